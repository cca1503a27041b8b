// The package in CommonJS: Node 20.19 and later require ESM that waits for nothing at its top level.

const { loadEngineSync } = require("stored-value-engine");

const request = {
  now: 0,
  cart: { currency: "SEK", lines: [{ id: "a", unitPrice: 7, quantity: 6 }] },
};
console.log(loadEngineSync().quote(request).due);
