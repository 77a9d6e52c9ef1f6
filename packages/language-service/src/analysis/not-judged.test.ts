import { expect, it } from "vitest";
import { project } from "../testing/project.js";
import { reportOf } from "./project-report.js";

const REDIS = 'PYNENC__REDIS_URL: "redis://r"';

function compose(service: string): string {
  return `services:\n  w:\n    image: x\n${service.replace(/^/gm, "    ")}\n`;
}

it.each([
  ["a path elsewhere", "/etc/pynenc.toml", "/etc/pynenc.toml was not read"],
  ["a file that is not there", "conf/pynenc.toml", "conf/pynenc.toml was not read"],
  ["a path that is filled in later", "${CONF}/x.toml", "the settings file that compose.yaml:4 names is only known"],
])("judges no slots by defaults where a settings file is not read: %s", (_what, path, reason) => {
  const text = compose(`environment: {PYNENC__FILEPATH: "${path}", ${REDIS}}\ndeploy: {replicas: 6}`);
  const { deployments, findings } = project({ "compose.yaml": text });
  expect(deployments.map(({ judgements }) => judgements.length)).toEqual([0]);
  expect(deployments[0]?.notJudged?.reason).toContain(reason);
  expect(findings.filter(({ rule }) => rule !== "unread-source")).toEqual([]);
  for (const { message } of findings) expect(message).toContain("nothing that was read says anything of the slots");
});

it.each([
  'Pynenc(config_filepath=str(HERE / "conf.toml"))',
  'Pynenc({}, f"{HERE}/conf.toml")',
  "app.config_filepath = PATH",
  'os.environ["PYNENC__FILEPATH"] = str(HERE / "conf.toml")',
])("tells a settings file of which only the running program knows: %s", (statement) => {
  const app = `from pynenc import Pynenc\nimport os\n${statement}\n`;
  const of = (interval: string) =>
    project({ "app.py": app, "pyproject.toml": `[tool.pynenc]\nlog_stream = "stdout"\n${interval}` });
  const unsaid = of("");
  const module = unsaid.deployments.find(({ name }) => name === "app.py");
  expect(module?.notJudged?.reason).toMatch(/the settings file that app.py:3 names is only known when it starts/);
  const said = of("atomic_service_interval_minutes = 10.0\n");
  expect(said.findings.find(({ rule }) => rule === "unread-source")?.message).toBe(
    "which settings file this names is only known when it starts. What it sets beats pyproject.toml, so a fleet may not have the values judged here",
  );
});

it.each([
  ["variables say something of the slots", "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: 5, PYNENC__FILEPATH: /etc/p.toml"],
  ["it is read by a class that has none of them", "PYNENC__CONFIGCLIENTDATASTORE__FILEPATH: /etc/p.toml"],
  ["it has no name", 'PYNENC__FILEPATH: ""'],
])("judges slots although a file was not read where %s", (_what, variables) => {
  const text = compose(`environment: {${variables}, ${REDIS}}\ndeploy: {replicas: 6}`);
  const { deployments } = project({ "compose.yaml": text });
  expect(deployments.map(({ judgements }) => judgements.length)).toEqual([1]);
  expect(deployments[0]?.notJudged).toBeUndefined();
});

it("compares no member of a fleet by defaults with others whose files were not read", () => {
  const slots = "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: 9";
  const text = `services:
  a: {image: x, environment: {${REDIS}, ${slots}}, deploy: {replicas: 2}}
  b: {image: x, environment: {${REDIS}, PYNENC__FILEPATH: /etc/p.toml}, deploy: {replicas: 2}}
`;
  const { findings } = project({ "compose.yaml": text });
  expect(findings.map(({ rule }) => rule)).not.toContain("fleet-settings-differ");
});

it("says which value is only known later, and not that nothing was said", () => {
  const text = compose(
    `env_file: [missing.env]\nenvironment: {PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: "\${INTERVAL}", ${REDIS}}`,
  );
  const found = project({ "compose.yaml": text });
  const reason = "atomic_service_interval_minutes is only known when it starts";
  expect(found.deployments[0]?.notJudged).toEqual({ kind: "unknown", reason });
  expect(reportOf(found).fleets[0]?.notJudged).toBe(reason);
  const [finding] = found.findings.filter(({ rule }) => rule === "unread-source");
  expect(finding?.message).toContain("so a fleet may not have the values written here");
});

it("leaves a mistake to the rule that tells it", () => {
  const { deployments } = project({ "pyproject.toml": '[tool.pynenc]\natomic_service_interval_minutes = "x"\n' });
  expect(deployments.map(({ notJudged, judgements }) => [notJudged, judgements])).toEqual([[undefined, []]]);
});

it("says of services that extend each other that they lead back, and not that they are not there", () => {
  const text = `services:
  a: {extends: {service: b}, environment: {PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: 5}}
  b: {extends: {service: a}}
  c: {extends: {file: ./compose.yaml, service: c}, environment: {PYNENC__APP_ID: a}}
`;
  const { findings } = project({ "compose.yaml": text });
  const told = findings.filter(({ rule }) => rule === "unread-source");
  expect(told.map(({ message }) => message.split(". ")[0])).toEqual([
    "service b was not read: it leads back here in a circle, at which Compose stops",
    "service a was not read: it leads back here in a circle, at which Compose stops",
    "service c of ./compose.yaml was not read: it leads back here in a circle, at which Compose stops",
  ]);
});
