// The search's script outside a browser: asked in JSON, it reads the files of a built site as it needs them. Every query
// of `show` is the first: nothing is remembered from one to the next.
//   node search_engine.cjs SCRIPT SITE < calls     calls: [[name, ...arguments], …] → [result, …]
const fs = require("fs");
const path = require("path");
const url = require("url");
const vm = require("vm");
const zlib = require("zlib");

const [script, site] = process.argv.slice(2);
let bytes = 0;
const begin = () => {
  const append = (element) =>
    setImmediate(() => {
      const text = fs.readFileSync(url.fileURLToPath(element.src), "utf8");
      bytes += zlib.gzipSync(text).length;
      vm.runInContext(text, context);
    });
  const src = url.pathToFileURL(path.join(path.resolve(site), "assets", "studylog", "search.js")).href;
  const document = { currentScript: { src }, createElement: () => ({}), head: { append } };
  const context = vm.createContext({ URL, TextEncoder, document });
  vm.runInContext(`${fs.readFileSync(script, "utf8")}; globalThis.studylogSearch = studylogSearch;`, context);
  return context.studylogSearch;
};

/* what a reader is shown: the first texts that hold the words */
const show = async (query, terms = [], most = 3) => {
  const search = begin();
  const before = bytes;
  const begun = process.hrtime.bigint();
  const found = await search.find(query, terms);
  const shown = [];
  for (const number of found.numbers) {
    if (shown.length === most) break;
    const text = await search.fetchFound(number, found.words);
    if (text) shown.push({ ...text, ...search.show(text, found.words), sections: undefined });
  }
  return { numbers: found.numbers, words: found.words.map(({ words }) => words), shown, bytes: bytes - before, seconds: Number(process.hrtime.bigint() - begun) / 1e9 };
};

(async () => {
  const search = { ...begin(), show };
  const results = [];
  for (const [name, ...values] of JSON.parse(fs.readFileSync(0, "utf8"))) results.push(await search[name](...values));
  process.stdout.write(JSON.stringify(results));
})();
