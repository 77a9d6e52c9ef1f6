import { expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { reportOf } from "../analysis/project-report.js";

const COMPOSE = `services:
  worker:
    image: worker
    environment: {PYNENC__ATOMIC_SERVICE_CHECK_INTERVAL_MINUTES: 0.5}
    deploy: {replicas: 4}
`;

it("is plain data: a copy of it says the same", () => {
  const files = [
    { name: "pyproject.toml", text: "[tool.pynenc]\natomic_service_interval_minutes = 7\n" },
    { name: "compose.yaml", text: COMPOSE },
  ];
  const report = reportOf(analyseProject(files));
  expect(structuredClone(report)).toEqual(report);
  const worker = report.fleets.find(({ name }) => name?.endsWith("worker"));
  expect(worker?.files).toEqual(["pyproject.toml", "compose.yaml"]);
  expect(worker?.runners).toEqual({ least: 4, most: 4 });
  expect(worker?.singles.map(({ totalRunners }) => totalRunners)).toEqual([1]);
});

it("is small: the text of the files is not in it", () => {
  const secret = "a text that stands nowhere but in a comment";
  const project = analyseProject([{ name: "pyproject.toml", text: `# ${secret}\n[tool.pynenc]\n` }]);
  expect(JSON.stringify(reportOf(project))).not.toContain(secret);
});

it("has its fixes worked out, so that it keeps nothing to work them out with", () => {
  const report = reportOf(analyseProject([{ name: "pyproject.toml", text: "[tool.pynenc]\nlog_format = 'JSON'\n" }]));
  const findings = [...report.findings, ...report.fleets.flatMap((fleet) => fleet.findings)];
  expect(findings.map(({ fixes }) => fixes.length)).toEqual([1, 1]);
  for (const finding of findings) expect(Object.getOwnPropertyDescriptor(finding, "fixes")?.get).toBeUndefined();
});

it("says the same problems without fixes, and works none out", () => {
  const project = analyseProject([{ name: "pyproject.toml", text: "[tool.pynenc]\nlog_format = 'JSON'\n" }]);
  const whole = reportOf(analyseProject([{ name: "pyproject.toml", text: "[tool.pynenc]\nlog_format = 'JSON'\n" }]));
  for (const finding of project.findings) {
    Object.defineProperty(finding, "fixes", { get: () => expect.unreachable("a fix was worked out") });
  }
  const without = (finding: object) => ({ ...finding, fixes: [] });
  expect(reportOf(project, false).findings).toEqual(whole.findings.map(without));
});

it("says of a file that it does not parse, and of its fleet that it was not judged", () => {
  const [fleet] = reportOf(analyseProject([{ name: "pyproject.toml", text: "[tool.pynenc\n" }])).fleets;
  expect(fleet).toMatchObject({ unparsable: 1, carriesSettings: true, singles: [] });
});
