// Saying what differs: the smallest case, both answers and the first path at which they part.
// Guarantees: the smallest case differs on the same side as the one that was found.
// Does not know: which side is right.
import { inspect } from "node:util";
import { caseAt, javaScriptCaseAt } from "../generate.js";
import { isAboutText, loadWebAssembly, nativeAnswers, referenceAnswer } from "./sides.js";
import { shrink, smallerBytes, smallerValues } from "./shrink.js";

/** The JSON Pointer at which two JSON texts first differ, members and their order included. */
export function firstDifference(expected, actual) {
  try {
    return differingPath(JSON.parse(expected), JSON.parse(actual), "");
  } catch {
    return "";
  }
}

function differingPath(a, b, path) {
  const areBothHolders = typeof a === "object" && typeof b === "object" && a !== null && b !== null;
  if (!areBothHolders || Array.isArray(a) !== Array.isArray(b)) return a === b ? null : path;
  const [names, others] = [Object.keys(a), Object.keys(b)];
  for (let i = 0; i < Math.max(names.length, others.length); i += 1) {
    if (names[i] !== others[i]) return `${path}/${names[i] ?? others[i]}`;
    const below = differingPath(a[names[i]], b[names[i]], `${path}/${names[i]}`);
    if (below !== null) return below;
  }
  return null;
}

/** What to print about a difference, as lines. */
export async function explain(difference, { seed, native, mayShrink }) {
  const { side, item, expected, actual } = difference;
  if (item === null) return [`${side} failed:`, actual];
  const lines = [
    `case ${item.index} (${item.call}, ${item.source}, ${item.shape}): ${side} differs from the reference`,
    `again: npm run compare -- --seed ${seed} --show ${item.index}${item.source === "text" ? "" : " --javascript"}`,
  ];
  let [smallest, ours, theirs] = [item, expected, actual];
  if (item.source === "text" && mayShrink) {
    const answerAll = await answererOf(side, item.call, native);
    const smaller = smallestOf(item, answerAll);
    if (smaller !== null) {
      smallest = smaller;
      ours = referenceAnswer(smallest);
      theirs = answerAll([smallest.bytes])[0] ?? actual;
    }
  }
  return [...lines, ...showCase(smallest, seed), ...showAnswers(ours, theirs, side)];
}

/** What a side answers to a list of texts; null where it gives no answer at all. */
async function answererOf(side, call, native) {
  if (side === "native") return (texts) => nativeAnswers(native, call, texts);
  const answerByWebAssembly = await loadWebAssembly();
  return (texts) =>
    texts.map((bytes) => {
      const reference = referenceAnswer({ call, bytes });
      if (isAboutText(reference)) return reference;
      return answerByWebAssembly({ call, value: JSON.parse(bytes.toString("utf8")) });
    });
}

/** The smallest case that still differs; null when the case does not differ when it is asked for alone. */
function smallestOf(item, answerAll) {
  const { call } = item;
  const differ = (texts) => {
    const answers = answerAll(texts);
    return texts.map((bytes, i) => answers[i] !== referenceAnswer({ call, bytes }));
  };
  if (!differ([item.bytes])[0]) return null;
  if (isAboutText(referenceAnswer(item))) {
    return { ...item, bytes: shrink(item.bytes, smallerBytes, differ) };
  }
  const textOf = (value) => Buffer.from(JSON.stringify(value));
  const value = JSON.parse(item.bytes.toString("utf8"));
  const differAsUsual = (values) => differ(values.map(textOf));
  if (!differAsUsual([value])[0]) return { ...item, bytes: shrinkText(item.bytes, differ) };
  return { ...item, bytes: textOf(shrink(value, smallerValues, differAsUsual)) };
}

function shrinkText(bytes, differ) {
  return shrink(bytes, smallerBytes, differ);
}

/** The text or value of a case, as lines. */
export function showCase(item, seed) {
  if (item.source === "JavaScript") {
    const { value } = javaScriptCaseAt(seed, item.index);
    return ["the value:", inspect(value, { depth: null, getters: false, maxArrayLength: null })];
  }
  const text = item.bytes.toString("utf8");
  const isExact = Buffer.from(text).equals(item.bytes);
  return [
    `the text (${item.bytes.length} bytes):`,
    isExact ? text : `${JSON.stringify(text)} as base64: ${item.bytes.toString("base64")}`,
  ];
}

function showAnswers(expected, actual, side) {
  const path = firstDifference(expected, actual);
  return [
    `first differing path: ${path === "" ? "(the whole answer)" : path}`,
    `reference: ${expected}`,
    `${side}: ${actual}`,
  ];
}

/** One case of a seed with its text. */
export function itemAt(seed, index, source, shapes) {
  if (source === "text") return { index, source, ...caseAt(seed, index, shapes) };
  const { call, shape } = javaScriptCaseAt(seed, index);
  return { index, source, call, shape };
}
