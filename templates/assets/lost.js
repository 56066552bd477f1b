/* On the 404 page: the pages whose addresses are most like the one that was asked for. The page works without it. */
(() => {
  const section = document.querySelector(".nearest");
  const { sitemap: address } = document.currentScript.dataset;
  const MOST = 5;
  const decode = (path) => {
    try {
      return decodeURIComponent(path).normalize("NFC").toLowerCase();
    } catch {
      return path;
    }
  };
  const partsOf = (path) => decode(path).replace(/\.html?$/, "").split("/").filter(Boolean);
  const pairsOf = (word) => new Set([...word].map((letter, at, all) => letter + (all[at + 1] ?? "")));

  /* Dice's coefficient over pairs of letters; dates and `-` count for as much as they are letters */
  const likeness = (one, other) => {
    const [first, second] = [pairsOf(one), pairsOf(other)];
    let shared = 0;
    for (const pair of first) shared += second.has(pair);
    return (2 * shared) / (first.size + second.size || 1);
  };
  const asked = partsOf(location.pathname);
  const score = (path) => {
    const parts = partsOf(path);
    return 2 * likeness(asked.at(-1) ?? "", parts.at(-1) ?? "") + likeness(asked.join("/"), parts.join("/"));
  };

  const titleOf = async (url) => {
    const html = await (await fetch(url)).text();
    return new DOMParser().parseFromString(html, "text/html").querySelector("h1")?.textContent.trim();
  };
  const show = async () => {
    const sitemap = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/xml");
    const urls = [...sitemap.querySelectorAll("loc")].map((place) => new URL(place.textContent, location).pathname);
    const near = urls.map((url) => [score(url), url]).filter(([like]) => like > 0.9);
    near.sort((one, other) => other[0] - one[0]);
    for (const [, url] of near.slice(0, MOST)) {
      const link = Object.assign(document.createElement("a"), { href: url, textContent: (await titleOf(url)) || decode(url) });
      const item = document.createElement("li");
      item.append(link);
      section.querySelector("ul").append(item);
      section.hidden = false;
    }
  };
  show().catch(() => {}); // without a sitemap the other ways remain
})();
