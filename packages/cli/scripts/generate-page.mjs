// Bundles the script and the style of the pages that `--html` writes. `pnpm generate` runs it.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const room = new URL("../src/page/", import.meta.url);

export const path = new URL("page.generated.ts", room);

/** One entry, minified: a page is a file that people keep. */
async function bundled(entry, options) {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [fileURLToPath(new URL(`browser/${entry}`, room))],
    bundle: true,
    minify: true,
    write: false,
    target: "es2023",
    charset: "utf8",
    logLevel: "warning",
  });
  return outputFiles[0].text.trim();
}

const script = await bundled("main.ts", { format: "iife" });
const style = await bundled("page.css", { target: ["chrome111", "firefox115", "safari16.4"] });

export const text = `// Generated from browser/ by scripts/generate-page.mjs. Do not edit.

/** What runs in the page. */
export const PAGE_SCRIPT: string = ${JSON.stringify(script)};

/** How the page looks. */
export const PAGE_STYLE: string = ${JSON.stringify(style)};
`;
