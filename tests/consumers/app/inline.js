// A page that prices what it is given, with core.wasm inside its JavaScript.

import { loadEngine, loadEngineSync } from "stored-value-engine/inline";
import { offer } from "./offer.js";

offer({ loadEngine, loadEngineSync });
