/* Code and formulas: a button copies them, the keyboard reaches what scrolls. Every page works without it. */
(() => {
  const words = document.currentScript.dataset;
  const BLOCKS = ":is(div, figure).highlight, pre:not(.highlight *, .highlight, .mermaid)";
  const all = (selector) => [...document.querySelectorAll(selector)];

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

  const codeLook = { className: "copy", textContent: words.copy };
  const mathLook = { className: "math-copy", textContent: "TeX", ariaLabel: words.copyFormula };
  const framed = new WeakSet();
  const addCopyButtons = (codes, formulas) => {
    const isNew = (block) => !framed.has(block) && framed.add(block);
    for (const block of codes.filter(isNew)) addCopyButton(frameOfCode(block), codeLook, codeOf);
    for (const box of formulas.filter(isNew)) addCopyButton(frameOfMath(box), mathLook, texOf);
  };

  let named = [];
  const nameOf = (code) => code.closest("figure")?.querySelector("figcaption")?.textContent || words.code;
  const letKeyboardScroll = () => {
    for (const [box, name] of named) {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      box.toggleAttribute("tabindex", scrolls);
      if (scrolls) box.tabIndex = 0;
      box.role = scrolls ? "group" : null;
      box.ariaLabel = scrolls ? name : null;
    }
  };
  addEventListener("resize", letKeyboardScroll, { passive: true });

  const readPage = () => {
    const codes = all(BLOCKS).filter((block) => block.closest(".e-content"));
    const formulas = all(".math:not(.math-error)");
    if (navigator.clipboard) addCopyButtons(codes, formulas);
    named = [...all(".e-content pre").map((code) => [code, nameOf(code)]), ...formulas.map((box) => [box, words.formula])];
    letKeyboardScroll();
  };
  document.addEventListener("studylog:patched", readPage); // only in a preview
  readPage();

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
