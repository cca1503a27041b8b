// HTTP, and nothing of the shop: reading a JSON body within limits, answering in JSON, the headers
// that every answer has, and who may read it from a page of another origin.

const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
const PREFLIGHT_SECONDS = "7200";

/** An answer that ends a request early. */
export class HttpError extends Error {
  /**
   * @param {number} status
   * @param {{ code: string } & Record<string, unknown>} error
   * @param {Record<string, string>} [headers]
   */
  constructor(status, error, headers = {}) {
    super(error.code);
    this.status = status;
    this.error = error;
    this.headers = headers;
  }
}

/**
 * @param {number} status
 * @param {unknown} body
 * @param {Record<string, string>} [headers]
 */
export function json(status, body, headers = {}) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
  });
}

/** @param {number} limit */
const tooLarge = (limit) => new HttpError(413, { code: "BODY_TOO_LARGE", limit });

/**
 * @param {Request} request
 * @param {number} limit bytes; a body that says or shows that it is longer is not read to its end
 * @returns {Promise<unknown>} the document in the body
 * @throws {HttpError} 415 for another type, 413 for too much of it, 400 for what is not JSON
 */
export async function readJson(request, limit) {
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (!JSON_TYPE.test(request.headers.get("content-type") ?? "") || encoding !== "identity") {
    throw new HttpError(415, { code: "UNSUPPORTED_MEDIA_TYPE", accepted: "application/json" });
  }
  const bytes = await readBytes(request, limit);
  try {
    // A byte order mark is not JSON: it is left in, for the parser to refuse.
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new HttpError(400, { code: "INVALID_REQUEST", reason: "NOT_JSON", path: "" });
  }
}

/** @param {Request} request @param {number} limit @returns {Promise<Uint8Array>} */
async function readBytes(request, limit) {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  if (!request.body) return new Uint8Array();
  const chunks = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
  return joined(chunks, size);
}

/** @param {Uint8Array[]} chunks @param {number} size of all */
function joined(chunks, size) {
  if (chunks.length === 1) return chunks[0];
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/**
 * The answer with what every answer has.
 * @param {Response} answer
 * @param {Request} request
 * @param {readonly string[]} origins of the pages that may read it
 */
export function withHeaders(answer, request, origins) {
  const { headers } = answer;
  headers.set("cache-control", "no-store");
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "no-referrer");
  headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  headers.append("vary", "Origin");
  const origin = request.headers.get("origin");
  if (origin && origins.includes(origin)) {
    headers.set("access-control-allow-origin", origin);
    headers.set("access-control-expose-headers", "allow");
  }
  return answer;
}

/**
 * The answer to OPTIONS, which browsers send before a request of another origin.
 * @param {readonly string[]} methods
 */
export function preflight(methods) {
  return new Response(null, {
    status: 204,
    headers: {
      allow: methods.join(", "),
      "access-control-allow-methods": methods.join(", "),
      "access-control-allow-headers": "content-type",
      "access-control-max-age": PREFLIGHT_SECONDS,
    },
  });
}
