// A page that prices what it is given, with the package's default entry.

import { loadEngine, loadEngineSync } from "stored-value-engine";
import { offer } from "./offer.js";

offer({ loadEngine, loadEngineSync });
