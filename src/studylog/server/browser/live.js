/* Keeps a page as its writer has it: hears of new builds and shows what they changed. */
import { numberTree } from "./align.js";
import { startMarking } from "./marks.js";
import { Panel, sourceOfPage } from "./panel.js";
import { patchPage } from "./patch.js";
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

  const fetchOrNull = (address) => fetch(address).catch(() => null); // of a server that is gone the stream tells
  const edit = (path, line) => fetchOrNull(`/__studylog/edit?${new URLSearchParams({ token, path, line })}`);
  const panel = new Panel(editor ? edit : null);
  const showProblems = (problems, isFailed) => isDashboard() || panel.show(problems, isFailed); // which lists them itself
  const mark = startMarking(({ path, line }) => (editor ? edit(path, line) : panel.open(true)));

  const showPage = async (line) => {
    const answer = await fetchOrNull(location.pathname + location.search);
    if (!answer) return;
    const { documentElement } = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = numberTree(readTree(documentElement));
    const changed = await patchPage(shown, fresh, holdView);
    shown = fresh;
    if (line) showEdited(changed, line);
    panel.readPage();
    document.dispatchEvent(new Event("studylog:patched"));
  };

  const follow = (moved) => {
    const to = Object.entries(moved).find(([from]) => isHere(from))?.[1];
    if (to) history.replaceState(history.state, "", to + location.hash);
    return Boolean(to);
  };

  const lineFor = (edited) => Object.entries(edited).find(([path]) => isHere(path))?.[1];

  const showBuild = async ({ pages, styles, images, others, moved, edited, build, problems }) => {
    const isFirst = "early" in document.body.dataset; // the page that stood in for the site until it could be built
    const isAny = !styles || !images || !others;
    if (isFirst || isAny || hasLoaded(others)) return location.reload();
    const hasMoved = follow(moved);
    const isChanged = hasMoved || !pages || pages.some(isHere) || isDashboard();
    await renewStyles(styles, build);
    renewImages(images, build);
    if (isChanged) await showPage(lineFor(edited));
    showProblems(problems, false);
    mark(problems);
  };

  const act = async (event) => {
    panel.showConnection(event.type !== "lost");
    if (event.type === "refused") return reloadOnce(token);
    if (event.type === "built") await showBuild(event);
    if (event.type === "failed") {
      showProblems(event.problems, true);
      if (isDashboard()) await showPage();
    }
    known = Math.max(known, event.build ?? 0);
  };

  /* whatever comes between: a page that is loaded anew is right */
  const startOver = (error) => {
    console.warn(error);
    location.reload();
  };

  let queue = Promise.resolve();
  listen(
    token,
    () => known,
    (event) => (queue = queue.then(() => act(event)).catch(startOver)),
  );

  document.addEventListener("keydown", (event) => {
    if (editor && event.key === "e" && !isTyping(event) && sourceOfPage()) edit(sourceOfPage(), lineInView());
  });
};
