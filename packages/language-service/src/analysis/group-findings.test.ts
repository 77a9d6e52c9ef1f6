import { describe, expect, it } from "vitest";
import { eachAsFound, type Finding } from "../findings/finding.js";
import { applyEdits } from "../fixes/apply-edits.js";
import { isBetter } from "../fixes/is-better.js";
import { analyseProject } from "./analyse.js";
import { reportOf } from "./project-report.js";

const SHARED = `[project]
dependencies = ["pynenc==0.2.3"]
[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_spread_margin_minutes = 1.0
atomic_service_check_interval_minutes = 0.5
recover_pending_invocations_cron = "*/5 * * * *"
`;

const service = (name: string, replicas: number, variable = "") =>
  `  ${name}:\n    image: shop\n    environment:\n      PYNENC__APP_ID: ${name}\n      PYNENC__REDIS_URL: redis://r\n${variable}    deploy: {replicas: ${replicas}}\n`;

/** A settings file that services of these sizes share, each a fleet of its own. */
function filesOf(sizes: Readonly<Record<string, number>>, settings = SHARED) {
  const services = Object.entries(sizes).map(([name, replicas]) => service(name, replicas));
  return [
    { name: "pyproject.toml", text: settings },
    { name: "compose.yaml", text: `services:\n${services.join("")}` },
  ];
}

function found(sizes: Readonly<Record<string, number>>, rule: Finding["rule"], settings = SHARED): readonly Finding[] {
  return analyseProject(filesOf(sizes, settings)).findings.filter(
    (finding) => finding.rule === rule && finding.place.file === "pyproject.toml",
  );
}

describe("findings that differ by nothing but the fleet", () => {
  it("stay apart where one is graver than the other: what is told of it is not true of both", () => {
    const settings = `[project]
dependencies = ["pynenc==0.4.0"]
[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_spread_margin_minutes = 0.5
atomic_service_check_interval_minutes = 0.1
[tool.slotwise]
service-duration = "70s"
`;
    const told = found({ w3: 3, w4: 4 }, "execution-exceeds-gap", settings);
    expect(told.map(({ severity }) => severity).toSorted()).toEqual(["info", "warning"]);
    for (const { message } of told) expect(message).not.toContain("has the problem too");
  });

  it("are one, with the numbers of the one that fares worst, and all of them by name", () => {
    const [finding, ...others] = found({ worker: 6, mailer: 4, tiny: 3 }, "window-shorter-than-check");
    expect(others).toEqual([]);
    expect(finding?.message).toMatch(/51 % of the phases.*with 4 runners/);
    expect(finding?.message).toMatch(
      /\. That is service mailer, which fares worst; service worker has the problem too$/,
    );
    expect(finding?.grouped?.map(({ message }) => /with \d+ runners/.exec(message)?.[0])).toEqual([
      "with 4 runners",
      "with 6 runners",
    ]);
    const places = finding?.related.map(({ place, message }) => `${place.file} ${message}`);
    expect(places).toEqual(["compose.yaml the number of runners", "compose.yaml the number of runners"]);
  });

  it("name three at most, and how many more there are", () => {
    const sizes = Object.fromEntries([4, 5, 6, 7, 8, 9].map((size) => [`s${size}`, size]));
    const [finding] = found(sizes, "cron-tick-lost");
    expect(finding?.message).toMatch(/; service s\d, service s\d, service s\d and 2 more have the problem too$/);
  });

  it("have the severity of the gravest", () => {
    const newest = SHARED.replace("pynenc==0.2.3", "pynenc==0.4.0");
    const margins = found({ worker: 6, mailer: 12 }, "margin-exceeds-slot", newest);
    expect(margins.map(({ severity, grouped }) => [severity, grouped?.length])).toEqual([["error", 2]]);
  });

  it("stay apart where one deployment has both, or the releases are others", () => {
    const text = SHARED.replace('"pynenc==0.2.3"', '"pynenc"');
    const windows = found({ worker: 6, mailer: 4, tiny: 3 }, "window-shorter-than-check", text);
    expect(windows.map(({ releases }) => [releases[0], releases.at(-1)])).toEqual([
      ["0.1.0", "0.2.3"],
      ["0.2.4", "0.4.0"],
    ]);
    const crons = found({ worker: 4, mailer: 6 }, "cron-tick-lost");
    expect(new Set(crons.map(({ place }) => place.startOffset)).size).toBe(crons.length);
  });

  it("are told as ever where all say the same, or nobody else has one", () => {
    const holes = found({ worker: 4, mailer: 4 }, "window-shorter-than-check");
    expect(holes.map(({ grouped, message }) => [grouped, message.includes("service")])).toEqual([[undefined, false]]);
    const alone = found({ worker: 4, mailer: 2 }, "window-shorter-than-check");
    expect(alone.map(({ grouped }) => grouped)).toEqual([undefined]);
  });
});

describe("the fixes of findings told as one", () => {
  it("are one for each place, and rid all of them of the problem where one value does", () => {
    const sizes = { worker: 6, mailer: 4 };
    const [finding] = found(sizes, "window-shorter-than-check");
    const fixes = finding?.fixes ?? [];
    expect(new Set(fixes.map(({ edits }) => edits[0]?.place.startOffset)).size).toBe(fixes.length);
    const [check] = fixes.filter(({ title }) => title.includes("check_interval"));
    const text = applyEdits(SHARED, check?.edits ?? []);
    expect(found(sizes, "window-shorter-than-check", text)).toEqual([]);
  });

  it("say whom they help where they do not help all", () => {
    const variable = '      PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: "5.0"\n';
    const files = [
      { name: "pyproject.toml", text: SHARED.replace(/^atomic_service_interval.*\n/m, "") },
      { name: "compose.yaml", text: `services:\n${service("worker", 6, variable)}${service("mailer", 4, variable)}` },
    ];
    const [finding] = analyseProject(files).findings.filter(({ rule }) => rule === "window-shorter-than-check");
    const titles = finding?.fixes.map(({ title }) => title.replace(/ to [\d.]+/, "")) ?? [];
    expect(titles).toContain("Set atomic_service_check_interval_minutes");
    expect(titles).toContain("Set atomic_service_interval_minutes, for service mailer");
  });
});

it("does not hide from whoever judges a change that it makes another deployment worse", () => {
  const before = reportOf(analyseProject(filesOf({ worker: 4, mailer: 2 })));
  const after = reportOf(analyseProject(filesOf({ worker: 4, mailer: 6 })));
  const count = ({ findings }: typeof before) =>
    [findings, eachAsFound(findings)].map(
      (all) => all.filter(({ rule }) => rule === "window-shorter-than-check").length,
    );
  expect([count(before), count(after)]).toEqual([
    [1, 1],
    [1, 2],
  ]);
  const ofOneRule = (report: typeof before) => {
    return { ...report, findings: report.findings.filter(({ rule }) => rule === "window-shorter-than-check") };
  };
  expect(isBetter([ofOneRule(after)], [ofOneRule(before)])).toBe(true);
  expect(isBetter([before], [after])).toBe(false);
  expect(structuredClone(after)).toEqual(after);
});
