/* Shows broken links and missing images where they are. */
import { sourceOfPage } from "./panel.js";
import { blockAtLine } from "./view.js";

const ADDRESSES = ["href", "src", "poster", "srcset", "data"];
const MARK = "data-studylog-problem";
const STYLE = `
[${MARK}] { outline: 2px dashed light-dark(#b3261e, #ff9d94); outline-offset: 2px; }
img[${MARK}] { min-width: 3rem; min-height: 2rem; }`;
const BUTTON = `
button { all: unset; cursor: pointer; padding: 0 .4em; margin-inline: .35em; border-radius: .6em; background: #b3261e; color: #fff;
  font: 700 .75rem/1.3 system-ui, sans-serif; vertical-align: middle; }
button:focus-visible { outline: 2px solid #b3261e; outline-offset: 2px; }`;

/* an address without what leads to the site's top or up from a page: a source may write it another way */
const tailOf = (address) => {
  try {
    return decodeURI(address).normalize().replace(/^(\.{0,2}\/)+/, "");
  } catch {
    return address;
  }
};

const leadsTo = (element, address) => {
  const wanted = tailOf(address);
  const written = ADDRESSES.map((name) => tailOf(element.getAttribute(name) ?? "")).filter(Boolean);
  return written.some((tail) => tail === wanted || tail.endsWith(`/${wanted}`) || wanted.endsWith(`/${tail}`));
};

/* what the address in a line of the source became */
const findElement = ({ line, address }) => {
  const block = blockAtLine(line);
  const near = block ? document.querySelectorAll(`[data-line="${block.dataset.line}"]`) : [];
  return [...near].flatMap((each) => [each, ...each.querySelectorAll("*")]).find((element) => leadsTo(element, address));
};

const makeMark = (problem, open) => {
  const mark = document.createElement("studylog-mark");
  const shadow = mark.attachShadow({ mode: "open" });
  const button = Object.assign(document.createElement("button"), { textContent: "!", title: problem.text, ariaLabel: problem.text });
  shadow.append(Object.assign(document.createElement("style"), { textContent: BUTTON }), button);
  button.addEventListener("click", (event) => {
    event.preventDefault(); // it may stand in a link
    open(problem);
  });
  return mark;
};

/* Gives `mark(problems)`; `open(problem)` is called when a reader asks for more. */
export const startMarking = (open) => {
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  document.adoptedStyleSheets.push(style);
  return (problems) => {
    document.querySelectorAll("studylog-mark").forEach((mark) => mark.remove());
    document.querySelectorAll(`[${MARK}]`).forEach((marked) => marked.removeAttribute(MARK));
    for (const problem of problems) {
      const isHere = problem.line && problem.address && problem.path === sourceOfPage();
      const element = isHere && findElement(problem);
      if (!element || element.hasAttribute(MARK)) continue;
      element.setAttribute(MARK, "");
      element.after(makeMark(problem, open));
    }
  };
};
