// next and react are found in tests/consumers/node_modules, two folders up from the copy in work/.

import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export default { turbopack: { root }, outputFileTracingRoot: root };
