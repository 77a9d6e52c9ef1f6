import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { NOTICES_FILE, thirdPartyNotices } from "../../../packages/language-service/scripts/third-party-notices.mjs";

/** A bundle of Vite's, as far as it says whose code is in it. */
interface Chunk {
  readonly type: string;
  readonly modules?: Readonly<Record<string, { readonly renderedLength: number }>>;
}

/** Vite plugins that note whose code the pages load, and what writes it down beside them. */
export function notices() {
  const inputs: Record<string, { bytesInOutput: number }> = {};
  return {
    plugin: {
      name: "slotwise:notices",
      generateBundle(_: unknown, bundle: Readonly<Record<string, Chunk>>): void {
        for (const { modules = {} } of Object.values(bundle)) {
          for (const [path, { renderedLength }] of Object.entries(modules)) {
            // Vite adds what it is asked about a file behind its path.
            const file = path.replace(/\?.*$/, "");
            if (!file.startsWith("\0")) inputs[file] = { bytesInOutput: renderedLength };
          }
        }
      },
    },
    write: (outDir: string): void =>
      writeFileSync(join(outDir, NOTICES_FILE), thirdPartyNotices([{ outputs: { pages: { inputs } } }])),
  };
}
