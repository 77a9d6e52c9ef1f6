// `node test/editor/pictures.mjs`: the pictures of the extension's pages, taken in the real editor.
import { runBundled } from "../run-bundled.mjs";

await runBundled(new URL("./take-pictures.ts", import.meta.url));
