/* Remembers the page as it was served, before the theme's scripts add their buttons and pictures; all else is modules. */
(() => {
  "use strict";
  const ELEMENT = 1;
  const TEXT = 3;
  const script = document.currentScript;

  /* with and without scripts browsers read these differently */
  const isOpaque = (node) => node.nodeName === "NOSCRIPT" || node.nodeName === "TEMPLATE";
  const isServed = (node) =>
    node.nodeType === TEXT ||
    (node.nodeType === ELEMENT && !(node.nodeName === "SCRIPT" && node.getAttribute("src") === script.getAttribute("src")));
  const attributesOf = (node) => Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));

  /* a part of a page as a tree of plain values, each with the node that shows it */
  const readTree = (node) => ({
    node,
    name: node.nodeName,
    text: node.nodeType === TEXT ? node.data : null,
    attributes: node.nodeType === TEXT ? {} : attributesOf(node),
    children: isOpaque(node) ? [] : [...node.childNodes].filter(isServed).map(readTree),
  });

  const page = readTree(document.documentElement);
  import("./live.js").then(({ start }) => start(page, readTree, script.dataset));
})();
