/* Fetches the discussion below a text when a reader comes near, and keeps its colours like the page's. */
(() => {
  const root = document.documentElement;
  const box = document.querySelector(".thread");
  const { provider, script, ...words } = box.dataset;
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const colours = () => root.dataset.theme || (prefersDark.matches ? "dark" : "light");
  const name = (colour) => (provider === "giscus" ? colour : `github-${colour}`);

  const open = () => {
    const element = document.createElement("script");
    element.src = script;
    element.async = true;
    element.crossOrigin = "anonymous";
    if (provider === "disqus") {
      box.id = "disqus_thread";
      element.crossOrigin = null;
      window.disqus_config = function () {
        Object.assign(this.page, words);
      };
    } else {
      const prefix = provider === "giscus" ? "data-" : "";
      const told = { ...words, theme: name(colours()) };
      for (const word in told) element.setAttribute(prefix + word.replace(/[A-Z]/g, "-$&").toLowerCase(), told[word]);
    }
    box.append(element);
  };

  const follow = () => {
    const frame = document.querySelector(".giscus-frame, .utterances-frame");
    if (provider === "disqus") return window.DISQUS?.reset({ reload: true });
    const message = provider === "giscus" ? { giscus: { setConfig: { theme: name(colours()) } } } : { type: "set-theme", theme: name(colours()) };
    frame?.contentWindow.postMessage(message, new URL(script).origin);
  };

  const watcher = new IntersectionObserver(
    ([entry]) => {
      if (!entry.isIntersecting) return;
      watcher.disconnect();
      open();
      new MutationObserver(follow).observe(root, { attributeFilter: ["data-theme"] });
      prefersDark.addEventListener("change", follow);
    },
    { rootMargin: "400px" },
  );
  watcher.observe(box);
})();
