/* Which part of a page is which part of the page before: pure. */

const MOST_PAIRS = 1_000_000;
const numbers = new Map();

/* Gives every part of a tree the number that equal parts have, whatever line of the source they stand on. */
export const numberTree = (tree) => {
  tree.children.forEach(numberTree);
  const { "data-line": line, ...attributes } = tree.attributes;
  const key = JSON.stringify([tree.name, tree.text, attributes, tree.children.map((child) => child.number)]);
  if (!numbers.has(key)) numbers.set(key, numbers.size);
  return Object.assign(tree, { line, number: numbers.get(key) });
};

export const isBlank = (part) => part.text !== null && !part.text.trim();
const textOf = (part) => (part.words ??= part.text ?? part.children.map(textOf).join(""));

/* How many characters two texts share at the beginning and, apart from those, at the end. */
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
  if (before.name !== after.name || isBlank(before) !== isBlank(after)) return 0;
  if (before.number === after.number) return isBlank(before) ? 0.01 : 3;
  const [start, end] = sharedEnds(textOf(before), textOf(after));
  const alike = (start + end) / Math.max(textOf(before).length, textOf(after).length, 1);
  const shared = ["id", "class", "src"].filter((name) => name in before.attributes && before.attributes[name] === after.attributes[name]);
  return 0.2 + alike + shared.length / 3;
};

/* the pairs, in order, that are worth most together */
const weigh = (before, after) => {
  if (before.length * after.length > MOST_PAIRS) return [];
  const sums = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1));
  const worths = before.map((one) => after.map((other) => worth(one, other)));
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      sums[i][j] = Math.max(sums[i + 1][j], sums[i][j + 1], worths[i][j] && worths[i][j] + sums[i + 1][j + 1]);
  const pairs = [];
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (worths[i][j] && sums[i][j] === worths[i][j] + sums[i + 1][j + 1]) pairs.push([after[j++], before[i++]]);
    else if (sums[i][j] === sums[i + 1][j]) i++;
    else j++;
  }
  return pairs;
};

/* Pairs of a part of `after` and what it was before, in the order of both; those without a partner are left out. */
export const alignInOrder = (before, after) => {
  const numbersOf = (parts) => parts.map((part) => part.number);
  const [start, end] = sharedEnds(numbersOf(before), numbersOf(after));
  const pairUp = (from, to, ahead) => before.slice(from, to).map((part, place) => [after[from + place + ahead], part]);
  const middle = weigh(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return [...pairUp(0, start, 0), ...middle, ...pairUp(before.length - end, before.length, after.length - before.length)];
};

/* Such pairs of parts that are the same but stand elsewhere, among those left over. */
export const findMoved = (before, after) => {
  const waiting = new Map(before.filter((part) => part.text === null).map((part) => [part.number, part]));
  return after.flatMap((part) => {
    const found = waiting.get(part.number);
    waiting.delete(part.number);
    return found ? [[part, found]] : [];
  });
};
