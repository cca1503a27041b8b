// Starts the page: its language, the engine and the catalogue are fetched at once.

import { render } from "preact";
import { App } from "./app.tsx";

const root = document.getElementById("shop");
if (!root) throw new Error("the page has no place for the shop");
root.replaceChildren();
render(<App />, root);
