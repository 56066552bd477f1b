/* What the reader has in view: held where it is, or turned to what was edited. */

const MARK_MS = 1600;
const LEAST_SEEN = 40; // pixels of a block that is in view

const isSeen = (element) => {
  const { top, bottom, height, width } = element.getBoundingClientRect();
  return (height || width) && Math.min(bottom, innerHeight) - Math.max(top, 0) >= Math.min(height, LEAST_SEEN);
};

/* blocks of the text, else whatever the page has */
const blocks = () => {
  const lined = document.querySelectorAll("[data-line]");
  return [...(lined.length ? lined : document.querySelectorAll("main *, body > *"))];
};

/* Do `change` so that what stood at the top of the window stays there. */
export const holdView = (change) => {
  const root = document.scrollingElement;
  const places = blocks().map((block) => [block, block.getBoundingClientRect().top]);
  const inView = places.filter(([block]) => isSeen(block));
  inView.sort(([, one], [, other]) => (one < 0) - (other < 0) || one - other); // whole ones first
  root.style.overflowAnchor = "none"; // the browser's own way would come on top
  change();
  const [anchor, top] = inView.find(([block]) => block.isConnected && block.checkVisibility()) ?? [];
  if (anchor && root.scrollTop) root.scrollBy({ top: anchor.getBoundingClientRect().top - top, behavior: "instant" });
  root.style.overflowAnchor = "";
};

/* the block that a line of the source is part of: the last and innermost that begins before it */
export const blockAtLine = (line) =>
  [...document.querySelectorAll("[data-line]")].reduce(
    (found, block) => (+block.dataset.line <= line && (!found || +block.dataset.line >= +found.dataset.line) ? block : found),
    null,
  );

/* the line of the source that is in view: of the selection, else of the topmost block */
export const lineInView = () => {
  const { anchorNode, isCollapsed } = getSelection();
  const selected = isCollapsed ? null : anchorNode?.parentElement?.closest("[data-line]");
  const block = selected ?? blocks().find((each) => each.dataset.line && each.getBoundingClientRect().bottom > 0);
  return block && scrollY ? +block.dataset.line : 1;
};

const pick = (changed, line) => {
  const block = blockAtLine(line);
  const shown = changed.filter(({ element }) => element.isConnected && document.body.contains(element));
  const { element, instead } =
    shown.find(({ element }) => block?.contains(element)) ??
    shown.find(({ element }) => element.closest("[data-line]")) ??
    (block ? { element: block } : (shown.find(({ element }) => element.closest("main")) ?? {}));
  return instead?.isConnected && isSeen(instead) && !isSeen(element) ? instead : element;
};

const unfold = (element) => {
  for (let folded = element; (folded = folded.parentElement?.closest("details")); ) folded.open = true;
};

/* The block of an element, unless it is more than fits. */
const blockOf = (element) => {
  const block = element.closest("[data-line]") ?? element;
  return block.getBoundingClientRect().height < innerHeight / 2 ? block : element;
};

const mark = (element) => {
  const colour = "color-mix(in srgb, Highlight 65%, transparent)";
  const seen = { outline: `3px solid ${colour}`, outlineOffset: "4px" };
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.animate([seen, calm ? seen : { ...seen, outlineColor: "transparent" }], { duration: MARK_MS, easing: "ease-in" });
};

/* Bring what was edited into view, and mark it for a moment. */
export const showEdited = (changed, line) => {
  const element = pick(changed, line);
  if (!element) return;
  unfold(element);
  const block = blockOf(element);
  if (!isSeen(block)) block.scrollIntoView({ block: "center", behavior: "instant" });
  mark(block);
};
