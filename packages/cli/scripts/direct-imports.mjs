// Lets esbuild split our packages file by file. It puts a whole package where any name of its entry is used, so that
// `slotwise --help`, which needs to know how to read a duration, would load every rule and the parsers of every format.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("../../", import.meta.url));

/** An entry is a list of named exports, and sources import by name: nothing else need be understood. */
const EXPORT = /^export (type )?\{([^}]*)\} from "(\.[^"]+)";/gm;
const IMPORT = /^(import|export) \{([^}]*)\} from "(@slotwise\/[a-z-]+)";/gm;

/** An esbuild plugin: what a source takes from a package's entry it takes from the file that has it. */
export const directImports = {
  name: "direct-imports",
  setup(build) {
    build.onLoad({ filter: /[\\/]packages[\\/][a-z-]+[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(IMPORT, directly),
      loader: "ts",
    }));
  },
};

function directly(_statement, keyword, list, name) {
  const homes = homesIn(name);
  return namesIn(list)
    .map((each) => {
      const home = homes.get(each.split(" as ")[0]);
      if (home === undefined) throw new Error(`${name} exports no ${each}`);
      return `${keyword} { ${each} } from ${JSON.stringify(home)};`;
    })
    .join(" ");
}

const entries = new Map();

/** The files of a package's names. */
function homesIn(name) {
  const known = entries.get(name);
  if (known !== undefined) return known;
  const entry = join(packages, name.replace("@slotwise/", ""), "src/index.ts");
  const homes = new Map();
  for (const [, isType, list, file] of readFileSync(entry, "utf8").matchAll(EXPORT)) {
    for (const each of isType ? [] : namesIn(list)) {
      homes.set(each.split(" as ").at(-1), join(dirname(entry), file.replace(/\.js$/, ".ts")));
    }
  }
  entries.set(name, homes);
  return homes;
}

/** Types are left out: nothing of them is there at run time. */
function namesIn(list) {
  return list
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "" && !each.startsWith("type "));
}
