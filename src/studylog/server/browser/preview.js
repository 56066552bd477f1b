/* Remembers the page as it was served, before the theme's scripts add their buttons and pictures; all else is modules. */
(() => {
  "use strict";
  const script = document.currentScript;

  const isServed = (node) => node.nodeType === Node.TEXT_NODE || (node.attributes && node.src !== script.src);
  const isOpaque = (node) => /^(NOSCRIPT|TEMPLATE)$/.test(node.nodeName); // with scripts these are read in another way

  /* a part of a page as a tree of plain values, each with the node that shows it */
  const readTree = (node) => ({
    node,
    name: node.nodeName,
    text: node.nodeValue,
    attributes: Object.fromEntries(Array.from(node.attributes ?? [], ({ name, value }) => [name, value])),
    children: isOpaque(node) ? [] : [...node.childNodes].filter(isServed).map(readTree),
  });

  const page = readTree(document.documentElement);
  import("./live.js").then(
    ({ start }) => start(page, readTree, script.dataset),
    () => {}, // the reader went on before it came; any other reason stands in the console by itself
  );
})();
