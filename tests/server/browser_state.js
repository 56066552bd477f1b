/* What a writer has before their eyes, before and after an edit. */
(() => {
  const blockNamed = (name) => [...document.querySelector(".e-content").children].find((block) => block.textContent.includes(name));
  const nameOf = (block) => /낱말\d{4}/.exec(block.textContent)?.[0];
  const isInView = ({ top, bottom }) => Math.min(bottom, innerHeight) - Math.max(top, 0) >= Math.min(bottom - top, 40);

  const focus = (name) => {
    const block = blockNamed(name);
    const target = block.querySelector("a[href], summary, button") ?? document.querySelector(".e-content a[href]");
    target.focus({ preventScroll: true });
  };
  const select = (name) => {
    const walker = document.createTreeWalker(blockNamed(name), NodeFilter.SHOW_TEXT, (text) => (text.data.includes(name) ? 1 : 3));
    const text = walker.nextNode();
    const start = text.data.indexOf(name);
    getSelection().setBaseAndExtent(text, start, text, start + name.length);
  };

  window.state = {
    patches: 0,
    prepare(share, focused, selected, toggled) {
      for (const name of toggled) blockNamed(name).querySelector("details, :scope > summary")?.toggleAttribute("open");
      for (const name of toggled) if (blockNamed(name).matches("details")) blockNamed(name).toggleAttribute("open");
      scrollTo({ top: share * (document.documentElement.scrollHeight - innerHeight), behavior: "instant" });
      focus(focused);
      select(selected);
    },
    read() {
      const blocks = [...document.querySelectorAll(".e-content > *")].filter(nameOf);
      const places = Object.fromEntries(blocks.map((block) => [nameOf(block), block.getBoundingClientRect().toJSON()]));
      const folded = Object.fromEntries([...document.querySelectorAll(".e-content details")].map((each) => [nameOf(each), each.open]));
      const active = document.activeElement;
      return {
        places,
        folded,
        focused: `${active.tagName} ${active.href ?? nameOf(active.closest(".e-content > *") ?? active)}`,
        selected: String(getSelection()),
        scroll: scrollY,
        end: document.documentElement.scrollHeight - innerHeight,
        buttons: blocks.filter((block) => block.querySelector("pre, math")).map((block) => block.querySelectorAll("button").length),
      };
    },
    compare(before, after, edit) {
      const wrong = [];
      const isEdited = (name) => edit.names.includes(name) && edit.how !== "delete";
      for (const [name, open] of Object.entries(after.folded))
        if (name in before.folded && before.folded[name] !== open && !isEdited(name)) wrong.push(`details ${name}`);
      if (before.focused !== after.focused) wrong.push(`focus ${before.focused} → ${after.focused}`);
      if (before.selected !== after.selected) wrong.push(`selection ${before.selected} → ${after.selected}`);
      if (!edit.names.some((name) => isInView(after.places[name]))) wrong.push("edited block out of view");
      const anchor = Object.entries(before.places).find(([name, place]) => isInView(place) && after.places[name] && !isEdited(name))?.[0];
      const shift = anchor ? after.places[anchor].top - before.places[anchor].top : 0;
      // A row or an item of a block that is cut off may have been out of view.
      const wasWhole = ({ top, bottom }) => top - shift >= 0 && bottom - shift <= innerHeight;
      const wasInView = edit.names.some((name) => wasWhole(after.places[name]));
      const isAtEnd = Math.abs(after.scroll - after.end) < 2 || after.scroll < 2;
      if (wasInView && Math.abs(shift) > 1 && !isAtEnd) wrong.push(`scroll by ${shift}`);
      if (after.buttons.some((count) => count !== 1)) wrong.push(`copy buttons: ${after.buttons}`);
      return wrong.join("; ");
    },
  };
  document.addEventListener("studylog:patched", () => setTimeout(() => state.patches++));
})();
