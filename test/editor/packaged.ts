import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { filesOf, unpack } from "../../extension/scripts/unpack.mjs";

const extension = fileURLToPath(new URL("../../extension", import.meta.url));

/** The package as users get it. */
export interface Packaged {
  /** The size of the `.vsix` itself. */
  readonly bytes: number;
  /** Its contents by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Where it is unpacked. */
  readonly folder: string;
}

/** Bundles and packages the sources, and installs the package into a folder. */
export function packageExtension(folder: string): Packaged {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(extension, "scripts/package.mjs")], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`packaging ended with ${status}\n${stdout}${stderr}`);
  const file = join(extension, "dist/slotwise.vsix");
  unpack(file, folder);
  return { bytes: statSync(file).size, files: filesOf(file), folder };
}
