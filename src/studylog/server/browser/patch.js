/* Makes the page what the server has now, by changing no more than what is different.

   What was served before is compared with what is served now, never with what the page has become: what scripts, the
   reader and extensions did to it (buttons, open details, a colour theme) is not known here, and so it stays. */

import { alignInOrder, findMoved, isBlank, sharedEnds } from "./align.js";

/* A script took the place of what has changed: only a reload can show it. */
class LostError extends Error {}

const RUNS = /^(module|(text|application)\/(x-)?(java|ecma)script)?$/i;
const runs = (script) => script.name === "SCRIPT" && RUNS.test(script.attributes.type ?? "");

/* The child of `parent` in which a part stands: scripts may have put a frame around it, or taken it out (null). */
const placeOf = ({ node }, parent) => {
  let place = node;
  while (place && place.parentNode !== parent) place = place.parentNode;
  return place;
};

const removePart = (part, parent, siblings) => {
  const place = placeOf(part, parent) ?? part.node;
  const isShared = place !== part.node && siblings.some((other) => other !== part && place.contains(other.node));
  (isShared ? part.node : place).remove();
};

/* scripts of a parsed page would never run */
const reviveScripts = (part) => {
  if (runs(part)) {
    const script = document.createElement("script");
    for (const [name, value] of Object.entries(part.attributes)) script.setAttribute(name, value);
    script.async = "async" in part.attributes;
    script.text = part.node.text;
    part.node.replaceWith(script);
    part.node = script;
  }
  part.children.forEach(reviveScripts);
};

const insertPart = (part, parent, next) => {
  parent.insertBefore(part.node, next);
  reviveScripts(part);
};

/* media play on and frames stay loaded where the browser can move them so */
const movePart = (part, parent, next) => {
  const place = placeOf(part, parent);
  if (!place) throw new LostError();
  if (parent.moveBefore) parent.moveBefore(place, next);
  else parent.insertBefore(place, next);
};

/* only the characters that differ, so that a selection around them stays */
const patchText = (node, before, after) => {
  if (!node.isConnected) throw new LostError();
  const [start, end] = sharedEnds(before, after);
  if (node.data !== before) node.data = after;
  else node.replaceData(start, before.length - start - end, after.slice(start, after.length - end));
};

const patchAttributes = (before, after) => {
  const { node } = after;
  if (runs(before) && ["src", "type"].some((name) => before.attributes[name] !== after.attributes[name])) throw new LostError();
  for (const name of Object.keys(before.attributes)) if (!(name in after.attributes)) node.removeAttribute(name);
  for (const [name, value] of Object.entries(after.attributes))
    if (before.attributes[name] !== value) node.setAttribute(name, value);
};

const patchChildren = (before, after, changed) => {
  const parent = after.node;
  const left = new Set(before.children);
  const take = (pairs) => pairs.forEach(([, one]) => left.delete(one)) ?? new Map(pairs);
  const inOrder = take(alignInOrder(before.children, after.children));
  const moved = take(findMoved([...left], after.children.filter((part) => !inOrder.has(part))));
  for (const [part, one] of [...inOrder, ...moved]) patchPart(one, part, changed);
  for (const part of left) {
    if (!isBlank(part)) changed.push(neighbourOf(part, before.children, left));
    removePart(part, parent, before.children);
  }
  let next = null;
  for (const part of after.children.toReversed()) {
    if (moved.has(part)) movePart(part, parent, next);
    else if (!inOrder.has(part)) insertPart(part, parent, next);
    if (!inOrder.has(part) && !isBlank(part)) changed.push({ element: part.text === null ? part.node : parent });
    next = placeOf(part, parent) ?? next;
  }
};

/* what a reader sees where something was taken out: what follows, or instead what goes before */
const neighbourOf = (part, siblings, left) => {
  const place = siblings.indexOf(part);
  const stays = (other) => other.text === null && !left.has(other);
  const previous = siblings.slice(0, place).findLast(stays)?.node;
  const next = siblings.slice(place).find(stays)?.node;
  return { element: next ?? previous ?? part.node.parentElement, instead: previous };
};

const patchPart = (before, after, changed) => {
  after.node = before.node;
  if (before.line !== after.line && after.line) after.node.setAttribute("data-line", after.line);
  if (before.number === after.number) {
    before.children.forEach((child, place) => patchPart(child, after.children[place], changed));
  } else if (after.text !== null) {
    patchText(after.node, before.text, after.text);
    if (!isBlank(after)) changed.push({ element: after.node.parentElement });
  } else {
    if (runs(before) && before.children[0]?.text !== after.children[0]?.text) throw new LostError();
    const had = changed.length;
    patchAttributes(before, after);
    patchChildren(before, after, changed);
    if (changed.length === had) changed.push({ element: after.node });
  }
};

const childNamed = (tree, name) => tree.children.find((child) => child.name === name);

/* a page that is shown before its new stylesheets would flash */
const waitForStyles = async (known) => {
  const fresh = [...document.head.querySelectorAll("link[rel=stylesheet]")].filter((link) => !known.has(link) && !link.sheet);
  const loaded = (link) => new Promise((done) => Object.assign(link, { onload: done, onerror: done }));
  const enough = new Promise((done) => setTimeout(done, 1000));
  if (fresh.length) await Promise.race([Promise.all(fresh.map(loaded)), enough]);
};

/* Turn the page `before` into `after`, trees that `readTree` has read and `numberTree` numbered.
   `around(patch)` is called around the change of what is seen. Gives each `element` whose content is other than it was,
   and where something was taken out before it, what it may show `instead`; or throws `LostError`. */
export const patchPage = async (before, after, around) => {
  const known = new Set(document.head.querySelectorAll("link"));
  const changed = [];
  after.node = before.node;
  if (before.isParsed) patchAttributes(before, after); // scripts in the head had their say before the page was first read
  after.isParsed = true;
  patchPart(childNamed(before, "HEAD"), childNamed(after, "HEAD"), []);
  await waitForStyles(known);
  around(() => patchPart(childNamed(before, "BODY"), childNamed(after, "BODY"), changed));
  return changed;
};
