// The seeded generator: what the native command, the WebAssembly and the reference are compared on.
// Guarantees: a case depends on (seed, index) alone, so that any one can be made again on any machine, in any order.
// Does not know: the engine. It asks the reference for the claims of verify documents.
import { honestClaim, falsify, moveOn } from "./generate/claim.js";
import { disguise } from "./generate/javascript.js";
import { malform } from "./generate/malform.js";
import { Random } from "./generate/random.js";
import { makeRequest } from "./generate/request.js";
import { breakText, spell, withMembersShuffled } from "./generate/text.js";
import { answer, quote } from "./index.js";

/** How many of a hundred cases are of each shape; of all shapes a quarter are verify documents. */
export const SHAPES = { plain: 62, shuffled: 12, spelt: 8, malformed: 14, broken: 4 };

/**
 * One case of text: `{ call, shape, bytes }`, where call is "quote" or "verify" and bytes are one line without its end.
 * `shapes` may narrow the choice: an object of weights.
 */
export function caseAt(seed, index, shapes = SHAPES) {
  const random = new Random(seed, 2 * index);
  const shape = random.weighted(shapes);
  const call = random.chance(25) ? "verify" : "quote";
  const request = makeRequest(random);
  const document = call === "verify" ? makeDocument(random, request) : request;
  if (shape === "malformed") malform(random, document, document.request ?? document);
  return { call, shape, bytes: bytesOf(random, document, shape) };
}

function bytesOf(random, document, shape) {
  switch (shape) {
    case "broken":
      return breakText(random, document);
    case "spelt":
      return Buffer.from(spell(random, document));
    case "shuffled":
      return Buffer.from(withMembersShuffled(random, document));
    default:
      return Buffer.from(JSON.stringify(document));
  }
}

/** A verify document: an honest claim, a changed one, or an honest one that the server has moved on from. */
function makeDocument(random, request) {
  const answered = answer(() => quote(request));
  const claim = answered.error ? { due: 0, tokens: [] } : honestClaim(random, answered);
  const change = random.weighted({ none: 45, claim: 35, request: 20 });
  if (change === "claim") falsify(random, claim);
  if (change === "request") moveOn(random, request);
  return random.chance(80) ? { request, claim } : { claim, request };
}

/**
 * One case of JavaScript values that JSON cannot say: `{ call, shape, value }`. The value may have getters and proxies
 * that answer only once, so ask for a case of its own for each host.
 */
export function javaScriptCaseAt(seed, index) {
  const random = new Random(seed, 2 * index + 1);
  const shape = random.weighted({ plain: 75, malformed: 25 });
  const call = random.chance(25) ? "verify" : "quote";
  const request = makeRequest(random);
  const document = call === "verify" ? makeDocument(random, request) : request;
  if (shape === "malformed") malform(random, document, document.request ?? document);
  return { call, shape, value: disguise(random, document) };
}
