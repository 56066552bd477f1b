/* Finds texts by what is typed. docs/search.md says how the index is laid out; tests/search holds both to it. */
const studylogSearch = (() => {
  const LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const BEFORE = "!#%()*+,./:<=>?@[]^{|}~&";
  const LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  const FIELDS = [1, 8, 4, 2]; // text, title, headings, tags, as bits
  const WEIGHTS = [1, 10, 100, 1000]; // of those bits: how many words a title holds counts first
  const RUNS = /[a-z0-9+#]+|(?:(?![\x00-\x7fㄱ-ㆎ])[\p{L}\p{N}])+/gu;
  const NAME = /^[a-z0-9+#]+(?:[._-][a-z0-9+#]+)+$/;
  const PAIRS = /(?<![a-z0-9+#])(?=([a-z0-9+#]+[._-][a-z0-9+#]+))/g;
  const LONGEST_WORD = 40;

  /* what is typed → words; a word → what is looked up: grams, and which known words fit */

  const isLeads = (word) => /^[ㄱ-ㅎ]{2,}$/.test(word);
  const isAscii = (run) => run < "\x80";
  const isShort = (run) => run.length < (isAscii(run) ? 3 : 2);
  const slices = (run, size) => Array.from({ length: run.length - size + 1 }, (_, at) => run.slice(at, at + size));

  const takeApart = (query) => {
    const words = query.normalize("NFC").toLowerCase().split(/\s+/);
    const typed = words.map((word) => (isLeads(word) ? word : word.replace(/[ㄱ-ㆎ]+$/, "")));
    return typed.filter((word) => isLeads(word) || word.match(RUNS));
  };
  const gramsOf = (word) => {
    const sign = word.search(/[._-]/);
    if (sign >= 0) return [word.slice(sign, sign + 3)];
    if (isLeads(word)) return word.length > 3 ? slices(word, 3) : [word];
    return isShort(word) ? [word] : slices(word, isAscii(word) ? 3 : 2);
  };
  /* at the ends of what is typed a word may go on */
  const fitting = (run, isFirst, isLast) => {
    if (isFirst && isLast) return isShort(run) && isAscii(run) ? (known) => known === run : (known) => known.includes(run);
    if (isLast) return (known) => known.startsWith(run);
    return isFirst ? (known) => known.endsWith(run) : (known) => known === run;
  };
  const lookups = (runs) => runs.map((run, at) => ({ run, grams: gramsOf(run), fits: fitting(run, !at, at === runs.length - 1) }));
  const pairsOf = (word) => {
    const pairs = NAME.test(word) ? [...word.matchAll(PAIRS)].map(([, pair]) => pair) : [];
    const areKnown = pairs.every((pair) => pair.length <= LONGEST_WORD && /[a-z]/.test(pair));
    return areKnown && !/[._-].$/.test(word) ? pairs : [];
  };
  const lookupsOf = (word) => {
    if (isLeads(word)) return gramsOf(word).map((lead) => ({ grams: [lead], fits: (known) => known === lead }));
    const pairs = pairsOf(word);
    if (pairs.length) return lookups(pairs);
    const found = lookups((word.match(RUNS) ?? []).map((run) => (isAscii(run) ? run.slice(0, LONGEST_WORD) : run)));
    const kept = found.filter(({ run }, at) => !isShort(run) || (at && at < found.length - 1));
    return kept.length ? kept : found;
  };

  const termWord = (kind, name) => (kind === "category" ? "@" : "/") + name.trim().split(/\s+/).join("_");

  /* lines → numbers of texts, and the fields in which they hold what was typed */

  const shardOf = (gram, count) => {
    let sum = -1; // CRC-32
    for (const byte of new TextEncoder().encode(gram)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return (~sum >>> 0) % count;
  };
  const readNumbers = (text) => {
    const numbers = [];
    let number = 0;
    let before = 0;
    for (const digit of text) {
      const last = LAST.indexOf(digit);
      if (last < 0) {
        before = before * BEFORE.length + BEFORE.indexOf(digit) + 1;
      } else {
        numbers.push((number += before * LAST.length + last));
        before = 0;
      }
    }
    return numbers;
  };
  const readLine = (shard, gram) => {
    const at = shard.indexOf(`\n${gram}\t`);
    return at < 0 ? "" : shard.slice(at + gram.length + 2, shard.indexOf("\n", at + 1));
  };
  const readTexts = (line, fits) => {
    const found = new Map();
    for (const entry of line.split("\t")) {
      const [word, postings] = entry.split(" ");
      if (!postings || (word && !fits(word))) continue;
      postings.split(";").forEach((field, at) => {
        for (const number of readNumbers(field)) found.set(number, (found.get(number) ?? 0) | FIELDS[at]);
      });
    }
    return found;
  };
  /* texts of all lists; a word stands in one field, so that its parts must agree on one */
  const intersect = (lists) => {
    const [first, ...others] = lists.sort((one, other) => one.size - other.size);
    const found = new Map();
    for (let [number, fields] of first) {
      for (const list of others) fields &= list.get(number) ?? 0;
      if (fields) found.set(number, fields);
    }
    return found;
  };

  /* files of the index, each fetched once, as scripts: a page that was opened as a file may fetch nothing else */

  const home = globalThis.document && new URL("search/", document.currentScript.src);
  const waiting = new Map();
  const fetched = new Map();
  const settle = (name, value) => waiting.get(name)?.(value);
  const fetchFile = (name) => {
    if (!fetched.has(name)) {
      const script = Object.assign(document.createElement("script"), { src: new URL(`${name}.js`, home) });
      const arrival = new Promise((resolve, reject) => {
        waiting.set(name, resolve);
        script.onerror = () => reject(new Error(name));
      });
      arrival.catch(() => fetched.delete(name)); // the next try may do better
      fetched.set(name, arrival);
      document.head.append(script);
    }
    return fetched.get(name);
  };
  const fetchLine = async (gram) => {
    const count = await fetchFile("index");
    return readLine(await fetchFile(`g/${shardOf(gram, count).toString(16)}`), gram);
  };

  /* a line with words says all; one without says which texts may hold what was typed */
  const lookUpOne = async ({ grams, fits }) => {
    const lists = [];
    for (const gram of grams) {
      const line = await fetchLine(gram);
      lists.push(readTexts(line, fits));
      if (line[0] !== " ") return { found: lists.at(-1), isSure: true };
    }
    return { found: intersect(lists), isSure: false };
  };
  const lookUp = async (word) => {
    const parts = await Promise.all(lookupsOf(word).map(lookUpOne));
    return { words: [word], found: intersect(parts.map(({ found }) => found)), isSure: parts.length === 1 && parts[0].isSure };
  };

  /* one typing error: a letter too many, too few, another one, or two that changed places */
  const isNear = (one, other) => {
    if (one.length > other.length) return isNear(other, one);
    let at = 0;
    while (at < one.length && one[at] === other[at]) at++;
    const [rest, longer] = [one.slice(at), other.slice(at)];
    if (rest.length < longer.length) return longer.slice(1) === rest;
    const areSwapped = rest[0] === longer[1] && rest[1] === longer[0];
    return rest.slice(1) === longer.slice(1) || (areSwapped && rest.slice(2) === longer.slice(2));
  };
  const guess = async (word) => {
    const lines = await Promise.all([-1, 0, 1].map((more) => fetchLine(`~${word.length + more}`)));
    const near = lines.flatMap((line) => line.split(" ")).filter((known) => known && isNear(word, known));
    return near.sort((one, other) => (other[0] === word[0]) - (one[0] === word[0])).slice(0, 2);
  };
  const lookUpNear = async (word) => {
    const exact = await lookUp(word);
    const words = exact.found.size || !/^[a-z]{4,15}$/.test(word) ? [] : await guess(word);
    if (!words.length) return exact;
    const found = (await Promise.all(words.map(lookUp))).flatMap((near) => [...near.found]);
    return { words, found: new Map(found), isSure: true };
  };

  /* Numbers of the texts in which all of `query` is found and that have all `terms`, best first,
     and the words that they were found by. */
  const find = async (query, terms) => {
    const words = await Promise.all(takeApart(query).map(lookUpNear));
    const chosen = await Promise.all(terms.map((term) => lookUpOne({ grams: [term], fits: (known) => known === term })));
    const lists = [...words, ...chosen].map(({ found }) => found);
    if (!lists.length) return { words, numbers: [] };
    const numbers = [...lists[0].keys()].filter((number) => lists.every((list) => list.has(number)));
    const weight = (fields) => WEIGHTS.reduce((sum, each, bit) => sum + (fields & (1 << bit) ? each : 0), 0);
    const weigh = (number) => words.reduce((sum, { found }) => sum + weight(found.get(number)), 0);
    const weights = new Map(numbers.map((number) => [number, weigh(number)]));
    return { words, numbers: numbers.sort((one, other) => weights.get(other) - weights.get(one) || other - one) };
  };

  /* what a text shows of the words */

  const syllablesOf = (lead) => {
    const first = 0xac00 + LEADS.indexOf(lead) * 588;
    return `[${lead}${String.fromCharCode(first)}-${String.fromCharCode(first + 587)}]`;
  };
  const sourceOf = (word) => {
    const [start, end] = ["(?<![\\p{L}\\p{N}])", "(?![\\p{L}\\p{N}])"];
    if (isLeads(word)) return (word.length > 2 ? "" : start) + [...word].map(syllablesOf).join("\\s*");
    const escaped = word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
    return isShort(word) ? start + escaped + (isAscii(word) ? end : "") : escaped;
  };
  const patternOf = (words, flags = "iu") => new RegExp(words.map(sourceOf).join("|"), flags);
  const readText = ([title, url, date, categories, tags, sections, parts]) => ({ title, url, date, categories, tags, sections, parts });
  const fetchText = async (number, isEnough = () => false) => {
    let text = readText(await fetchFile(`t/${number}`));
    for (let part = 1; part < text.parts && !isEnough(text); part++) {
      text = { ...text, sections: [...text.sections, ...(await fetchFile(`t/${number}-${part}`))] };
    }
    return text;
  };
  const labelsOf = ({ title, categories, tags, sections }) => [title, ...categories, ...tags, ...sections.map(([, heading]) => heading)];
  const has = (text, { words }) => {
    const parts = isLeads(words[0]) ? labelsOf(text) : [...labelsOf(text), ...text.sections.map(([, , part]) => part)];
    const pattern = patternOf(words);
    return parts.some((part) => pattern.test(part));
  };
  /* As much of a text as it takes to show where the words are; null where they are not in it after all. */
  const fetchFound = async (number, found) => {
    const text = await fetchText(number, (part) => found.every((word) => has(part, word))).catch(() => null);
    return text && found.every((word) => word.isSure || has(text, word)) ? text : null;
  };
  const pickSection = ({ sections }, patterns) => {
    const counts = sections.map(([, ...parts]) => patterns.filter((pattern) => parts.some((part) => pattern.test(part))).length);
    return sections[counts.indexOf(Math.max(...counts))];
  };
  const cutOut = (text, pattern) => {
    const at = Math.max(0, text.search(pattern));
    const begin = at < 60 ? 0 : Math.min(at, text.indexOf(" ", at - 50) + 1 || at);
    return (begin ? "… " : "") + text.slice(begin, begin + 180) + (text.length > begin + 180 ? " …" : "");
  };
  /* Where in a text the words are: id and heading of the section, a part of it, and what is to be marked. */
  const show = (text, found) => {
    const patterns = found.map(({ words }) => patternOf(words));
    const all = found.flatMap(({ words }) => words);
    const [place, heading, part] = pickSection(text, patterns);
    const isTitle = patterns.every((pattern) => pattern.test(text.title));
    const excerpt = cutOut(part || text.sections[0][2], all.length ? patternOf(all) : /^/);
    return { ...(isTitle ? { place: "", heading: "" } : { place, heading }), excerpt, marks: all.length ? patternOf(all, "giu") : null };
  };

  return {
    open: (count) => settle("index", count),
    take: (number, lines) => settle(`g/${number.toString(16)}`, lines),
    read: (name, text) => settle(`t/${name}`, text),
    fetchText,
    fetchFound,
    find,
    show,
    takeApart,
    termWord,
    gramsOf,
    shardOf,
    readNumbers,
    isNear,
  };
})();
