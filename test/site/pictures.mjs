// `node test/site/pictures.mjs`: the pictures of the playground and the site, taken in a real browser.
import { runBundled } from "../run-bundled.mjs";

await runBundled(new URL("./take-pictures.ts", import.meta.url));
