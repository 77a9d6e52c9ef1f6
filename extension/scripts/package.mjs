// Makes `dist/slotwise.vsix`. Everything in it is bundled, so no dependency goes along; the bundles are made first, by
// `vscode:prepublish`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createVSIX } from "@vscode/vsce";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * The page of the extension with its pictures in it: from a package the editor shows those alone, since it resolves no
 * relative address there and loads others from the network only.
 */
function pageWithPictures() {
  const page = readFileSync(here("README.md"), "utf8");
  return page.replaceAll(/\((media\/[\w-]+\.png)\)/g, (_, path) => {
    return `(data:image/png;base64,${readFileSync(here(path)).toString("base64")})`;
  });
}

mkdirSync(here("dist"), { recursive: true });
writeFileSync(here("dist/README.md"), pageWithPictures());

await createVSIX({
  cwd: here("."),
  packagePath: here("dist/slotwise.vsix"),
  dependencies: false,
  readmePath: "dist/README.md",
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
