import type { SettingsFile } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import type { Finding, Fix } from "../findings/finding.js";
import { withFix } from "../fixes/apply-edits.js";

function lost(files: readonly SettingsFile[]): readonly Finding[] {
  return analyseProject(files).findings.filter(({ rule }) => rule === "cron-tick-lost");
}

function fixesFor(files: readonly SettingsFile[]): readonly Fix[] {
  return lost(files)[0]?.fixes ?? [];
}

/** What the findings say of lost ticks once a fix is made. */
function after(files: readonly SettingsFile[], fix: Fix | undefined): readonly string[] {
  const changed = fix === undefined ? undefined : withFix(files, fix);
  if (changed === undefined) throw new Error("there is no such fix");
  return lost(changed).map(({ message }) => message);
}

const pyproject = (settings: string, runners = 3, release = "0.2.3"): SettingsFile => ({
  name: "pyproject.toml",
  text: `[tool.pynenc]\n${settings}\n[tool.slotwise]\nrunners = ${runners}\npynenc-version = "${release}"\n`,
});

const HOURLY = `atomic_service_interval_minutes = 5.0
atomic_service_spread_margin_minutes = 1.0
atomic_service_check_interval_minutes = 0.25
runner_considered_dead_after_minutes = 4.0
recover_pending_invocations_cron = "4 * * * *"`;

describe("fixes of a lost tick", () => {
  it("narrow the silence, or let the cron tick when somebody looks", () => {
    const files = [pyproject(HOURLY)];
    expect(fixesFor(files).map(({ title, safe }) => [title, safe])).toEqual([
      ["Set atomic_service_spread_margin_minutes to 0.5", false],
      ["Set atomic_service_interval_minutes to 9.0", false],
      ['Let it tick at "5 * * * *"', false],
    ]);
  });

  it("are each true: judged again, no tick is lost any more", () => {
    const files = [pyproject(HOURLY)];
    for (const fix of fixesFor(files)) expect(after(files, fix), fix.title).toEqual([]);
  });

  it("serve under every release in force", () => {
    const files = [
      {
        name: "pyproject.toml",
        text: `[project]\ndependencies = ["pynenc>=0.2"]\n[tool.pynenc]\n${HOURLY}\n[tool.slotwise]\nrunners = 3\n`,
      },
    ];
    expect(fixesFor(files).length).toBeGreaterThan(0);
    for (const fix of fixesFor(files)) expect(after(files, fix), fix.title).toEqual([]);
  });

  it("write a check interval that nobody wrote beside what is set of the slots", () => {
    const files = [pyproject("atomic_service_interval_minutes = 5.0", 4)];
    const [fix] = fixesFor(files);
    expect(fix?.title).toBe("Set atomic_service_check_interval_minutes to 0.2");
    expect(withFix(files, fix as Fix)?.[0]?.text).toContain("\natomic_service_check_interval_minutes = 0.2\n");
    expect(after(files, fix)).toEqual([]);
  });

  it("look more often where that is enough", () => {
    const files = [pyproject("atomic_service_interval_minutes = 5.0\natomic_service_check_interval_minutes = 0.5", 4)];
    expect(fixesFor(files)[0]?.title).toBe("Set atomic_service_check_interval_minutes to 0.2");
  });

  it("do not, where another deployment would have it from there as well", () => {
    const compose = (replicas: number) =>
      `services:\n  a:\n    command: pynenc --app a runner start\n    deploy: {replicas: ${replicas}}\n  b:\n    command: pynenc --app b runner start\n    environment: [PYNENC__APP_ID=b]\n`;
    const settings = pyproject(HOURLY.replace(/^.*check_interval.*\n/m, "")).text.replace(/runners = .*\n/, "");
    const files = [
      { name: "pyproject.toml", text: settings },
      { name: "compose.yaml", text: compose(3) },
    ];
    expect(lost(files).length).toBeGreaterThan(0);
    for (const { fixes } of lost(files)) {
      expect(fixes.map(({ title }) => title).join()).not.toContain("check_interval");
    }
  });

  it("move a cron in code, at the task that has it, to the nearest minute at which it is served", () => {
    const app = (cron: string) =>
      `from pynenc import Pynenc\nfrom pynenc.trigger import TriggerBuilder\napp = Pynenc()\n@app.task(triggers=TriggerBuilder().on_cron(${cron}))\ndef job(): ...\n`;
    const settings = pyproject(HOURLY.replace(/^recover.*$/m, 'recover_pending_invocations_cron = "0 0 * * *"'));
    const files = [settings, { name: "app.py", text: app("'4 3 * * *'") }];
    const found = lost(files).find(({ place }) => place.file === "app.py");
    const moved = found?.fixes.find(({ title }) => title.startsWith("Let it tick"));
    expect(moved?.title).toBe('Let it tick at "5 3 * * *"');
    expect(moved?.edits.map(({ newText }) => newText)).toEqual(["'5 3 * * *'"]);
    expect(after(files, moved).filter((message) => message.includes("on_cron"))).toEqual([]);
  });

  it("move none that others have by the same name", () => {
    const app =
      'from pynenc import Pynenc\nfrom pynenc.trigger import TriggerBuilder\nAT = "4 3 * * *"\napp = Pynenc()\n@app.task(triggers=TriggerBuilder().on_cron(AT))\ndef one(): ...\n@app.task(triggers=TriggerBuilder().on_cron(AT))\ndef two(): ...\n';
    const files = [pyproject(HOURLY), { name: "app.py", text: app }];
    const found = lost(files).find(({ place }) => place.file === "app.py");
    expect(found?.fixes.some(({ title }) => title.startsWith("Let it tick"))).toBe(false);
  });

  it("are none where every value loses ticks", () => {
    const every = pyproject(
      'atomic_service_interval_minutes = 5.0\natomic_service_check_interval_minutes = 0.9\nrecover_pending_invocations_cron = "* * * * *"',
      1,
    );
    for (const fix of fixesFor([every])) expect(after([every], fix), fix.title).toEqual([]);
  });
});
