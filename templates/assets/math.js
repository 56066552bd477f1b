/* Copies a formula's TeX, lets the keyboard reach a formula that scrolls. Every page with formulas works without it. */
(() => {
  const words = document.currentScript.dataset;
  const texOf = (math) => math.querySelector('annotation[encoding="application/x-tex"]')?.textContent.trim() ?? "";

  const addCopyButton = (box) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "math-copy";
    button.textContent = "TeX";
    button.ariaLabel = words.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(texOf(box));
      button.textContent = words.copied;
      setTimeout(() => (button.textContent = "TeX"), 2000);
    });
    const frame = document.createElement(box.tagName);
    frame.className = "math-box";
    frame.style.display = "block";
    box.replaceWith(frame);
    frame.append(box, button);
  };

  const boxes = [...document.querySelectorAll(".math:not(.math-error)")];
  if (navigator.clipboard) boxes.forEach(addCopyButton);

  const letKeyboardScroll = () => {
    for (const box of boxes) {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      box.toggleAttribute("tabindex", scrolls);
      if (scrolls) box.tabIndex = 0;
      box.role = scrolls ? "group" : null;
      box.ariaLabel = scrolls ? words.formula : null;
    }
  };
  letKeyboardScroll();
  addEventListener("resize", letKeyboardScroll, { passive: true });

  /* what is copied of a text has its formulas as TeX */
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (selection.isCollapsed || !event.clipboardData) return;
    const part = document.createElement("div");
    for (let index = 0; index < selection.rangeCount; index++) part.append(selection.getRangeAt(index).cloneContents());
    const formulas = part.querySelectorAll("math");
    if (!formulas.length) return;
    for (const button of part.querySelectorAll("button")) button.remove();
    for (const math of formulas) {
      const tex = texOf(math);
      const display = math.getAttribute("display") === "block";
      if (tex) math.replaceWith(display ? `\n$$\n${tex}\n$$\n` : `$${tex}$`);
    }
    part.style.cssText = "position: fixed; inset-inline-start: -100vw; white-space: pre-wrap";
    document.body.append(part);
    event.clipboardData.setData("text/plain", part.innerText);
    part.remove();
    event.preventDefault();
  });
})();
