// The reference: the contract once more, in plain JavaScript with BigInt, written for obviousness and not for speed.
// Guarantees: whole answers in the contract's words; every malformed input is an InvalidRequest or an error answer.
// Does not know: the engine. Nothing is shared with it but docs/contract.md.
import { Fields, InvalidRequest } from "./fields.js";
import { parseJson } from "./json.js";
import { priceCart } from "./pricing.js";
import { quoteOf } from "./quote.js";
import { readClaim, readRequest } from "./read.js";
import { compareClaim } from "./verify.js";

export { InvalidRequest };

/** Prices a request given as an object. Throws InvalidRequest. */
export function quote(value) {
  const request = readRequest(value);
  return quoteOf(request, priceCart(request));
}

/** Compares a claim with a request of today, given as one object. Throws InvalidRequest. */
export function verify(value) {
  const fields = new Fields(value, "");
  const { request, lines } = fields.required("request", (document, path) => {
    const read = readRequest(document, path);
    return { request: read, lines: priceCart(read, path) };
  });
  const claim = fields.required("claim", readClaim);
  fields.finish();
  return compareClaim(claim, quoteOf(request, lines));
}

/** The answer to a request given as JSON text or bytes: a quote or `{ error }`. */
export function quoteJson(textOrBytes) {
  return answer(() => quote(parseJson(textOrBytes)));
}

/** The answer to a verify document given as JSON text or bytes: a verification or `{ error }`. */
export function verifyJson(textOrBytes) {
  return answer(() => verify(parseJson(textOrBytes)));
}

/** What a call answers; a refusal becomes data, any other failure stays a failure. */
export function answer(call) {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof InvalidRequest)) throw error;
    const { code, reason, path } = error;
    return { error: { code, reason, path } };
  }
}
