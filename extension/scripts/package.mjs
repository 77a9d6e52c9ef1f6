// Makes `dist/slotwise.vsix`. Everything in it is bundled, so no dependency goes along; the bundles are made first, by
// `vscode:prepublish`.
import { fileURLToPath } from "node:url";
import { createVSIX } from "@vscode/vsce";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

await createVSIX({
  cwd: here("."),
  packagePath: here("dist/slotwise.vsix"),
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
