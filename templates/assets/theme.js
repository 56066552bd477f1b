/* Light and dark, the reader's place in the contents. Every page works without it. */
(() => {
  const root = document.documentElement;
  const words = document.currentScript.dataset;

  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  document.querySelector(".color-theme")?.addEventListener("click", () => {
    const current = root.dataset.theme || (prefersDark.matches ? "dark" : "light");
    root.dataset.theme = current === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("studylog-theme", root.dataset.theme);
    } catch {} // private windows may refuse
  });

  const copyLink = document.querySelector(".copy-link");
  if (copyLink && navigator.clipboard) {
    const word = copyLink.querySelector("span");
    copyLink.hidden = false;
    copyLink.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.querySelector("link[rel=canonical]")?.href || location.href);
      word.textContent = words.copied;
    });
  }

  /* what scrolls sideways can be reached by keyboard in every browser */
  const letKeyboardScroll = () => {
    for (const box of document.querySelectorAll(".e-content :is(table, p, math)")) {
      if (box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX === "auto") box.tabIndex = 0;
    }
  };

  const wide = matchMedia("(min-width: 64rem)");
  const links = new Map();
  let contents = null;
  const unfold = () => contents && (contents.open = wide.matches);
  const mark = () => {
    const passed = [...links.keys()].filter((heading) => heading.getBoundingClientRect().top < 120);
    const current = links.get(passed.at(-1));
    for (const link of links.values()) link.ariaCurrent = link === current ? "true" : null;
  };
  const readContents = () => {
    const known = contents;
    contents = document.querySelector(".toc details");
    if (contents !== known) unfold();
    links.clear();
    for (const link of contents?.querySelectorAll("a") ?? []) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    }
    mark();
  };

  const readPage = () => {
    letKeyboardScroll();
    readContents();
  };
  wide.addEventListener("change", unfold);
  addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
  document.addEventListener("studylog:patched", readPage); // only in a preview
  readPage();
})();
