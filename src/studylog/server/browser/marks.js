/* Shows broken links and missing images where they are. */
import { sourceOfPage } from "./panel.js";

const CODES = new Set(["link", "missing-file"]);
const ADDRESSED = "[href], [src], [poster], [srcset], [data]";
const NAMES = ["href", "src", "poster", "srcset", "data"];
const STYLE = `
[data-studylog-problem] { outline: 2px dashed light-dark(#b3261e, #ff9d94); outline-offset: 2px; }
img[data-studylog-problem] { min-width: 3rem; min-height: 2rem; }`;
const MARK = `
button { all: unset; cursor: pointer; font: 700 .75rem/1.3 system-ui, sans-serif; padding: 0 .4em; margin-inline: .35em; border-radius: .6em;
  background: #b3261e; color: #fff; vertical-align: middle; }
button:focus-visible { outline: 2px solid #b3261e; outline-offset: 2px; }`;

const decode = (address) => {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
};

/* an address without what leads to the site's top or up from a page: a source may write it another way */
const tailOf = (address) => decode(address).normalize().replace(/^(\.{0,2}\/)+/, "");

const names = (element, target) => {
  const wanted = tailOf(target);
  return NAMES.map((name) => tailOf(element.getAttribute(name) ?? "")).some(
    (address) => address && (address === wanted || address.endsWith(`/${wanted}`) || wanted.endsWith(`/${address}`)),
  );
};

const targetOf = ({ address, text }) => address ?? /["“‘'「]([^"”’'」]+)["”’'」]/.exec(text)?.[1] ?? "";

/* what a line of the source became, beginning with the block it is in */
const findElement = (problem) => {
  const blocks = [...document.querySelectorAll("[data-line]")].filter((block) => +block.dataset.line <= problem.line);
  const last = Math.max(...blocks.map((block) => +block.dataset.line));
  const near = blocks.filter((block) => +block.dataset.line === last);
  const inside = near.flatMap((block) => [block, ...block.querySelectorAll(ADDRESSED)]);
  return inside.find((element) => element.matches(ADDRESSED) && names(element, targetOf(problem)));
};

const makeMark = (problem, open) => {
  const mark = document.createElement("studylog-mark");
  const button = Object.assign(document.createElement("button"), { textContent: "!", title: problem.text, ariaLabel: problem.text });
  const style = Object.assign(document.createElement("style"), { textContent: MARK });
  button.addEventListener("click", (event) => {
    event.preventDefault(); // it may stand in a link
    open(problem);
  });
  mark.attachShadow({ mode: "open" }).append(style, button);
  return mark;
};

const addStyle = () => {
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  document.adoptedStyleSheets.push(style);
};

/* Gives `mark(problems)`; `open(problem)` is called when a reader asks for more. */
export const startMarking = (open) => {
  addStyle();
  return (problems) => {
    document.querySelectorAll("studylog-mark").forEach((mark) => mark.remove());
    document.querySelectorAll("[data-studylog-problem]").forEach((marked) => marked.removeAttribute("data-studylog-problem"));
    const here = problems.filter(({ path, code, line }) => line && path === sourceOfPage() && CODES.has(code));
    for (const problem of here) {
      const element = findElement(problem);
      if (!element || element.hasAttribute("data-studylog-problem")) continue;
      element.setAttribute("data-studylog-problem", problem.text);
      element.after(makeMark(problem, open));
    }
  };
};
