#!/usr/bin/env node
import { cacheFolder, pruneCode, readCode, writeCode } from "./code-cache.js";

/** Filled in when the command is bundled: the part that runs, and the pack that each part is in. */
declare const SLOTWISE_MAIN: string;
declare const SLOTWISE_PACKS: Readonly<Record<string, string>>;

/** A pack is a function that makes the parts that are in it, as a CommonJS module is one. */
type Pack = (module: { exports: Parts }, require: (name: string) => unknown, filename: string) => void;

type Parts = Readonly<Record<string, unknown>>;

// An import of these would make Node load all that they can do.
const { readFileSync } = process.getBuiltinModule("node:fs");
const { join } = process.getBuiltinModule("node:path");
const { Script } = process.getBuiltinModule("node:vm");

// With its usual budget V8 of Node 20 optimizes, beside what runs, functions that hardly run again: over a thousand files it
// takes twice the processor's time. Later versions have a compiler between, which does that.
if (process.versions.v8.startsWith("11.")) {
  process.getBuiltinModule("node:v8").setFlagsFromString("--interrupt-budget=400000");
}

const cache = cacheFolder(process.env, process.platform);
const loaded = new Map<string, Parts>();
/** The scripts, and where their compiled code is kept. */
const compiled: { readonly script: InstanceType<typeof Script>; readonly kept: string }[] = [];

/** A part of the program, or a module of Node's own. */
function load(name: string): unknown {
  const pack = SLOTWISE_PACKS[name];
  if (pack === undefined) return process.getBuiltinModule(name);
  const parts = loaded.get(pack) ?? run(pack, name);
  return parts[name];
}

/** @param first the part that it is loaded for: each command needs other functions, and has what it needs kept */
function run(pack: string, first: string): Parts {
  const filename = join(import.meta.dirname, pack);
  const kept = cache === undefined ? undefined : join(cache, `${pack}-${first.slice(2)}`);
  const cachedData = kept === undefined ? undefined : readCode(kept);
  const script = new Script(readFileSync(filename, "latin1"), { filename, ...(cachedData && { cachedData }) });
  if (kept !== undefined) compiled.push({ script, kept });
  const module = { exports: {} };
  (script.runInThisContext() as Pack)(module, load, import.meta.filename);
  loaded.set(pack, module.exports);
  return module.exports;
}

load(SLOTWISE_MAIN);

// At the end, when all that this run needs has been compiled. Where one script is new, the run went a new way, on which
// others were compiled further as well.
process.once("exit", () => {
  if (compiled.every(({ script }) => script.cachedDataRejected === false)) return;
  for (const { script, kept } of compiled) writeCode(kept, script.createCachedData());
  if (cache !== undefined) pruneCode(cache, Date.now());
});
