/* A copy button on every block of code; what scrolls sideways can be reached by keyboard. */
(() => {
  const words = document.currentScript.dataset;

  /* what a reader would type: no line numbers, no prompts, and beside prompts no output */
  const codeOf = (block) => {
    const code = (block.querySelector(".code, .rouge-code, code") || block).cloneNode(true);
    const left = code.querySelector(".gp") ? ".gp, .go" : ".gutter, .lineno, .linenos, .copy";
    for (const part of code.querySelectorAll(left)) part.remove();
    return code.textContent.replace(/\n+$/, "");
  };

  const addCopyButton = (block) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(codeOf(block));
      button.textContent = words.copied;
      setTimeout(() => (button.textContent = words.copy), 2000);
    });
    block.append(button);
  };
  const blocks = ".e-content :is(div, figure).highlight, .e-content pre:not(.highlight *, .highlight, .mermaid)";
  if (navigator.clipboard) document.querySelectorAll(blocks).forEach(addCopyButton);

  const reach = () => {
    for (const box of document.querySelectorAll(".e-content pre")) {
      if (box.scrollWidth <= box.clientWidth) continue;
      const name = box.closest("figure")?.querySelector("figcaption")?.textContent;
      box.tabIndex = 0;
      box.role = "group";
      box.ariaLabel = name || words.code;
    }
  };
  addEventListener("resize", reach);
  reach();
})();
