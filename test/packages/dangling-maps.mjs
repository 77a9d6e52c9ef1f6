// Source maps that lead nowhere: a debugger, or an editor's "go to definition", ends up in a file that is not there.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * What is wrong with the maps of a package, as sentences.
 * @param folder the package as it is installed
 * @param files its files, relative to it
 */
export function danglingMaps(folder, files) {
  return files.flatMap((file) => {
    const text = () => readFileSync(join(folder, file), "utf8");
    const beside = (path) => join(folder, dirname(file), path);
    if (file.endsWith(".map")) {
      const { sources = [], sourceRoot = "", sourcesContent = [] } = JSON.parse(text());
      const gone = sources.filter(
        (source, index) => typeof sourcesContent[index] !== "string" && !existsSync(beside(join(sourceRoot, source))),
      );
      return gone.length === 0 ? [] : [`${file} maps to ${gone.join(", ")}, which is not there`];
    }
    if (!/\.[cm]?[jt]s$/.test(file)) return [];
    const map = /^\/\/# sourceMappingURL=(?!data:)(\S+)\s*$/m.exec(text())?.[1];
    return map === undefined || existsSync(beside(map)) ? [] : [`${file} names ${map}, which is not there`];
  });
}
