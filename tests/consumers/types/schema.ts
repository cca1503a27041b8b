// The schema and the manifest as JSON modules, for those ways of resolution that know import attributes.

import manifest from "stored-value-engine/package.json" with { type: "json" };
import schema from "stored-value-engine/schema.json" with { type: "json" };

export const version: string = manifest.version;
export const id: string = schema.$schema;
