// What Node's fetch does not read: the URL of a file. No file is looked up unless one is asked for.

/** @param {string} address */
export async function openFile(address) {
  if (!/^file:/i.test(address)) return fetch(address);
  const { readFile } = await import("node:fs/promises");
  return readFile(new URL(address));
}
