// A program in CommonJS for Node 20.19 and later, which can require ESM without a top-level await.

import sve = require("stored-value-engine");

export const engine: sve.Engine = sve.loadEngineSync();
