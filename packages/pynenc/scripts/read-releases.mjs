// Reads from the packages on PyPI what we say of them, and writes it to data/: `pnpm releases`. With --check nothing is
// written, and what differs is told. It needs Python 3.12 or later and the package registry; `pnpm generate` then needs
// neither.
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { environmentsFor } from "./environments.mjs";
import { PLUGINS, PYNENC_RELEASES } from "./known-packages.mjs";

const run = promisify(execFile);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const DATA = here("../data/");

/**
 * What one release of pynenc is, as its wheel says.
 * @param {string} python of an environment that has it
 */
export async function readPynenc(python) {
  return answerOf(python, "read_release.py", "pynenc");
}

/**
 * What the methods of PynencBuilder set in one release, without plugins.
 * @param {string} python of an environment that has it
 */
export async function readBuilder(python) {
  return answerOf(python, "read_builder.py", "pynenc");
}

/** Everything that stands in data/, by its path there. */
async function readEverything() {
  const pynencs = await environmentsFor(PYNENC_RELEASES.map(pynencSpec));
  const files = new Map();
  await inTurns(PYNENC_RELEASES, async (release) => {
    files.set(`pynenc/${release}.json`, await readPynenc(pynencs.get(release)));
  });
  for (const { name, module, releases, readWith, with: needed } of PLUGINS) {
    const release = releases.at(-1);
    const oldest = Object.entries(needed ?? {}).map(([other, [first]]) => `${other}==${first}`);
    const spec = { name, packages: [`pynenc==${readWith}`, `${name}==${release}`, ...oldest] };
    const python = (await environmentsFor([spec])).get(name);
    files.set(`plugins/${name}.json`, await answerOf(python, "read_release.py", module));
  }
  const combinations = await tryPlugins(pynencs);
  files.set("plugin-combinations.json", combinations);
  files.set("builder.json", await readBuilders(pynencs, combinations));
  files.set("store-combinations.json", await tryStores(pynencs));
  return files;
}

/** The specification of the environment with one release of pynenc alone: the same wherever one is asked for. */
export function pynencSpec(release) {
  return { name: release, packages: [`pynenc==${release}`] };
}

/** Every plugin with every pynenc: what stops those that do not work. */
async function tryPlugins(pynencs) {
  const candidates = PLUGINS.flatMap(({ name, module, releases, with: needed }) => {
    const [[other, versions]] = Object.entries(needed ?? { "": [""] });
    return releases.flatMap((release) =>
      versions.map((version) => ({ name, module, release, with: other === "" ? undefined : { [other]: version } })),
    );
  });
  return inTurns(candidates, async ({ name, module, release, with: needed }) => {
    const folder = await pluginFolder(name, release, needed);
    // Some ask for a pynenc that was never published.
    if (folder === undefined) return { plugin: name, release, isInstallable: false, refused: {} };
    const refused = {};
    for (const [pynenc, own] of pynencs) {
      const problem = await answerOf(own, "try_combination.py", module, folder);
      if (problem !== null) refused[pynenc] = problem;
    }
    return { plugin: name, release, ...(needed === undefined ? {} : { with: needed }), refused };
  });
}

/** Where a release of a plugin is installed, with what it needs; undefined for one that cannot be. */
async function pluginFolder(name, release, needed) {
  const others = Object.entries(needed ?? {}).map(([other, version]) => `${other}==${version}`);
  const spec = { name: JSON.stringify([name, release, needed]), packages: [`${name}==${release}`, ...others] };
  const python = await environmentsFor([spec]).then(
    (made) => made.get(spec.name),
    (error) => {
      if (!/No matching distribution/.test(error.message)) throw error;
    },
  );
  if (python === undefined) return undefined;
  const { stdout } = await run(python, ["-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]);
  return stdout.trim();
}

/** The methods of PynencBuilder, and those that plugins add to it with a pynenc that they work with; equal releases stand once. */
async function readBuilders(pynencs, combinations) {
  const found = await inTurns([...pynencs], async ([release, python]) => {
    return { package: "pynenc", release, ...(await readBuilder(python)) };
  });
  const working = combinations.filter(({ isInstallable, refused }) => {
    return isInstallable !== false && Object.keys(refused).length < pynencs.size;
  });
  const added = await inTurns(working, async ({ plugin, release, with: needed, refused }) => {
    const pynenc = [...pynencs.keys()].findLast((each) => refused[each] === undefined);
    const { module } = PLUGINS.find(({ name }) => name === plugin);
    const folder = await pluginFolder(plugin, release, needed);
    return { package: plugin, release, ...(await answerOf(pynencs.get(pynenc), "read_builder.py", module, folder)) };
  });
  const groups = new Map();
  for (const { release, ...rest } of [...found, ...added]) {
    const key = JSON.stringify(rest);
    groups.set(key, { ...rest, releases: [...new Set([...(groups.get(key)?.releases ?? []), release])] });
  }
  return [...groups.values()].map(({ package: name, releases, ...rest }) => ({ package: name, releases, ...rest }));
}

/** Every release with a SQLite store that another one has made: what stops those that cannot use it. */
async function tryStores(pynencs) {
  const folder = mkdtempSync(join(tmpdir(), "slotwise-stores-"));
  const fileOf = (release) => join(folder, `${release}.db`);
  try {
    for (const [release, python] of pynencs) await answerOf(python, "use_store.py", fileOf(release));
    return await inTurns([...pynencs], async ([usedBy, python]) => {
      const refused = {};
      for (const madeBy of pynencs.keys()) {
        const copy = join(folder, `${usedBy}-uses-${madeBy}.db`);
        for (const tail of ["", "-wal", "-shm"]) {
          if (existsSync(fileOf(madeBy) + tail)) cpSync(fileOf(madeBy) + tail, copy + tail);
        }
        const problem = await answerOf(python, "use_store.py", copy);
        // The name of a table carries a digest of the application's.
        if (problem !== null) refused[madeBy] = problem.replaceAll(/slotwise_[0-9a-f]{8}__/g, "");
      }
      return { usedBy, refused };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function answerOf(python, script, ...args) {
  const { stdout } = await run(python, [here(script), ...args], {
    maxBuffer: 1 << 26,
    env: { ...process.env, PYTHONPATH: "", PYTHONDONTWRITEBYTECODE: "1" },
  });
  return JSON.parse(stdout);
}

/** As many at a time as there are cores; the answers in the order of the questions. */
async function inTurns(items, ask) {
  const answers = new Array(items.length);
  const waiting = items.map((item, index) => ({ item, index }));
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      answers[next.index] = await ask(next.item);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return answers;
}

/** As it stands in data/. */
export function asText(value) {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function main({ check }) {
  const files = await readEverything();
  const expected = new Map([...files].map(([path, value]) => [join(DATA, path), asText(value)]));
  const stale = [...expected].filter(([path, text]) => !existsSync(path) || readFileSync(path, "utf8") !== text);
  const superfluous = filesIn(DATA).filter((path) => !expected.has(path));
  for (const [path, text] of stale) {
    console.log(`${check ? "differs" : "wrote"} ${path}`);
    if (check) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  for (const path of superfluous) {
    console.log(`${check ? "is no longer made" : "removed"} ${path}`);
    if (!check) rmSync(path);
  }
  if (check && stale.length + superfluous.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main({ check: process.argv.includes("--check") });
