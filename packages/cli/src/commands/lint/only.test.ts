import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RULE_NAMES } from "@slotwise/language-service";
import { describe, expect, it, onTestFinished } from "vitest";
import { run } from "../../run.js";
import { fakeHost } from "../../testing/fake-host.js";
import { temporaryFolder } from "../../testing/temporary-folder.js";

const TWO_RULES = `[tool.pynenc]
max_pending_seconds = -1
dev_mode_force_sync_tasks = "false"

[tool.slotwise]
runners = 4
pynenc-version = "0.2.3"
`;

async function lint(
  args: readonly string[],
  files: Readonly<Record<string, string>> = { "pyproject.toml": TWO_RULES },
) {
  const folder = temporaryFolder(files);
  onTestFinished(folder.remove);
  const host = fakeHost({ currentFolder: folder.path });
  const status = await run(["lint", ...args], host);
  return { status, folder: folder.path, ...host.written };
}

async function rulesOf(args: readonly string[]): Promise<ReadonlySet<string>> {
  const { stdout } = await lint([...args, "--format=json"]);
  return new Set((JSON.parse(stdout) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule));
}

describe("slotwise lint --only", () => {
  it("reports each rule as without it, and no other", async () => {
    const all = await rulesOf([]);
    expect(all.size).toBeGreaterThan(3);
    for (const rule of RULE_NAMES) expect([...(await rulesOf(["--only", rule]))]).toEqual(all.has(rule) ? [rule] : []);
  });

  it("takes several, with commas or one after the other", async () => {
    const two = new Set(["out-of-range", "surprising-coercion"]);
    expect(await rulesOf(["--only", "out-of-range, surprising-coercion"])).toEqual(two);
    expect(await rulesOf(["--only", "out-of-range", "--only", "surprising-coercion"])).toEqual(two);
  });

  it("decides on the exit status, and still says how far the fleet carries", async () => {
    const clean = await lint(["--only", "no-margin"]);
    expect(clean.status).toBe(0);
    expect(clean.stdout).toMatch(/^pynenc 0\.2\.3: safe up to 3 runners/);
    expect(clean.stdout).toContain("no problems");
    const missed = await lint(["--only", "window-shorter-than-check"]);
    expect(missed.status).toBe(1);
    expect(missed.stdout).toMatch(/^ {4}1 ●█/m);
    expect((await lint(["--only", "dead-runner-hole"])).status).toBe(0);
    expect((await lint(["--only", "dead-runner-hole", "--fail-on", "info"])).status).toBe(1);
  });

  it("leaves a baseline whole, and what it accepts", async () => {
    const baseline = { version: 1, files: { "pyproject.toml": { "out-of-range": 1, "surprising-coercion": 1 } } };
    const files = { "pyproject.toml": TWO_RULES, "baseline.json": JSON.stringify(baseline) };
    const { status, stderr } = await lint(["--only", "out-of-range", "--baseline", "baseline.json", "."], files);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const updating = ["--only", "out-of-range", "--baseline", "baseline.json", "--update-baseline"];
    const refused = await lint(updating, files);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain("--only would leave the other rules out of the baseline");
    expect(readFileSync(join(refused.folder, "baseline.json"), "utf8")).toBe(JSON.stringify(baseline));
  });

  it("hides no file that could not be judged", async () => {
    const missing = await lint(["--only", "no-margin", "gone.toml"]);
    expect(missing.status).toBe(1);
    expect(missing.stdout).toContain("unreadable-file");
    const broken = await lint(["--only", "no-margin"], { "pyproject.toml": `${TWO_RULES}broken = [\n` });
    expect(broken.status).toBe(1);
    expect(broken.stdout).toContain("syntax-error");
  });

  it.each(["--fix", "--diff"])("is not said with %s, which is about all rules", async (option) => {
    const { status, stderr, folder } = await lint(["--only", "out-of-range", option]);
    expect(status).toBe(2);
    expect(stderr).toBe(
      `slotwise: --only chooses what is reported, but ${option} is about all rules: give one of them\n`,
    );
    expect(readFileSync(join(folder, "pyproject.toml"), "utf8")).toBe(TWO_RULES);
  });

  it.each([
    ["no-margins", "there is no rule no-margins; did you mean no-margin?"],
    ["", "there is no rule ."],
    ["out-of-range,", "there is no rule ."],
  ])("refuses what is no rule: %j", async (word, told) => {
    const { status, stderr } = await lint(["--only", word]);
    expect(status).toBe(2);
    expect(stderr).toContain(told);
  });
});
