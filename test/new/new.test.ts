import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { UPSTART, UPSTART_SAMPLE } from "./upstart.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
let copy = "";

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "slotwise-new-"));
  for (const part of ["packages", "docs", "test/rules", "test/new", "test/node_modules", "test/fixed-seed.ts"]) {
    const filter = (path: string) => !/[\\/](?:dist|__pycache__)$/.test(path);
    cpSync(join(root, part), join(copy, part), { recursive: true, verbatimSymlinks: true, filter });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  for (const file of ["package.json", "tsconfig.base.json"]) cpSync(join(root, file), join(copy, file));
  writeFileSync(join(copy, "vitest.config.mjs"), CONFIG);
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Without the bundles that other tests need. */
const CONFIG = `const conditions = ["slotwise-source"];
export default {
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { setupFiles: ["test/fixed-seed.ts"], include: ["packages/*/src/**/*.test.ts", "test/**/*.test.ts"] },
};
`;

it.each([
  [[], "give me: rule NAME, or format NAME"],
  [["command", "a"], "give me: rule NAME, or format NAME"],
  [["rule", "a", "b"], "give me: rule NAME, or format NAME"],
  [["rule", "NoMargin"], "NoMargin is no name: words in lower case, with a - between them"],
  [["rule", "../a"], "../a is no name: words in lower case, with a - between them"],
  [["format", "new"], "new is a word of TypeScript's own"],
  [["rule", "no-margin"], "there is a rule no-margin, or something else of that name"],
  [["format", "toml"], "there is a format toml, or something else of that name"],
  [["format", "syntax"], "there is a format syntax, or something else of that name"],
])("refuses %j in a line", (args, line) => {
  expect(scaffold(args)).toEqual({ status: 1, stdout: "", stderr: `${line}\n` });
});

it("begins a rule and a format, and tests say what is missing in each", () => {
  expect(scaffold(["rule", "clock-runs-back"])).toMatchObject({ status: 0, stderr: "" });
  expect(scaffold(["format", "upstart"])).toMatchObject({ status: 0, stderr: "" });
  expect(failuresIn("clock-runs-back|upstart", ["test/rules", "packages/project/src/formats/formats.test.ts"])).toEqual(
    [
      "'upstart' gives each name and value its place in the text: read() gives no name and no value of the sample",
      `'upstart' has a row in the table of files: docs/configuration.md, "Where settings are read": a row with \`*.upstart\` is missing`,
      "'upstart' reads something from its sample: upstart.ts: read() gives neither requirements nor declarations, nor an atomic_service_interval_minutes of 7.5, which the sample has to set",
      "clock-runs-back has a mutant: fleet-mutants.ts or setting-mutants.ts needs clock-runs-back with one mistake in it, for its fixtures to find",
      "clock-runs-back has at least two fixtures of each kind, and in each invalid one something to find: test/rules/clock-runs-back/valid needs two fixtures or more",
      'clock-runs-back says what it is, and everything that a page says: clock-runs-back.ts: summary, in the form "a runner can miss its turn"',
      "clock-runs-back shows how to fix it: docs/rules/clock-runs-back.md needs a block below How to fix: the example, mended",
      "clock-runs-back shows how to turn it off: docs/rules/clock-runs-back.md needs a block below Example, and one below Severity and options",
      "clock-runs-back shows what lint prints for its example, and what preview draws: docs/rules/clock-runs-back.md needs two blocks below Example: settings, and what lint prints of them",
    ],
  );
});

it("has a format whole once its record, its sample and its row are written", () => {
  const folder = join(copy, "packages/project/src/formats/upstart");
  writeFileSync(join(folder, "upstart.ts"), UPSTART);
  writeFileSync(join(folder, "sample/worker.upstart"), UPSTART_SAMPLE);
  const page = join(copy, "docs/configuration.md");
  const row = "| `*.upstart` | `env` of a job of Upstart |\n| `Dockerfile` |";
  writeFileSync(page, readFileSync(page, "utf8").replace("| `Dockerfile` |", row));
  expect(
    failuresIn("", ["packages/project/src/formats/formats.test.ts", "packages/project/src/formats/index.test.ts"]),
  ).toEqual([]);
});

function scaffold(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, "test/new/new.mjs"), ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

interface TestReport {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** The tests that fail in the copy, each with the first line of what it says. */
function failuresIn(names: string, paths: readonly string[]): readonly string[] {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const report = join(copy, "report.json");
  const environment = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|TEST|NODE_ENV)/.test(name));
  spawnSync(
    process.execPath,
    [vitest, "run", "--root", copy, "--reporter=json", `--outputFile=${report}`, "-t", names, ...paths],
    { cwd: copy, env: Object.fromEntries(environment) },
  );
  const { testResults }: TestReport = JSON.parse(readFileSync(report, "utf8"));
  expect(testResults.length).toBeGreaterThan(1);
  const failures = testResults.flatMap(({ message, assertionResults }) => [
    ...(assertionResults.length === 0 ? [message] : []),
    ...assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => `${fullName}: ${firstLine(failureMessages[0] ?? "")}`),
  ]);
  return failures.sort();
}

/** Without the name of the error, and what the matcher adds. */
function firstLine(message: string): string {
  const [line = ""] = message.split("\n");
  return line
    .replace(/^\w*Error: /, "")
    .replace(/: expected .*$/, "")
    .replaceAll(`${copy}/`, "");
}
