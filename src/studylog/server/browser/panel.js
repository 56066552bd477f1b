/* What is wrong with the site, over the page: a badge in the corner, and a sheet that lists it.
   It stands in a shadow tree, so that neither page nor preview styles the other; texts are only ever set as text. */
import { words } from "./words.js";

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const count = (problems, severity) => problems.filter((problem) => problem.severity === severity).length;
const metaOf = (name) => document.querySelector(`meta[name="studylog:${name}"]`)?.content ?? "";
export const sourceOfPage = () => metaOf("source");

export class Panel {
  #root = make("studylog-preview");
  #status = make("p", { role: "status", class: "told" });
  #state = make("span", { class: "state", hidden: "" });
  #lost = make("span", { class: "lost", hidden: "" }, words.lost);
  #button = make("button", { type: "button", "aria-expanded": "false", "aria-controls": "sheet", hidden: "" });
  #title = make("h2", { id: "title" });
  #close = make("button", { type: "button", class: "close", "aria-label": words.close }, "×");
  #stays = make("p", { class: "stays", hidden: "" }, words.stays);
  #list = make("ol");
  #sheet = make("section", { id: "sheet", role: "dialog", "aria-labelledby": "title", tabindex: "-1", hidden: "" });
  #shown = "[]";
  #isAsked = false;
  #edit;

  /* `edit(path, line)` opens a source in the writer's editor; null where none is set */
  constructor(edit) {
    this.#edit = edit;
    const shadow = this.#root.attachShadow({ mode: "open" });
    const style = make("link", { rel: "stylesheet", href: new URL("preview.css", import.meta.url).pathname });
    const badge = make("div", { class: "badge", role: "region", "aria-label": words.preview }, this.#state, this.#lost, this.#button);
    this.#sheet.append(make("div", { class: "head" }, this.#title, this.#close), this.#stays, this.#list);
    this.#lost.title = words.lostMore;
    this.#root.hidden = true;
    style.onload = () => (this.#root.hidden = false);
    shadow.append(style, this.#status, this.#sheet, badge);
    document.documentElement.append(this.#root);
    this.#button.addEventListener("click", () => (this.#sheet.hidden ? this.open(true) : this.close()));
    this.#close.addEventListener("click", () => this.close());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    document.addEventListener("pointerdown", (event) => event.composedPath().includes(this.#root) || this.close());
    this.readPage();
  }

  /* Whether the page is a draft's or one of the future. */
  readPage() {
    const state = metaOf("state");
    this.#state.hidden = !state;
    this.#state.textContent = [words[state] ?? state, metaOf("date")].filter(Boolean).join(" · ");
  }

  showConnection(isThere) {
    this.#lost.hidden = isThere;
  }

  /* The problems there are now. An error opens the sheet; when all are corrected, it goes. */
  show(problems, isFailed) {
    const shown = JSON.stringify([isFailed, problems]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const [errors, warnings] = [count(problems, "error"), count(problems, "warning")];
    const summary = [errors && words.errors(errors), warnings && words.warnings(warnings)].filter(Boolean).join(", ");
    this.#button.textContent = this.#title.textContent = summary;
    this.#button.hidden = !summary;
    this.#button.className = this.#sheet.className = errors ? "error" : "warning";
    this.#stays.hidden = !isFailed;
    this.#list.replaceChildren(...problems.map((problem) => this.#item(problem)));
    this.#status.textContent = errors ? `${summary}: ${problems[0].text}` : summary;
    if (errors) this.open(false);
    else if (!summary || !this.#isAsked) this.close();
  }

  /* The keyboard goes along when the reader asked for it, and otherwise only from where it is of no use. */
  open(isAsked) {
    this.#isAsked = isAsked;
    this.#sheet.hidden = false;
    this.#button.ariaExpanded = "true";
    if (isAsked || document.activeElement === document.body) this.#sheet.focus({ preventScroll: true });
  }

  close() {
    const wasIn = this.#sheet.matches(":focus-within");
    this.#sheet.hidden = true;
    this.#button.ariaExpanded = "false";
    if (wasIn && !this.#button.hidden) this.#button.focus({ preventScroll: true });
  }

  #item(problem) {
    const { severity, code, text, hint } = problem;
    const kind = make("span", { class: `kind ${severity}` }, `${words[severity]} · ${code}`);
    const item = make("li", {}, make("p", { class: "where" }, this.#place(problem), " ", kind), make("p", { class: "text" }, text));
    if (problem.source?.length) item.append(sourceOf(problem));
    if (hint) item.append(make("p", { class: "hint" }, make("b", {}, words.hint), " ", hint));
    return item;
  }

  #place({ path, line, column }) {
    const place = [path, line, column].filter(Boolean).join(":");
    if (!this.#edit || !path) return make("code", {}, place);
    const button = make("button", { type: "button", class: "place", title: words.open }, place);
    button.addEventListener("click", () => this.#edit(path, line || 1));
    return button;
  }
}

/* The lines around the place; a caret stands below it, whatever the width of the characters before it. */
const sourceOf = ({ source, line, column }) => {
  const frame = make("pre", { tabindex: "0" });
  for (const [number, text] of source) {
    const isIt = number === line;
    frame.append(make("span", { class: isIt ? "line it" : "line" }, make("i", {}, `${number}`), `${text}\n`));
    if (isIt && column) {
      const before = make("span", { class: "unseen" }, text.slice(0, column - 1));
      frame.append(make("span", { class: "line caret", "aria-hidden": "true" }, make("i"), before, "^\n"));
    }
  }
  return frame;
};
