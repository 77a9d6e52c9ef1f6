import { NO_DECLARATIONS, type SettingsFile } from "@slotwise/project";
import { expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { editorDocument } from "./editor-document.js";
import { hover } from "./hover.js";

const PYPROJECT = '[project]\ndependencies = ["pynenc==0.2.3"]\n[tool.pynenc]\natomic_service_interval_minutes = 5.0\n';
const compose = (...services: readonly string[]): SettingsFile => {
  return { name: "compose.yaml", text: `services:\n${services.join("")}` };
};
const service = (name: string, replicas: number, appId = "shop") =>
  `  ${name}:\n    environment: {PYNENC__APP_ID: ${appId}, PYNENC__REDIS_URL: "redis://r"}\n    deploy: {replicas: ${replicas}}\n`;

/** What is said at the first place of some words in a file, at their end. */
function saidAt(file: SettingsFile, words: string, settings = PYPROJECT, runners?: { least: number; most: number }) {
  const files = [{ name: "pyproject.toml", text: settings }, file];
  const editor = editorDocument(analyseProject(files, { ...NO_DECLARATIONS, runners }), file.name);
  const offset = file.text.indexOf(words) + words.length;
  if (editor === undefined || offset < words.length) throw new Error(`${file.name} has no ${words}`);
  return hover(editor, offset, { pictures: { kind: "text" }, nowSeconds: 0 });
}

it("says how many runners a service starts, that they are judged, and how they fare", () => {
  const file = compose(service("worker", 4));
  const said = saidAt(file, "replicas: 4");
  expect(file.text.slice(said?.range.start, said?.range.end)).toBe("4");
  expect(said?.markdown).toContain("**service worker starts 4 runners**.\n\nThat is the size that is judged.");
  expect(said?.markdown).toMatch(/\*\*pynenc 0\.2\.3: safe up to 3 runners;/);
  expect(said?.markdown).toMatch(/```text\n4 runners\n/);
  expect(said?.markdown).toMatch(/\*\*4 runners: not safe\.\*\* .*it misses its turn/);
});

it("says what hides it, and tells of the size that is started all the same", () => {
  const settings = `${PYPROJECT}[tool.slotwise]\nrunners = 2\n`;
  const said = saidAt(compose(service("worker", 6)), "replicas: 6", settings)?.markdown;
  expect(said).toContain("`runners = 2` at pyproject.toml:6 hides it: 2 runners are judged.");
  expect(said).toMatch(/\*\*6 runners: not safe\.\*\*/);
  const larger = saidAt(compose(service("worker", 6)), "replicas: 6", settings.replace("= 2\n", '= "1-8"\n'))?.markdown;
  expect(larger).toContain('`runners = "1-8"` at pyproject.toml:6 covers it: 1 to 8 runners are judged.');
});

it("says so of what a person says in the editor's settings", () => {
  const said = saidAt(compose(service("worker", 6)), "replicas: 6", PYPROJECT, { least: 1, most: 1 })?.markdown;
  expect(said).toContain("What the editor's settings say of `runners` hides it: 1 runner is judged.");
});

it("adds up the services of one fleet, and no others", () => {
  const file = compose(service("one", 2), service("two", 3), service("mails", 7, "mails"));
  const said = saidAt(file, "replicas: 3")?.markdown;
  expect(said).toContain("**service two starts 3 runners**.");
  expect(said).toContain("It is one fleet with service one (2): 5 runners together.");
  expect(said).toContain("**5 runners: not safe.**");
  expect(said).not.toContain("mails");
});

it("says what an autoscaler allows, at each of the numbers that are about it", () => {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: {name: big}
spec:
  replicas: 3
  template:
    spec:
      containers: [{name: big, env: [{name: PYNENC__APP_ID, value: big}, {name: PYNENC__REDIS_URL, value: "redis://r"}]}]
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: big}
spec:
  scaleTargetRef: {kind: Deployment, name: big}
  minReplicas: 2
  maxReplicas: 10
`;
  for (const words of [" replicas: 3", "minReplicas: 2", "maxReplicas: 10"]) {
    const said = saidAt({ name: "k8s.yaml", text }, words)?.markdown;
    expect(said).toContain("starts 2 to 10 runners**: the least and the most that an autoscaler or an update may make");
    expect(said).toContain("**10 runners: not safe.**");
    expect(said).toContain("**2 runners: safe.**");
  }
});

it("says of services that have a store each that nobody shares it", () => {
  const text =
    "services:\n  w:\n    environment: {PYNENC__ORCHESTRATOR_CLS: MemOrchestrator}\n    deploy: {replicas: 3}\n";
  const said = saidAt({ name: "compose.yaml", text }, "replicas: 3")?.markdown;
  expect(said).toContain("**service w starts 3 runners**.");
  expect(said).toContain("each of 3 runners is alone: nobody shares its store");
  expect(said).not.toContain("judged");
});

it("says nothing at numbers of what is no runner of pynenc's", () => {
  const other = "  web:\n    image: nginx\n    deploy: {replicas: 9}\n";
  expect(saidAt(compose(service("worker", 4), other), "replicas: 9")).toBeUndefined();
});

it("is short enough for an editor, however many runners an autoscaler may start", () => {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: {name: worker}
spec:
  selector: {matchLabels: {app: w}}
  template:
    metadata: {labels: {app: w}}
    spec:
      containers:
        - name: worker
          env: [{name: PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES, value: "60"}, {name: PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES, value: "0.2"}]
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: worker}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: worker}
  minReplicas: 60
  maxReplicas: 70
`;
  const files = [
    { name: "requirements.txt", text: "pynenc>=0.2\n" },
    { name: "worker.yaml", text },
  ];
  const editor = editorDocument(analyseProject(files), "worker.yaml");
  const offset = text.indexOf("70");
  const said = editor && hover(editor, offset, { pictures: { kind: "image", theme: "auto" }, nowSeconds: 0 });
  expect(said?.markdown).toContain("70 runners");
  expect(said?.markdown).toContain("![");
  expect(said?.markdown.length).toBeLessThan(100_000);
});

it("says a name as it is, whatever it would be in Markdown", () => {
  const file = compose(service('"w ![x](https://host.example/p.png)"', 4));
  const said = saidAt(file, "replicas: 4")?.markdown;
  expect(said).toContain("service w !\\[x\\](https://host.example/p.png) starts 4 runners");
});
