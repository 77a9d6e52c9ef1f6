import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { schemaErrors } from "../json-schema.js";
import { DEFAULTS, folderWith, slotwise } from "./command.js";

function schemaOf(command: string) {
  const file = new URL(`../../docs/schemas/${command}-report.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}

const FLEET = ["--runners", "4", "--pynenc-version", "0.2.3"];
const ORDERS = "from pynenc import Pynenc\napp = Pynenc(config_values={'max_pending_seconds': 5.0})\n";

/** Folders of every kind that a report may be about. */
const FOLDERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "one deployment": { "pyproject.toml": DEFAULTS },
  "several, one with a value from code": { "pyproject.toml": DEFAULTS, "orders.py": ORDERS },
  "a file that does not parse": { "pyproject.toml": "[tool.pynenc\n" },
  "an unusable value": { "pyproject.toml": DEFAULTS.replace("5.0", '"x"'), ".env": "PYNENC__APP_ID=a\n" },
  nothing: {},
};

describe("--format json", () => {
  for (const [what, files] of Object.entries(FOLDERS)) {
    it.each([["preview"], ["settings", "--all"], ["suggest"], ["explain"], ["explain", "no-margin"]])(
      `of %s %s is what its schema says: ${what}`,
      async (command, ...more) => {
        const fleet = command === "explain" ? [] : FLEET;
        const { stdout } = await slotwise([command, ...more, ...fleet, "--format=json"], { cwd: folderWith(files) });
        expect(schemaErrors(schemaOf(command), JSON.parse(stdout), { closed: true })).toEqual([]);
      },
    );
  }

  it("of preview has the numbers of each cycle", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { status, stdout } = await slotwise(["preview", ...FLEET, "--format=json"], { cwd });
    expect(status).toBe(0);
    const [deployment] = JSON.parse(stdout).deployments;
    expect(deployment).toMatchObject({ name: null, files: ["pyproject.toml"], runners: "4", problem: null });
    expect(deployment.judged[0].cycles).toMatchObject([
      { runners: 4, regime: "margin", intervalSeconds: 300, slotSeconds: 75, windowSeconds: 15, gapSeconds: 60 },
    ]);
    expect(deployment.judged[0].cycles[0].notices[0].kind).toBe("turns-missed");
  });

  it("of suggest has what it replaces, and the block", async () => {
    const cwd = folderWith({ "pynenc.yaml": "app_id: a\n" });
    const { stdout } = await slotwise(["suggest", "pynenc.yaml", ...FLEET, "--service-duration=20s", "--format=json"], {
      cwd,
    });
    const [deployment] = JSON.parse(stdout).deployments;
    expect(deployment).toMatchObject({ goesTo: "pynenc.yaml", serviceDurationSeconds: 20, problem: null });
    const margin = deployment.settings.find((each: { name: string }) => each.name.includes("spread_margin"));
    expect(margin.replaces).toBe(1);
    expect(deployment.block).toContain(`atomic_service_spread_margin_minutes: ${margin.value}\n`);
  });

  it("of explain has a page for each rule", async () => {
    const { stdout } = await slotwise(["explain", "--all", "--format=json"], { cwd: folderWith({}) });
    const { rules } = JSON.parse(stdout);
    expect(rules.length).toBeGreaterThan(20);
    expect(rules.every((rule: { name: string; page: string }) => rule.page.startsWith(`# ${rule.name}\n`))).toBe(true);
  });
});

describe("--format concise", () => {
  it("of settings is a line each, with its place", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { stdout } = await slotwise(["settings", "--format=concise"], { cwd });
    expect(stdout).toMatch(/^pyproject\.toml:2: atomic_service_interval_minutes = 5\.0\n/m);
    expect(stdout).toMatch(/^default: atomic_service_max_start_slot_fraction = 0\.5\n/m);
    const several = folderWith(FOLDERS["several, one with a value from code"] ?? {});
    const { stdout: named } = await slotwise(["settings", "--format=concise"], { cwd: several });
    expect(named).toMatch(/^orders\.py:2: max_pending_seconds = 5\.0 \(orders\.py\)\n/m);
  });

  it("of preview is a line a fleet", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { stdout } = await slotwise(["preview", "--runners=3-4", "--pynenc-version=0.2.3", "--format=concise"], {
      cwd,
    });
    expect(stdout).toMatch(
      /^pyproject\.toml: pynenc 0\.2\.3: 3 runners share [^\n]*\n[^\n]*: 4 runners share [^\n]*\n$/,
    );
  });

  it("of suggest is a line a setting", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { stdout } = await slotwise(["suggest", ...FLEET, "--service-duration=20s", "--format=concise"], { cwd });
    expect(stdout.match(/^pyproject\.toml: \w+ = [\d.]+(, was [\d.]+)?$/gm)).toHaveLength(4);
  });

  it("of explain is a line a rule", async () => {
    const { stdout } = await slotwise(["explain", "no-margin", "--format=concise"], { cwd: folderWith({}) });
    expect(stdout).toMatch(/^no-margin: \w+: [^\n]+\n$/);
  });
});
