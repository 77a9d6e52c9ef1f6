import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analyse } from "@slotwise/language-service";
import { buildSync } from "esbuild";
import { parseTOML } from "toml-eslint-parser";
import { measure, median, report } from "./measure.js";
import { milliseconds } from "./processes.js";

const FILES = 1000;
const ROUNDS = 5;
const TAPLO = "@taplo/cli@0.7.0";

const root = process.env["SLOTWISE_ROOT"] ?? "";
const command = join(root, "packages/cli/dist/slotwise.cjs");

/** The same parser in a process of its own, bundled as the command is. */
const PARSE_ONLY = `
import { readFileSync } from "node:fs";
import { parseTOML } from "toml-eslint-parser";
let statements = 0;
for (const path of process.argv.slice(2)) statements += parseTOML(readFileSync(path, "utf8")).body.length;
if (statements === 0) process.exitCode = 1;
`;
const PARSE_ONLY_BUILD = { bundle: true, minify: true, platform: "node", format: "esm" } as const;

/** As in a large repository: services of their own, no two files the same, but most of them set up like some other. */
const texts = Array.from({ length: FILES }, (_, index) => settingsFile(index));
const folder = mkdtempSync(join(tmpdir(), "slotwise-bench-"));
const one = mkdtempSync(join(tmpdir(), "slotwise-bench-one-"));
const cache = mkdtempSync(join(tmpdir(), "slotwise-bench-cache-"));
try {
  const paths = texts.map((text, index) => write(join(folder, `service-${index}`), text));
  const single = write(one, settingsFile(2));
  reportInProcess();
  reportProcesses(paths, single);
} finally {
  rmSync(folder, { recursive: true });
  rmSync(one, { recursive: true });
  rmSync(cache, { recursive: true });
}

function reportInProcess(): void {
  const many = measure([
    {
      name: `parse ${FILES} files of 100 lines`,
      run: (times) => each(times, texts, (text) => parseTOML(text).body.length),
    },
    { name: "parse and judge them", run: (times) => each(times, texts, (text) => judged(text)) },
  ]);
  report(many);
  const long = [settingsFile(3), ...Array.from({ length: 1900 }, (_, index) => line(index + 100))].join("\n");
  let typed = 0;
  // One digit more or less of the check interval with every keystroke, as somebody types.
  const keystroke = () => long.replace("= 0.5", `= 0.${(typed++ % 9) + 1}`);
  report(
    measure([
      {
        name: "parse a pyproject.toml of 2,000 lines",
        run: (times) => sum(times, () => parseTOML(keystroke()).body.length),
      },
      { name: "one keystroke in it: parse and judge", run: (times) => sum(times, () => judged(keystroke())) },
    ]),
  );
}

function reportProcesses(paths: readonly string[], single: string): void {
  const taplo = taploCommand();
  const parseOnly = join(folder, "parse-only.mjs");
  buildSync({
    stdin: { contents: PARSE_ONLY, resolveDir: join(root, "packages/project") },
    outfile: parseOnly,
    ...PARSE_ONLY_BUILD,
  });
  const parse: number[] = [];
  const lint: number[] = [];
  const start: number[] = [];
  const peer: number[] = [];
  const peerStart: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    parse.push(timed([parseOnly, ...paths], 0));
    lint.push(timed([command, "lint", folder, "--format", "concise"], 1));
    start.push(timed([command, "lint", one, "--format", "concise"], 1));
    if (taplo === undefined) continue;
    peer.push(timed([taplo, "lint", ...paths], 0));
    peerStart.push(timed([taplo, "lint", single], 0));
  }
  const whole = median(lint);
  const perFile = (whole - median(start)) / (FILES - 1);
  print(
    `slotwise lint, ${FILES} files, from start to exit: ${whole.toFixed(0)} ms; ${perFile.toFixed(2)} ms a file, start-up apart`,
  );
  const parsed = median(parse);
  print(
    `a process that only reads and parses them: ${parsed.toFixed(0)} ms; slotwise lint takes x${(whole / parsed).toFixed(2)}`,
  );
  if (taplo === undefined) {
    print(`${TAPLO} cannot be had from npm here: no peer`);
    return;
  }
  const peerPerFile = (median(peer) - median(peerStart)) / (FILES - 1);
  print(
    `${TAPLO} lint, the same files: ${peerPerFile.toFixed(2)} ms a file, start-up apart: x${(peerPerFile / perFile).toFixed(1)} ours`,
  );
}

/** Where npm has put it, from its cache or the registry. */
function taploCommand(): string | undefined {
  const { status, stdout } = spawnSync("npm", ["exec", "--yes", `--package=${TAPLO}`, "--", "which", "taplo"], {
    encoding: "utf8",
  });
  return status === 0 ? stdout.trim() : undefined;
}

/** With the code that a run before has compiled. */
function timed(args: readonly string[], status: number): number {
  return milliseconds(process.execPath, { args, status }, { NODE_COMPILE_CACHE: cache });
}

function judged(text: string): number {
  return analyse([{ name: "pyproject.toml", text }]).findings.length;
}

function each(times: number, all: readonly string[], work: (text: string) => number): number {
  return sum(times, () => all.reduce((total, text) => total + work(text), 0));
}

function sum(times: number, work: () => number): number {
  let total = 0;
  for (let index = 0; index < times; index++) total += work();
  return total;
}

/** A hundred lines, of which a dozen are pynenc's. */
function settingsFile(variant: number): string {
  const example = readFileSync(join(root, "docs/examples/four-runners/pyproject.toml"), "utf8")
    .replace('name = "four-runners"', `name = "service-${variant}"`)
    .replace("interval_minutes = 5.0", `interval_minutes = ${5 + (variant % 5)}.0`)
    .replace("runners = 4", `runners = ${2 + (variant % 4)}`);
  const lines = [...example.split("\n"), ...Array.from({ length: 100 }, (_, index) => line(index))];
  return lines.slice(0, 100).join("\n");
}

function line(index: number): string {
  if (index % 12 === 0) return `\n[tool.other.part-${index}]`;
  if (index % 7 === 0) return `# ${index}: why it is so`;
  return index % 3 === 0 ? `number-${index} = ${index}` : `text-${index} = "value ${index}"`;
}

function write(target: string, text: string): string {
  mkdirSync(target, { recursive: true });
  const path = join(target, "pyproject.toml");
  writeFileSync(path, text);
  return path;
}

function print(text: string): void {
  process.stdout.write(`  ${text}\n`);
}
