/* Code and formulas: a button copies them, the keyboard reaches what scrolls. Every page works without it. */
(() => {
  const words = document.currentScript.dataset;
  const blocks = document.querySelectorAll(":is(div, figure).highlight, pre:not(.highlight *, .highlight, .mermaid)");
  const codes = [...blocks].filter((block) => block.closest(".e-content"));
  const formulas = [...document.querySelectorAll(".math:not(.math-error)")];

  /* what a selection leaves as well: numbers, prompts, buttons */
  const ASIDE = ".gp, .gutter, .lineno, .linenos, button";

  /* what a reader would type: beside prompts no output */
  const codeOf = (block) => {
    const code = (block.querySelector(".code, .rouge-code, code") || block).cloneNode(true);
    const left = code.querySelector(".gp") ? `${ASIDE}, .go` : ASIDE;
    for (const part of code.querySelectorAll(left)) part.remove();
    return code.textContent.replace(/\n+$/, "");
  };
  const texOf = (math) => math.querySelector('annotation[encoding="application/x-tex"]')?.textContent.trim() ?? "";

  const addCopyButton = (frame, look, textOf) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", ...look });
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(textOf(frame));
      button.textContent = words.copied;
      setTimeout(() => (button.textContent = look.textContent), 2000);
    });
    frame.append(button);
  };

  /* around what scrolls: a button inside would scroll along */
  const putInFrame = (box, className) => {
    const frame = document.createElement(box.tagName === "PRE" ? "div" : box.tagName);
    Object.assign(frame, { className });
    box.replaceWith(frame);
    frame.append(box);
    return frame;
  };
  const frameOfCode = (block) => (block.matches("pre") ? putInFrame(block, "code-box") : block);
  const frameOfMath = (box) => {
    const frame = putInFrame(box, "math-box");
    frame.style.display = "block";
    return frame;
  };

  if (navigator.clipboard) {
    for (const block of codes) addCopyButton(frameOfCode(block), { className: "copy", textContent: words.copy }, codeOf);
    const look = { className: "math-copy", textContent: "TeX", ariaLabel: words.copyFormula };
    for (const box of formulas) addCopyButton(frameOfMath(box), look, texOf);
  }

  const nameOf = (code) => code.closest("figure")?.querySelector("figcaption")?.textContent || words.code;
  const named = [
    ...[...document.querySelectorAll(".e-content pre")].map((code) => [code, nameOf(code)]),
    ...formulas.map((box) => [box, words.formula]),
  ];
  const letKeyboardScroll = () => {
    for (const [box, name] of named) {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      box.toggleAttribute("tabindex", scrolls);
      if (scrolls) box.tabIndex = 0;
      box.role = scrolls ? "group" : null;
      box.ariaLabel = scrolls ? name : null;
    }
  };
  letKeyboardScroll();
  addEventListener("resize", letKeyboardScroll, { passive: true });

  /* a formula as its TeX, whose lines are kept */
  const writeTex = (math) => {
    const tex = texOf(math);
    if (!tex) return;
    const display = math.getAttribute("display") === "block";
    const text = document.createElement(display ? "div" : "span");
    text.style.whiteSpace = "pre-wrap";
    text.textContent = display ? `$$\n${tex}\n$$` : `$${tex}$`;
    math.replaceWith(text);
  };
  const selected = (selection) => {
    const part = document.createElement("div");
    for (let index = 0; index < selection.rangeCount; index++) part.append(selection.getRangeAt(index).cloneContents());
    return part;
  };
  const plainText = (part) => {
    part.style.cssText = "position: fixed; inset-inline-start: -100vw";
    document.body.append(part);
    const text = part.innerText;
    part.remove();
    return text;
  };

  /* what is copied of a text has its formulas as TeX; without one the browser knows best */
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (selection.isCollapsed || !event.clipboardData) return;
    const part = selected(selection);
    const maths = part.querySelectorAll("math");
    if (!maths.length) return;
    maths.forEach(writeTex);
    for (const aside of part.querySelectorAll(ASIDE)) aside.remove();
    for (const link of part.querySelectorAll("a[href]")) link.setAttribute("href", link.href);
    for (const image of part.querySelectorAll("img[src]")) image.setAttribute("src", image.src);
    event.clipboardData.setData("text/html", part.innerHTML);
    event.clipboardData.setData("text/plain", plainText(part));
    event.preventDefault();
  });
})();
