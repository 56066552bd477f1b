/* Which part of a page is which part of the page before: pure. */

const MOST_PAIRS = 10_000; // that are weighed one by one
const numbers = new Map();

/* Gives every part of a tree the number that equal parts have, whatever line of the source they stand on. */
export const numberTree = (tree) => {
  for (const child of tree.children) numberTree(child);
  const { "data-line": line, ...attributes } = tree.attributes;
  const key = JSON.stringify([tree.name, tree.text, attributes, tree.children.map((child) => child.number)]);
  if (!numbers.has(key)) numbers.set(key, numbers.size);
  return Object.assign(tree, { line, number: numbers.get(key) });
};

const isBlank = (part) => part.text !== null && !part.text.trim();
const textOf = (part) => (part.words ??= part.text ?? part.children.map(textOf).join(""));

/* how many characters two texts share at the beginning and, apart from those, at the end */
export const sharedEnds = (before, after) => {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [start, end];
};

/* 0 where the one cannot become the other, up to 3 where it need not change */
const worth = (before, after) => {
  if (before.name !== after.name) return 0;
  if (before.number === after.number) return isBlank(before) ? 0.01 : 3;
  if (isBlank(before) !== isBlank(after)) return 0;
  const [start, end] = sharedEnds(textOf(before), textOf(after));
  const alike = (start + end) / Math.max(textOf(before).length, textOf(after).length, 1);
  const shared = (name) => before.attributes[name] !== undefined && before.attributes[name] === after.attributes[name];
  return 0.2 + alike + (shared("id") ? 1 : 0) + (shared("class") || shared("src") ? 0.2 : 0);
};

/* the pairs, in order, that are worth most together */
const weigh = (before, after) => {
  const sums = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1));
  const worths = before.map((one) => after.map((other) => worth(one, other)));
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      sums[i][j] = Math.max(sums[i + 1][j], sums[i][j + 1], worths[i][j] && worths[i][j] + sums[i + 1][j + 1]);
  const pairs = [];
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (worths[i][j] && sums[i][j] === worths[i][j] + sums[i + 1][j + 1]) pairs.push([before[i++], after[j++]]);
    else if (sums[i][j] === sums[i + 1][j]) i++;
    else j++;
  }
  return pairs;
};

/* number → place, of parts that come once */
const placesOfSingles = (parts) => {
  const places = new Map();
  parts.forEach(({ number }, place) => places.set(number, places.has(number) ? -1 : place));
  return places;
};

/* the longest run of pairs of places that rises on both sides; the first of each pair rises already */
const longestRise = (pairs) => {
  const ends = [];
  const previous = new Map();
  for (const pair of pairs) {
    let pile = ends.findIndex((end) => end[1] > pair[1]);
    if (pile < 0) pile = ends.length;
    previous.set(pair, ends[pile - 1]);
    ends[pile] = pair;
  }
  const rise = [];
  for (let pair = ends.at(-1); pair; pair = previous.get(pair)) rise.unshift(pair);
  return rise;
};

/* between parts that are the same and come once, each stretch for itself */
const alignBetweenSingles = (before, after) => {
  const there = placesOfSingles(after);
  const places = [...placesOfSingles(before)].map(([number, place]) => [place, there.get(number) ?? -1]);
  const fixed = longestRise(places.filter(([one, other]) => one >= 0 && other >= 0));
  if (!fixed.length) return before.length * after.length > MOST_PAIRS ? [] : weigh(before, after);
  const pairs = [];
  let [i, j] = [0, 0];
  for (const [one, other] of [...fixed, [before.length, after.length]]) {
    pairs.push(...alignInOrder(before.slice(i, one), after.slice(j, other)));
    if (one < before.length) pairs.push([before[one], after[other]]);
    [i, j] = [one + 1, other + 1];
  }
  return pairs;
};

/* Pairs of parts, in the order of both; those without a partner are left out. */
export const alignInOrder = (before, after) => {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start].number === after[start].number) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end).number === after.at(-1 - end).number) end++;
  const pair = (part, place) => [part, after[place]];
  const head = before.slice(0, start).map(pair);
  const tail = before.slice(before.length - end).map((part, place) => [part, after[after.length - end + place]]);
  const middle = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (!middle[0].length || !middle[1].length) return [...head, ...tail];
  return [...head, ...alignBetweenSingles(...middle), ...tail];
};

/* Pairs of parts that are the same but stand elsewhere, among those left over. */
export const findMoved = (before, after) => {
  const waiting = new Map(before.filter((part) => part.text === null).map((part) => [part.number, part]));
  return after.flatMap((part) => {
    const found = waiting.get(part.number);
    waiting.delete(part.number);
    return found ? [[found, part]] : [];
  });
};
