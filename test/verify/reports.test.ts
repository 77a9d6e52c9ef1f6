import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseFlags } from "../../packages/cli/src/commands/verify/options.js";
import { renderJson } from "../../packages/cli/src/commands/verify/reports/json.js";
import { renderJunit } from "../../packages/cli/src/commands/verify/reports/junit.js";
import { judge } from "../../packages/cli/src/commands/verify/reports/known.js";
import { verify } from "../../packages/cli/src/commands/verify/verify.js";
import { nodeTarget, runVerify, silentHost } from "./run-command.js";

const WRONG = [
  "--target",
  nodeTarget("positions.mjs", "wrong"),
  "--only",
  "position-*,conforms-position,strangers-never",
];

function folder(files: Readonly<Record<string, string>> = {}): string {
  const path = mkdtempSync(join(tmpdir(), "slotwise-verify-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

describe("slotwise verify, without a target", () => {
  it("checks the reference model, vectors included, and exits 0", async () => {
    const { status, stdout, stderr } = await runVerify(["--runs", "25"]);
    expect(stdout).toContain("@slotwise/core reference model: 25 cases an invariant, seed 1");
    expect(stdout).toMatch(/held +vectors-claim +400 cases/);
    expect(stdout).toMatch(/^58 held; /m);
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("says so where the vectors are not installed", async () => {
    const entries = (await verify(parseFlags({ only: ["vectors-claim,half-open-ends"] }), undefined, silentHost()))
      .entries;
    expect(entries.map(({ id, finding }) => [id, finding])).toEqual([
      ["vectors-claim", { kind: "not-checked", why: "@slotwise/vectors is not installed" }],
      ["half-open-ends", { kind: "held" }],
    ]);
  });

  it("shows progress on a terminal only", async () => {
    const { stderr } = await runVerify(["--runs", "200", "--only", "conforms-*"], { isTerminal: true });
    expect(stderr).toMatch(/\[#*-+\] \d+\/7 conforms-/);
    expect(stderr.endsWith("\r\u001b[K")).toBe(true);
  });

  it("names every invariant with --list", async () => {
    const { status, stdout } = await runVerify(["--list"]);
    expect(stdout).toContain("half-open-ends\n    A window's start is part of it and its end is not");
    expect(stdout.match(/^\S+$/gm)).toHaveLength(58);
    expect(status).toBe(0);
  });

  it("refuses what it does not understand", async () => {
    for (const [args, message] of [
      [["--only", "no-such"], 'there is no invariant "no-such"'],
      [["--runs", "many"], '--runs is "many", but must be a whole number'],
      [["--seed", "-1"], '--seed is "-1", but must be a whole number'],
      [["--shard", "3/2"], '--shard is "3/2", but must be like 2/8'],
      [["--timeout", "0"], "--timeout"],
      [["--report", "xml"], '--report is "xml", but must be one of json, junit, markdown'],
      [["--output", "x"], "--output needs a --report before it"],
      [["--target", 'python3 "adapter'], "a quote that is not closed"],
      [["--known", "no-such-file"], "no-such-file cannot be read"],
      [["--merge", "a.json", "--seed", "3"], "--seed has no place beside it"],
    ] as const) {
      const { status, stderr } = await runVerify(args);
      expect(stderr).toContain(message);
      expect(status).toBe(2);
    }
  });
});

describe("reports", () => {
  it("are written to files beside the text, or in place of it", async () => {
    const path = folder();
    const files = ["--report", "json", "--output", "out/r.json", "--report", "junit", "--output", "r.xml"];
    const both = await runVerify([...WRONG, ...files], { folder: path });
    expect(both.status).toBe(1);
    expect(both.stdout).toContain("BROKEN");
    expect(readFileSync(join(path, "r.xml"), "utf8")).toContain("<testsuites");
    const document = JSON.parse(readFileSync(join(path, "out/r.json"), "utf8"));
    const only = await runVerify([...WRONG, "--report", "json"]);
    const printed = JSON.parse(only.stdout);
    expect({ ...printed, seconds: 0 }).toEqual({ ...document, seconds: 0 });
  });

  it("as JSON carry a schema version, totals, and a counterexample with its wire requests", async () => {
    const report = JSON.parse((await runVerify([...WRONG, "--report", "json"])).stdout);
    expect(report).toMatchObject({
      schemaVersion: 1,
      status: 1,
      seed: 1,
      runs: 300,
      shard: { index: 1, of: 1 },
      implementation: { name: "positions", version: "1", protocol: "slot-window" },
      totals: { held: 1, broken: 2, notChecked: 1, accepted: 0, errored: 0 },
      stop: null,
    });
    const broken = report.entries.find(({ id }: { id: string }) => id === "position-is-the-index");
    expect(broken.finding).toMatchObject({
      kind: "broken",
      seed: 1,
      answers: [{ question: "calculateRunnerPosition(b)", answer: "0", reference: "1" }],
      requests: [{ call: "calculateRunnerPosition", args: { runnerId: "b" } }],
    });
    expect(broken.finding.requests[0].args.activeRunners).toHaveLength(2);
    expect(broken.finding.replay).toContain("--only position-is-the-index --seed 1");
  });

  it("as JUnit have a test case an invariant, and escape what XML needs escaped", async () => {
    const { stdout } = await runVerify([...WRONG, "--report", "junit"]);
    expect(stdout.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites')).toBe(true);
    expect(stdout).toContain('tests="4" failures="2" errors="0" skipped="1"');
    expect(stdout).toContain('<testcase classname="slotwise.invariant" name="position-is-stable"/>');
    expect(stdout).toContain("a runner&#39;s position is its zero-based".replace("a r", "A r"));
    expect(stdout).toContain("<skipped message=");
    expect(stdout.match(/<testcase /g)).toHaveLength(4);
    expect(stdout.match(/<\/testcase>|<testcase [^>]*\/>/g)).toHaveLength(4);
  });

  it("as Markdown have the answers side by side, and are the summary of a GitHub Actions step", async () => {
    const summary = join(folder(), "summary.md");
    writeFileSync(summary, "before\n");
    const { stdout } = await runVerify([...WRONG, "--report", "markdown"], {
      environment: { GITHUB_STEP_SUMMARY: summary },
    });
    expect(stdout).toContain("## ❌ slotwise verify");
    expect(stdout).toContain("| calculateRunnerPosition(b) | 0 | 1 |");
    expect(stdout).toContain("```sh\nslotwise verify --target ");
    expect(readFileSync(summary, "utf8")).toBe(`before\n${stdout}`);
  });

  it("of a target that ends say why, in every format", async () => {
    const dying = ["--target", nodeTarget("positions.mjs", "die"), "--only", "position-is-the-index"];
    const json = JSON.parse((await runVerify([...dying, "--report", "json"])).stdout);
    expect(json.status).toBe(2);
    expect(json.stop.message).toContain("exit status 7");
    expect((await runVerify([...dying, "--report", "junit"])).stdout).toContain("<error message=");
    expect((await runVerify([...dying, "--report", "markdown"])).stdout).toContain("**Stopped:** the target ended");
  });
});

describe("small print", () => {
  it("says why nothing was checked where there is no target, and JUnit has an error for it", async () => {
    const report = await verify(parseFlags({ only: ["vectors-*"] }), undefined, silentHost());
    const judgement = judge(report, new Map());
    expect(judgement.remarks).toEqual(["nothing was checked: @slotwise/vectors is not installed"]);
    expect(renderJunit(judgement)).toContain('failures="0" errors="1" skipped="7"');
    expect(judgement.status).toBe(2);
  });

  it("does not fail a good run for a summary that cannot be written", async () => {
    const { status, stderr } = await runVerify(["--runs", "5", "--only", "equal-windows"], {
      environment: { GITHUB_STEP_SUMMARY: "/no/such/folder/summary.md" },
    });
    expect(stderr).toContain("slotwise: the step summary /no/such/folder/summary.md cannot be written: ENOENT");
    expect(status).toBe(0);
  });

  it("lets no control character of a target through", async () => {
    const { stdout, stderr } = await runVerify(["--target", nodeTarget("positions.mjs", "controls"), "--runs", "5"]);
    expect(stdout).toContain("posi [31mtions 1 x through");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must not be there
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

describe("known deviations", () => {
  it("are accepted, with their reasons", async () => {
    const path = folder({
      "known.txt": "# ours\nposition-is-the-index  counts from the second runner, see #12\nconforms-position\n\n",
    });
    const { status, stdout } = await runVerify([...WRONG, "--known", "known.txt"], { folder: path });
    expect(stdout).toMatch(/known +position-is-the-index .*; counts from the second runner, see/);
    expect(stdout).toContain("1 held, 2 known, 1 not checked");
    expect(stdout).not.toContain("to see it again");
    expect(status).toBe(0);
  });

  it("that no longer happen are reported, and are a problem", async () => {
    const path = folder({ "known.txt": "position-is-stable used to move\nstrangers-never\n" });
    const right = ["--target", nodeTarget("positions.mjs"), "--only", "position-is-stable,strangers-never"];
    const { status, stdout } = await runVerify([...right, "--known", "known.txt"], { folder: path });
    expect(stdout).toContain("position-is-stable is listed as known, but holds now: take it off the list");
    expect(stdout, "not checked is not held").not.toContain("strangers-never is listed");
    expect(status).toBe(1);
  });

  it("must exist, and stand there once", async () => {
    const path = folder({ "a.txt": "# fine\nno-such", "b.txt": "half-open-ends\nhalf-open-ends x" });
    expect((await runVerify(["--known", "a.txt"], { folder: path })).stderr).toContain(
      "a.txt:2: there is no invariant",
    );
    expect((await runVerify(["--known", "b.txt"], { folder: path })).stderr).toContain("b.txt:2:");
  });
});

describe("shards", () => {
  const shard = (index: number, of: number, path: string, more: readonly string[] = WRONG) =>
    runVerify([...more, "--shard", `${index}/${of}`, "--report", "json", "--output", `shard-${index}.json`], {
      folder: path,
    });
  const names = (count: number) => Array.from({ length: count }, (_, index) => `shard-${index + 1}.json`);

  it("put together have looked at what one run looks at, vectors included", async () => {
    const path = folder();
    const args = ["--runs", "100", "--seed", "9", "--only", "half-open-ends,claim-*,vectors-*"];
    for (const index of [1, 2, 3]) expect((await shard(index, 3, path, args)).status).toBe(0);
    const merged = await runVerify(["--merge", ...names(3), "--report", "json"], { folder: path });
    const whole = await runVerify([...args, "--report", "json"]);
    const counts = (text: string) =>
      JSON.parse(text).entries.map(({ id, cases, calls }: Record<string, unknown>) => ({ id, cases, calls }));
    expect(counts(merged.stdout)).toEqual(counts(whole.stdout));
    expect(merged.status).toBe(0);
  });

  it("are broken when one is, and judged by the known list when they are together", async () => {
    const path = folder({ "known.txt": "position-is-the-index\nconforms-position\nposition-is-stable\n" });
    for (const index of [1, 2]) expect((await shard(index, 2, path)).status).toBe(1);
    const merged = await runVerify(["--merge", ...names(2)], { folder: path });
    expect(merged.stdout).toContain("position-is-the-index");
    expect(merged.status).toBe(1);
    const judged = await runVerify(["--merge", ...names(2), "--known", "known.txt"], { folder: path });
    expect(judged.stdout).toContain("1 held, 2 known, 1 not checked");
    expect(judged.stdout).toContain("position-is-stable is listed as known, but holds now");
  });

  it("find the failure that one run finds, whatever the order of the files", async () => {
    const path = folder();
    const args = ["--target", nodeTarget("positions.mjs", "rare"), "--only", "position-is-the-index,vectors-positions"];
    for (const index of [1, 2, 3]) expect((await shard(index, 3, path, args)).status).toBe(1);
    const findings = async (files: readonly string[]) => {
      const { stdout } = await runVerify([...files, "--report", "json"], { folder: path });
      return JSON.parse(stdout).entries.map(({ finding }: { finding: unknown }) => finding);
    };
    const whole = await findings(args);
    expect(whole.map(({ kind }: { kind: string }) => kind)).toEqual(["broken", "broken"]);
    expect(await findings(["--merge", ...names(3)])).toEqual(whole);
    expect(await findings(["--merge", ...names(3).toReversed()])).toEqual(whole);
  });

  it("without seeds of their own have nothing to say", async () => {
    const path = folder();
    const args = ["--runs", "25", "--only", "half-open-ends"];
    for (const index of [1, 2]) await shard(index, 2, path, args);
    const second = await runVerify([...args, "--shard", "2/2"]);
    expect(second.stdout).toContain("none of its cases are in this shard");
    expect(second.status).toBe(0);
    expect((await runVerify(["--merge", ...names(2)], { folder: path })).stdout).toContain("1 held; ");
  });

  it("that chose other invariants are refused", async () => {
    const path = folder();
    await shard(1, 2, path, ["--runs", "50", "--only", "half-open-ends"]);
    await shard(2, 2, path, ["--runs", "50", "--only", "half-open-ends,equal-windows"]);
    for (const files of [names(2), names(2).toReversed()]) {
      const merged = await runVerify(["--merge", ...files], { folder: path });
      expect(merged.stderr).toContain("not of one campaign: only shard-2.json has equal-windows");
      expect(merged.status).toBe(2);
    }
  });

  it("that should have had cases and checked nothing are not made green by the others", async () => {
    const path = folder();
    const args = ["--runs", "50", "--only", "vectors-claim"];
    await shard(1, 2, path, args);
    const without = parseFlags({ runs: "50", only: ["vectors-claim"], shard: "2/2" });
    const judgement = judge(await verify(without, undefined, silentHost()), new Map());
    expect(judgement.status).toBe(2);
    writeFileSync(join(path, "shard-2.json"), renderJson(judgement));
    for (const files of [names(2), names(2).toReversed()]) {
      const merged = await runVerify(["--merge", ...files], { folder: path });
      expect(merged.stdout).toMatch(/not checked +vectors-claim +@slotwise\/vectors is not installed/);
      expect(merged.status).toBe(2);
    }
  });

  it("that are damaged are refused, with the file and the place", async () => {
    const path = folder();
    await runVerify([...WRONG, "--report", "json", "--output", "r.json"], { folder: path });
    const whole = JSON.parse(readFileSync(join(path, "r.json"), "utf8"));
    const broken = whole.entries.findIndex((entry: { finding: { kind: string } }) => entry.finding.kind === "broken");
    const damaged: readonly (readonly [place: string, change: (report: typeof whole) => void])[] = [
      ["entries", (report) => (report.entries = null)],
      ["entries[1]", (report) => (report.entries[1] = 3)],
      ["entries[0].cases", (report) => (report.entries[0].cases = "12")],
      ["entries[0].finding.kind", (report) => (report.entries[0].finding = { kind: "fine" })],
      [`entries[${broken}].finding.answers`, (report) => delete report.entries[broken].finding.answers],
      ["shard", (report) => delete report.shard],
      ["shard", (report) => (report.shard = { index: 9, of: 8 })],
      ["shard", (report) => (report.shard = { index: 1, of: 1e12 })],
      ["implementation.version", (report) => delete report.implementation.version],
      ["stop.details", (report) => (report.stop = { message: "x" })],
      ["seconds", (report) => (report.seconds = null)],
    ];
    for (const [place, change] of damaged) {
      const report = structuredClone(whole);
      change(report);
      writeFileSync(join(path, "damaged.json"), JSON.stringify(report));
      const { status, stderr } = await runVerify(["--merge", "damaged.json"], { folder: path });
      expect(stderr).toBe(`slotwise: damaged.json is no report of slotwise verify: ${place} is missing or wrong\n`);
      expect(status).toBe(2);
    }
  });

  it("that are missing, twice there or of another campaign are refused", async () => {
    const path = folder({ "broken.json": "{", "other.json": '{"a":1}' });
    const args = ["--runs", "25", "--only", "half-open-ends"];
    await shard(1, 3, path, args);
    await shard(2, 3, path, args);
    const merge = (...files: readonly string[]) => runVerify(["--merge", ...files], { folder: path });
    const missing = await merge("shard-1.json", "shard-2.json");
    expect(missing).toMatchObject({ status: 2, stderr: "slotwise: 1 of 3 shards are missing: 3\n" });
    expect((await merge("shard-1.json", "shard-1.json")).stderr).toContain("are both shard 1");
    await shard(3, 3, path, [...args, "--seed", "2"]);
    expect((await merge(...names(3))).stderr).toContain("not of one campaign: the seed is 1 and 2");
    expect((await merge("broken.json")).stderr).toContain("broken.json is not JSON");
    expect((await merge("other.json")).stderr).toContain("other.json is no report of slotwise verify");
  });
});
