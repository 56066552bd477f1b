/* The search's page: what is typed, what is found, and the way there by keyboard. */
(() => {
  const form = document.querySelector(".search");
  const list = document.querySelector(".found");
  const status = document.querySelector(".search-status");
  const more = document.querySelector(".search-more");
  const { q, category, tag } = form.elements;
  const words = form.dataset;
  const AT_ONCE = 3;
  const PATIENCE = 120; // milliseconds in which a syllable that is being composed may still become another one
  let shown = { numbers: [], words: [], at: 0 };
  let turn = 0;

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const mark = (text, pattern) => {
    const parts = [];
    let at = 0;
    for (const found of pattern ? text.matchAll(pattern) : []) {
      parts.push(text.slice(at, found.index), element("mark", {}, found[0]));
      at = found.index + found[0].length;
    }
    return [...parts, text.slice(at)];
  };
  const entry = (text) => {
    const { place, heading, excerpt, marks } = studylogSearch.show(text, shown.words);
    const href = text.url + (place && `#${encodeURIComponent(place)}`);
    const title = element("a", { href }, ...mark(text.title, marks));
    if (heading) title.append(" › ", ...mark(heading, marks));
    const about = [text.date, ...text.categories, ...text.tags.map((name) => `#${name}`)].filter(Boolean).join(" · ");
    return element("li", {}, title, element("p", { className: "found-about" }, ...mark(about, marks)), element("p", {}, ...mark(excerpt, marks)));
  };

  /* the next texts that hold the words: shards know parts of words only */
  const showMore = async () => {
    const mine = turn;
    const last = list.lastElementChild;
    let wanted = AT_ONCE;
    while (wanted && shown.at < shown.numbers.length) {
      const next = shown.numbers.slice(shown.at, (shown.at += wanted));
      const texts = await Promise.all(next.map((number) => studylogSearch.fetchFound(number, shown.words)));
      if (mine !== turn) return;
      const found = texts.filter(Boolean);
      list.append(...found.map(entry));
      wanted -= found.length;
    }
    more.hidden = shown.at >= shown.numbers.length;
    if (!list.children.length) status.textContent = words.none;
    return last;
  };

  const say = () => {
    const near = shown.words.filter(({ words: [word] }) => !q.value.toLowerCase().includes(word)).flatMap((word) => word.words);
    const count = words.count.replace("{count}", shown.numbers.length);
    status.textContent = (near.length ? `${words.instead.replace("{words}", near.join(", "))} ` : "") + (shown.numbers.length ? count : words.none);
  };
  const search = async () => {
    const mine = ++turn;
    const query = { q: q.value.trim(), category: category?.value ?? "", tag: tag?.value ?? "" };
    const filled = Object.entries(query).filter(([, value]) => value);
    history.replaceState(null, "", location.pathname + (filled.length ? `?${new URLSearchParams(filled)}` : "") + location.hash);
    const terms = ["category", "tag"].filter((kind) => query[kind]).map((kind) => studylogSearch.termWord(kind, query[kind]));
    try {
      const found = await studylogSearch.find(query.q, terms);
      if (mine !== turn) return;
      shown = { ...found, at: 0 };
      list.replaceChildren();
      more.hidden = true;
      if (filled.length) say();
      else status.textContent = "";
      await showMore();
    } catch {
      if (mine === turn) status.textContent = words.failed;
    }
    document.dispatchEvent(new CustomEvent("studylog-found"));
  };

  let composing;
  form.addEventListener("input", (event) => {
    clearTimeout(composing);
    composing = setTimeout(search, event.isComposing ? PATIENCE : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  more.addEventListener("click", async () => {
    const last = await showMore();
    (last?.nextElementSibling ?? list.firstElementChild)?.querySelector("a").focus();
  });

  addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const isAtHome = at >= 0 || document.activeElement === q;
    if (event.key === "Escape" && isAtHome) {
      if (at < 0) q.value = "";
      if (at < 0) search();
      q.focus();
    } else if (event.key === "ArrowDown" && isAtHome && at + 1 < links.length) {
      links[at + 1].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (links[at - 1] ?? q).focus();
    } else return;
    event.preventDefault();
  });

  const asked = new URLSearchParams(location.search);
  for (const field of [q, category, tag]) if (field) field.value = asked.get(field.name) ?? "";
  form.hidden = false;
  q.focus({ preventScroll: true });
  search();
})();
