/* Draws diagrams as they come near, in light or dark. Without it, and where one has a mistake, its source stays. */
(() => {
  const { url, integrity, diagram } = document.currentScript.dataset;
  const root = document.documentElement;
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches);
  const DARK = { theme: "dark", themeVariables: { edgeLabelBackground: "#32353e" } }; // its own is too light to be read on
  const drawn = new Map();

  let library;
  const load = () =>
    (library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      if (integrity) Object.assign(script, { integrity, crossOrigin: "anonymous" });
      Object.assign(script, { src: url, onload: () => resolve(mermaid), onerror: reject });
      document.head.append(script);
    }));

  const place = (source) => {
    const figure = document.createElement("figure");
    figure.className = "diagram";
    source.after(figure);
    return figure;
  };

  const draw = async (source) => {
    const library = await load();
    const fontFamily = getComputedStyle(document.body).fontFamily;
    const look = isDark() ? DARK : { theme: "default" };
    library.initialize({ startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true, fontFamily, ...look });
    try {
      const { svg } = await library.render(`diagram-${seen.get(source).number}`, source.textContent);
      if (!drawn.has(source)) drawn.set(source, place(source));
      drawn.get(source).innerHTML = svg;
      const picture = drawn.get(source).firstElementChild;
      picture.setAttribute("role", "img");
      if (!picture.hasAttribute("aria-labelledby")) picture.ariaLabel = diagram;
      source.hidden = true;
      source.classList.remove("mermaid-error");
      source.removeAttribute("title");
    } catch (error) {
      drawn.get(source)?.remove();
      drawn.delete(source);
      source.hidden = false;
      source.classList.add("mermaid-error");
      source.title = error.message;
    }
  };

  let queue = Promise.resolve();
  const enqueue = (source) => (queue = queue.then(() => draw(source)).catch(() => {}));

  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        enqueue(target);
      }
    },
    { rootMargin: "800px" },
  );

  /* source → its number and text */
  const seen = new Map();
  let number = 0;
  const readPage = () => {
    for (const source of document.querySelectorAll(".mermaid")) {
      const text = source.textContent;
      if (seen.get(source)?.text === text) continue;
      seen.set(source, { number: seen.get(source)?.number ?? number++, text });
      if (drawn.has(source)) enqueue(source);
      else near.observe(source);
    }
    for (const [source, figure] of drawn) {
      if (source.isConnected) continue;
      figure.remove();
      drawn.delete(source);
    }
  };
  document.addEventListener("studylog:patched", readPage); // only in a preview
  readPage();

  const redraw = () => [...drawn.keys()].forEach(enqueue);
  new MutationObserver(redraw).observe(root, { attributeFilter: ["data-theme"] });
  prefersDark.addEventListener("change", redraw);
})();
