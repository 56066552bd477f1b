/* Light and dark, links to headings, the reader's place in the contents. Every page works without it. */
(() => {
  const root = document.documentElement;
  const words = document.currentScript.dataset;

  /* as the system has it, the other way, this way, and round again: the first press is always seen */
  const button = document.querySelector(".color-theme");
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const [auto, light, dark] = words.modes.split("|");
  const names = { auto, light, dark };
  const modeNow = () => root.dataset.theme ?? "auto";
  const nextMode = () => {
    const modes = prefersDark.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
    return modes[(modes.indexOf(modeNow()) + 1) % 3];
  };
  const nameMode = () => {
    button.title = names[modeNow()];
    button.ariaLabel = `${words.theme}: ${button.title}`;
  };
  button?.addEventListener("click", () => {
    const mode = nextMode(); // "auto" is kept too, for sites that begin with another
    if (mode === "auto") delete root.dataset.theme;
    else root.dataset.theme = mode;
    nameMode();
    try {
      localStorage.setItem("studylog-theme", mode);
    } catch {} // private windows may refuse
  });
  if (button) nameMode();

  addEventListener("keydown", (event) => {
    const isTyped = event.target.closest?.("input, textarea, select, [contenteditable]");
    const place = document.querySelector(".search input") ?? document.querySelector(".search-link");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyped || !place) return;
    event.preventDefault();
    if (place.matches("input")) place.focus();
    else place.click();
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
  let marked = null;
  const unfold = () => contents && (contents.open = wide.matches);
  const keepInView = (link) => {
    const pane = contents.parentElement;
    const place = link.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    if (wide.matches && (place < 40 || place > pane.clientHeight - 60)) pane.scrollTop += place - pane.clientHeight / 2;
  };
  const mark = () => {
    const atEnd = scrollY + innerHeight > root.scrollHeight - 4;
    const line = atEnd && scrollY > 0 ? innerHeight : 120;
    const passed = [...links.keys()].filter((heading) => heading.getBoundingClientRect().top < line);
    const current = links.get(passed.at(-1)) ?? null;
    if (current === marked) return;
    if (marked) marked.ariaCurrent = null;
    if (current) {
      current.ariaCurrent = "true";
      keepInView(current);
    }
    marked = current;
  };
  const readContents = () => {
    const known = contents;
    contents = document.querySelector(".toc details");
    if (contents !== known) unfold();
    links.clear();
    marked = null;
    for (const link of contents?.querySelectorAll("a") ?? []) {
      link.ariaCurrent = null;
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    }
    mark();
  };

  /* behind each heading, shown when it is pointed at */
  const linkHeadings = () => {
    for (const heading of document.querySelectorAll(".e-content :is(h1, h2, h3, h4, h5, h6)[id]")) {
      if (heading.querySelector("a")) continue;
      const link = document.createElement("a");
      Object.assign(link, { className: "anchor", href: `#${encodeURIComponent(heading.id)}`, textContent: "#", ariaLabel: words.anchor });
      heading.append(link);
    }
  };

  const readPage = () => {
    letKeyboardScroll();
    readContents();
    linkHeadings();
  };
  wide.addEventListener("change", unfold);
  addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
  document.addEventListener("studylog:patched", readPage); // only in a preview
  readPage();
})();
