// Puts what esbuild has split into few files, for the launcher: each file that a run loads costs it time, and esbuild
// makes one for every set of commands that have something in common.
import { createHash } from "node:crypto";
import { basename } from "node:path";
import { build } from "esbuild";

/** The packs, each with the parts that it is loaded for. What several packs need is in the first of them. */
const PACKS = [
  ["main", ["main"]],
  ["judge", ["run-lint", "run-preview", "run-settings", "run-suggest", "explained"]],
  // Before what simulates: both draw, and an audit need not load the simulator for it.
  ["audit", ["run-audit"]],
  ["simulate", ["run-simulate"]],
  ["verify", ["run-verify"]],
];

/**
 * @param outputs of esbuild's, by their paths, as its account has them
 * @param textOf a path
 * @returns for each pack its file's name and text, and the names of the parts that are in it
 */
export async function packed(outputs, textOf) {
  const parts = Object.keys(outputs);
  const isStart = (path, starts) => starts.includes(basename(path).replace(/-[A-Z\d]{8}\.js$|\.js$/, ""));
  const left = new Set(parts);
  const made = [];
  const pack = async (name, starts) => {
    const inside = [...reachedFrom(starts, outputs)].filter((path) => left.delete(path)).sort();
    made.push(await packOf(name, inside, textOf));
  };
  for (const [name, starts] of PACKS)
    await pack(
      name,
      parts.filter((path) => isStart(path, starts)),
    );
  // Whatever else is loaded when it is needed is a pack of its own.
  for (const path of parts.filter((each) => outputs[each].entryPoint !== undefined)) {
    if (left.has(path)) await pack(basename(path).replace(/(?:\.generated)?-[A-Z\d]{8}\.js$/, ""), [path]);
  }
  if (left.size > 0) throw new Error(`in no pack: ${[...left].join(", ")}`);
  return made;
}

/** A script whose value is a function, which makes the parts: within a pack they are one piece, as if written in one file. */
async function packOf(name, paths, textOf) {
  const parts = paths.map((path) => `./${basename(path)}`);
  const { outputFiles } = await build({
    stdin: { contents: parts.map((part) => `export * as "${part}" from "${part}";`).join("\n") },
    bundle: true,
    write: false,
    minify: true,
    platform: "node",
    target: "node20.19",
    format: "cjs",
    // A part that is loaded later is loaded by the launcher, as any other.
    supported: { "dynamic-import": false },
    plugins: [within(parts, textOf)],
    logLevel: "warning",
  });
  const text = `(function(module,require,SLOTWISE_FILENAME){${outputFiles[0].text}})`;
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
  return { file: `${name}-${hash}.js`, text, parts };
}

function within(parts, textOf) {
  return {
    name: "parts",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\// }, ({ path }) =>
        parts.includes(path) ? { path, namespace: "part" } : { path, external: true },
      );
      onLoad({ filter: /.*/, namespace: "part" }, ({ path }) => ({ contents: textOf(path) }));
    },
  };
}

/** What is loaded with these, themselves among them; what they load later is not. */
function reachedFrom(starts, outputs) {
  const reached = new Set(starts);
  for (const path of reached) {
    for (const { path: other, kind } of outputs[path].imports) {
      if (kind === "import-statement" && other in outputs) reached.add(other);
    }
  }
  return reached;
}
