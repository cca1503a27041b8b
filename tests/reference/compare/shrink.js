// Making a case that two sides answer differently as small as it gets while they still do.
// Guarantees: the result still differs, and none of the single changes tried makes it smaller; it always ends.
// Does not know: why the sides differ.

/** How many candidates are asked about at once, and how many rounds there may be. */
const BATCH = 48;
const MAX_ROUNDS = 1500;

/**
 * Shrinks `value` as long as `differ` says so of a candidate; `differ` gets a list of candidates and gives a list of
 * booleans. `candidatesOf` lists smaller variants, the boldest first.
 */
export function shrink(value, candidatesOf, differ) {
  let smallest = value;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const smaller = firstThatDiffers(candidatesOf(smallest), differ);
    if (smaller === undefined) break;
    smallest = smaller;
  }
  return smallest;
}

function firstThatDiffers(candidates, differ) {
  for (let i = 0; i < candidates.length; i += BATCH) {
    const batch = candidates.slice(i, i + BATCH);
    const found = differ(batch).indexOf(true);
    if (found !== -1) return batch[found];
  }
  return undefined;
}

/** Smaller variants of bytes: without a half, a quarter, … a byte of it. */
export function smallerBytes(bytes) {
  const candidates = [];
  for (const { from, to } of chunks(bytes.length)) {
    candidates.push(Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]));
  }
  return candidates;
}

/** Halves, quarters, … single places of a length; no more than a few hundred in all. */
function chunks(length) {
  const found = [];
  for (
    let size = Math.ceil(length / 2);
    size >= 1 && found.length < 600;
    size = Math.floor(size / 2)
  ) {
    for (let from = 0; from < length; from += size) {
      found.push({ from, to: Math.min(from + size, length) });
    }
  }
  return found;
}

/** Smaller variants of a JSON value: fewer elements and members, shorter ids, simpler numbers. */
export function smallerValues(value) {
  const places = placesOf(value, []);
  const candidates = [];
  for (const { path, node } of places) {
    if (!Array.isArray(node)) continue;
    for (const { from, to } of chunks(node.length)) {
      candidates.push(replaced(value, path, (list) => [...list.slice(0, from), ...list.slice(to)]));
    }
  }
  for (const { path, node } of places) {
    if (typeof node !== "object" || node === null || Array.isArray(node)) continue;
    for (const name of Object.keys(node)) {
      candidates.push(replaced(value, path, (object) => without(object, name)));
    }
  }
  for (const { path, node } of places) {
    if (typeof node !== "number") continue;
    for (const simpler of simplerNumbers(node)) {
      candidates.push(replaced(value, path, () => simpler));
    }
  }
  return [...candidates, ...renamings(value, places)];
}

function placesOf(node, path) {
  if (typeof node !== "object" || node === null) return [{ path, node }];
  const below = Object.keys(node).flatMap((key) => placesOf(node[key], [...path, key]));
  return [{ path, node }, ...below];
}

/** A copy of a value in which what stands at a path is replaced. */
function replaced(value, path, replace) {
  if (path.length === 0) return replace(value);
  const [key, ...rest] = path;
  const copy = Array.isArray(value) ? [...value] : without(value);
  define(copy, key, replaced(value[key], rest, replace));
  return copy;
}

function without(object, name) {
  const copy = {};
  for (const key of Object.keys(object)) if (key !== name) define(copy, key, object[key]);
  return copy;
}

function define(holder, key, value) {
  const descriptor = { value, writable: true, enumerable: true, configurable: true };
  Object.defineProperty(holder, key, descriptor);
}

/** Numbers nearer to 0, roundest first. */
function simplerNumbers(number) {
  const roundest = [0, 1, 2, 3, 10, 100, 1000, 1e6];
  const nearer = [Math.trunc(number / 2), Math.trunc(number / 10), number - Math.sign(number)];
  const isSimpler = (candidate) => Math.abs(candidate) < Math.abs(number);
  return [...new Set([...roundest, ...nearer])].filter(isSimpler);
}

/** Variants in which a long string is a short new one, wherever it stands. */
function renamings(value, places) {
  const strings = new Set(
    places.map(({ node }) => node).filter((node) => typeof node === "string"),
  );
  const shortNames = [..."abcdefghijklmnopqrstuvwxyz"].filter((name) => !strings.has(name));
  const isLong = (text) => text.length > 1 && !/^([a-zA-Z]{3,}|[A-Z]{3})$/.test(text);
  return [...strings]
    .filter(isLong)
    .slice(0, shortNames.length)
    .map((text, i) => withString(value, text, shortNames[i]));
}

function withString(node, from, to) {
  if (node === from) return to;
  if (Array.isArray(node)) return node.map((element) => withString(element, from, to));
  if (typeof node !== "object" || node === null) return node;
  const copy = {};
  for (const key of Object.keys(node)) define(copy, key, withString(node[key], from, to));
  return copy;
}
