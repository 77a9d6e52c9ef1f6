import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { isNoWorse } from "./no-worse.js";

const project = (settings: string, ours = "runners = 4") =>
  analyseProject([
    {
      name: "pyproject.toml",
      text: `[project]\ndependencies = ["pynenc>=0.2"]\n[tool.pynenc]\n${settings}\n[tool.slotwise]\n${ours}\n`,
    },
  ]);

const SAFE = "atomic_service_interval_minutes = 30.0";

describe("a change is no worse", () => {
  it("where it is none", () => {
    expect(isNoWorse(project(SAFE), project(SAFE))).toBe(true);
  });

  it("where a problem goes", () => {
    expect(isNoWorse(project(`${SAFE}\napp_idd = "a"`), project(`${SAFE}\napp_id = "a"`))).toBe(true);
  });

  it("where an unusable value was repaired, whatever shows of the slots then", () => {
    const broken = project("atomic_service_interval_minutes = -1\natomic_service_spread_margin_minutes = 3");
    const repaired = project("atomic_service_interval_minutes = 5\natomic_service_spread_margin_minutes = 3");
    expect(isNoWorse(broken, repaired)).toBe(true);
  });

  it("where a remark comes and a problem goes", () => {
    const hole = `${SAFE}\nrunner_considered_dead_after_minutes = 40.0`;
    expect(isNoWorse(project(`${SAFE}\napp_idd = "a"`), project(hole))).toBe(true);
    expect(isNoWorse(project(SAFE), project(hole))).toBe(false);
  });
});

it.each(["a", "b"])("for the one of two services with one name that it is about: %s", (changed) => {
  const compose = (folder: string, replicas: number, interval: number) => ({
    name: `${folder}/compose.yml`,
    text: `services:\n  worker:\n    command: pynenc --app ${folder}.app runner start\n    environment: {PYNENC__APP_ID: ${folder}, PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: "${interval}"}\n    deploy: {replicas: ${replicas}}\n`,
  });
  const services = (intervals: Readonly<Record<string, number>>) =>
    analyseProject([
      { name: "requirements.txt", text: "pynenc==0.2.3\n" },
      compose("a", 8, intervals.a ?? 5),
      compose("b", 2, intervals.b ?? 5),
    ]);
  const before = services({});
  expect(before.deployments.filter(({ name }) => name === "service worker")).toHaveLength(2);
  expect(isNoWorse(before, before)).toBe(true);
  expect(isNoWorse(before, services({ [changed]: 60 }))).toBe(true);
  expect(isNoWorse(services({ [changed]: 60 }), before)).toBe(false);
});

describe("a change is worse", () => {
  it.each([
    ["an error comes", SAFE, `${SAFE}\nmax_pending_seconds = "five"`],
    ["a warning comes in place of another rule's", `${SAFE}\napp_idd = "a"`, `${SAFE}\nprint_arguments = "false"`],
    ["a file does not parse any more", SAFE, `${SAFE}\n[`],
    ["a fleet cannot be judged any more", SAFE, "atomic_service_interval_minutes = -1"],
    [
      "a problem is a problem under one more release",
      "atomic_service_interval_minutes = 7.0",
      "atomic_service_interval_minutes = 5.0",
    ],
    ["ticks are lost", SAFE, `${SAFE}\nrecover_pending_invocations_cron = "14 * * * *"`],
  ])("where %s", (_what, before, after) => {
    expect(isNoWorse(project(before, "runners = 4"), project(after, "runners = 4"))).toBe(false);
  });

  it("where a size declared breaks a promise that it kept, though the rule told of the fleet before", () => {
    const sizes = 'runners = "2-4"';
    const before = project("atomic_service_interval_minutes = 5.0", sizes);
    const after = project("atomic_service_interval_minutes = 4.0", sizes);
    expect(isNoWorse(before, after)).toBe(false);
  });
});
