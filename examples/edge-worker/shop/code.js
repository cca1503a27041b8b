// A code as a customer types it, and as the shop keeps it. The page and the edge agree on it.

/** @param {string} code @returns {string} in capitals, words joined by hyphens; "" for nothing */
export function normaliseCode(code) {
  return code.trim().toUpperCase().replaceAll(/\s+/g, "-");
}
