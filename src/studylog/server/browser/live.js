/* Keeps a page as its writer has it: hears of new builds and shows what they changed. */
import { numberTree } from "./align.js";
import { startMarking } from "./marks.js";
import { Panel, sourceOfPage } from "./panel.js";
import { LostError, patchPage } from "./patch.js";
import { hasLoaded, renewImages, renewStyles } from "./refresh.js";
import { listen } from "./stream.js";
import { holdView, lineInView, showEdited } from "./view.js";

/* `/a/b/`, `/a/b/index.html` and `/x`, `/x.html` are the same pages, as GitHub Pages has it */
const pageAt = (path) => decodeURI(path).replace(/(\/index)?\.html$|\/index$/, "").replace(/(?<=.)\/$/, "");
const isHere = (path) => pageAt(path) === pageAt(location.pathname);
const isDashboard = () => location.pathname.startsWith("/__studylog/");

const isTyping = ({ target, altKey, ctrlKey, metaKey, isComposing }) =>
  altKey || ctrlKey || metaKey || isComposing || target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

/* A page from before the preview was started again knows its way only once. */
const reloadOnce = (token) => {
  if (sessionStorage.getItem("studylog-token") === token) return;
  sessionStorage.setItem("studylog-token", token);
  location.reload();
};

/* `page` is the page as it was served, read by `readTree`; the rest are the words of the preview's script element. */
export const start = (page, readTree, { token, build, editor }) => {
  let shown = numberTree(page);
  let known = Number(build);

  const edit = (path, line) => fetch(`/__studylog/edit?${new URLSearchParams({ token, path, line })}`);
  const panel = new Panel(editor ? edit : null);
  const mark = startMarking(({ path, line }) => (editor ? edit(path, line) : panel.open(true)));

  const fetchPage = async () => {
    const answer = await fetch(location.pathname + location.search);
    const { documentElement } = new DOMParser().parseFromString(await answer.text(), "text/html");
    return numberTree(readTree(documentElement));
  };

  const showPage = async (line) => {
    const fresh = await fetchPage();
    const changed = await patchPage(shown, fresh, holdView);
    shown = fresh;
    if (line) showEdited(changed, line);
    panel.readPage();
    document.dispatchEvent(new CustomEvent("studylog:patched", { detail: { changed } }));
  };

  const follow = (moved) => {
    const to = Object.entries(moved).find(([from]) => isHere(from))?.[1];
    if (to) history.replaceState(history.state, "", to + location.hash);
    return Boolean(to);
  };

  const lineFor = (edited) => Object.entries(edited).find(([path]) => isHere(path))?.[1];

  const showBuild = async ({ pages, styles, images, others, moved, edited, build, problems }) => {
    if (Array.isArray(others) && hasLoaded(others)) return location.reload();
    const hasMoved = follow(moved);
    const isChanged = hasMoved || !pages || pages.some(isHere) || isDashboard();
    await renewStyles(styles, build);
    renewImages(images, build);
    if (isChanged) await showPage(lineFor(edited));
    panel.show(problems, false);
    mark(problems);
  };

  const act = async (event) => {
    panel.showConnection(event.type !== "lost");
    if (event.type === "refused") return reloadOnce(token);
    if (event.type === "built") await showBuild(event);
    if (event.type === "failed") panel.show(event.problems, true);
    known = Math.max(known, event.build ?? 0);
  };

  const giveUp = (error) => {
    if (error instanceof LostError) location.reload();
    else if (!(error instanceof TypeError)) throw error; // a TypeError: the server is gone, and the stream tells of it
  };

  let queue = Promise.resolve();
  listen(
    token,
    () => known,
    (event) => (queue = queue.then(() => act(event)).catch(giveUp)),
  );

  document.addEventListener("keydown", (event) => {
    if (editor && event.key === "e" && !isTyping(event) && sourceOfPage()) edit(sourceOfPage(), lineInView());
  });
};
