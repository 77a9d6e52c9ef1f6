import { describe, expect, it } from "vitest";
import { JUDGED, project } from "../testing/project.js";
import { analyseProject } from "./analyse.js";

describe("a Kubernetes manifest", () => {
  const map = `apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {PYNENC__MAX_PENDING_SECONDS: "-1"}
`;
  const worker = (containers: string, replicas: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: worker}
spec:
  ${replicas}
  template: {spec: {${containers}}}
`;
  const ours = "containers: [{name: app, env: [{name: PYNENC__LOG_STREAM, value: stdout}]}]";
  const found = (files: Readonly<Record<string, string>>) =>
    project(files).findings.map(({ rule, place }) => `${place.file}:${place.start.line + 1} ${rule}`);

  it("is judged by a ConfigMap alone", () => {
    const { deployments, findings } = project({ "map.yaml": map });
    expect(deployments.map(({ name, carriesSettings }) => [name, carriesSettings])).toEqual([
      ["ConfigMap settings", true],
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(["out-of-range"]);
  });

  it("is judged once by a ConfigMap that a container takes", () => {
    const taking = "containers: [{name: app, envFrom: [{configMapRef: {name: settings}}]}]";
    const { deployments } = project({ "all.yaml": `${map}---\n${worker(taking, "replicas: 2")}` });
    expect(deployments.map(({ name }) => name)).toEqual(["Deployment worker, container app"]);
  });

  describe("in several files of one folder", () => {
    const settings = map.replace('PYNENC__MAX_PENDING_SECONDS: "-1"', 'PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: "4"');
    const taking = "containers: [{name: app, envFrom: [{configMapRef: {name: settings}}]}]";
    const scaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: worker}
spec:
  scaleTargetRef: {kind: Deployment, name: worker}
  maxReplicas: 6
`;
    const files = { "k8s/map.yaml": settings, "k8s/worker.yaml": worker(taking, ""), "k8s/scaler.yaml": scaler };
    const seen = (each: Readonly<Record<string, string>>) =>
      project(each).deployments.map(({ name, declarations, app }) => {
        const interval = app.pynenc.get("atomic_service_interval_minutes")?.coerced;
        return [name, declarations.runners, interval !== undefined && "value" in interval ? interval.value : undefined];
      });

    it("takes the ConfigMap of one and the autoscaler of another", () => {
      const one = [["Deployment worker, container app", { least: 1, most: 6 }, 4]];
      expect(seen(files)).toEqual(one);
      expect(seen({ "all.yaml": Object.values(files).join("---\n") })).toEqual(one);
      expect(found(files)).toContain("k8s/map.yaml:4 margin-exceeds-slot");
    });

    it("takes one entry of a ConfigMap for a variable", () => {
      const one =
        "containers: [{name: app, env: [{name: PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES, valueFrom: {configMapKeyRef: {name: settings, key: every}}}]}]";
      const entry = map.replace('PYNENC__MAX_PENDING_SECONDS: "-1"', 'every: "0"');
      for (const each of [
        { "map.yaml": entry, "worker.yaml": worker(one, "replicas: 2") },
        { "all.yaml": `${entry}---\n${worker(one, "replicas: 2")}` },
      ]) {
        const { deployments, findings } = project(each);
        expect(deployments.map(({ name }) => name)).toEqual(["Deployment worker, container app"]);
        const [place] = findings.filter(({ rule }) => rule === "out-of-range").map((finding) => finding.place);
        const text = Object.entries(each).find(([name]) => name === place?.file)?.[1];
        expect(text?.slice(place?.startOffset, place?.endOffset)).toBe('"0"');
      }
    });

    it("adds up what makes one fleet", () => {
      const other = worker(taking, "replicas: 3").replace("name: worker", "name: slow");
      const sizes = seen({ ...files, "k8s/slow.yaml": other }).map(([, runners]) => runners);
      expect(sizes).toEqual([
        { least: 4, most: 9 },
        { least: 4, most: 9 },
      ]);
    });

    it("takes what one other folder alone has, and keeps folders apart besides", () => {
      const two = worker(taking, "replicas: 2");
      const together = [["Deployment worker, container app", { least: 2, most: 2 }, 4]];
      const alone = [["ConfigMap settings", undefined, 4]];
      expect(seen({ "a/map.yaml": settings, "b/worker.yaml": two })).toEqual(together);
      const others = { "a/map.yaml": settings, "b/map.yaml": settings, "c/worker.yaml": two };
      expect(seen(others)).toEqual([...alone, ...alone]);
      // The one of prod is made by hand.
      const stages = { "prod/worker.yaml": two, "staging/map.yaml": settings, "staging/worker.yaml": two };
      expect(seen(stages)).toEqual(together);
    });

    it("keeps files apart of which two define the same object", () => {
      const alone = [["ConfigMap settings", undefined, 4]];
      const twice = { ...files, "k8s/map-dev.yaml": settings };
      expect(seen(twice)).toEqual([...alone, ...alone]);
    });

    it("tells of a runner whose settings are not here, or may be in several files", () => {
      const running = taking.replace("name: app,", "name: app, args: [pynenc, --app=shop, runner, start],");
      const told = (each: Readonly<Record<string, string>>) =>
        project(each).findings.flatMap(({ rule, message }) =>
          rule === "unread-source" ? [/was not read: (.*?)\./.exec(message)?.[1]] : [],
        );
      const worker6 = worker(running, "replicas: 6");
      expect(project({ "worker.yaml": worker6 }).deployments.map(({ declarations }) => declarations.runners)).toEqual([
        { least: 6, most: 6 },
      ]);
      expect(told({ "worker.yaml": worker6 })).toEqual(["it is not among the files that are read here"]);
      const both = { "map-dev.yaml": settings, "map-prod.yaml": settings, "worker.yaml": worker6 };
      expect(told(both)).toEqual(["nobody knows which of the files here is meant"]);
      const plain = worker("containers: [{name: app, args: [pynenc, runner, start]}]", "replicas: 6");
      const table = '[tool.pynenc]\napp_id = "shop"\n';
      expect(seen({ "worker.yaml": plain, "pyproject.toml": table })).toContainEqual([
        "Deployment worker, container app",
        { least: 6, most: 6 },
        5,
      ]);
    });
  });

  it("is judged by its init containers, which add nobody to the fleet", () => {
    const init = "initContainers: [{name: first, env: [{name: PYNENC__MAX_PENDING_SECONDS, value: '-1'}]}]";
    const { deployments, findings } = project({ "all.yaml": worker(`${init}, ${ours}`, "replicas: 2") });
    expect(deployments.map(({ name, declarations }) => [name, declarations.runners?.most])).toEqual([
      ["Deployment worker, container app", 2],
      ["Deployment worker, container first", undefined],
    ]);
    expect(findings.map(({ rule }) => rule)).toContain("out-of-range");
  });

  it("counts a sidecar, which is written as an init container, as a runner", () => {
    const sidecar =
      "initContainers: [{name: side, restartPolicy: Always, env: [{name: PYNENC__LOG_STREAM, value: a}]}]";
    const { deployments } = project({ "all.yaml": worker(`${sidecar}, ${ours}`, "replicas: 2") });
    expect(deployments.map(({ declarations }) => declarations.runners?.most)).toEqual([4, 4]);
  });

  it("counts nobody who is scaled down to nothing, and knows no size with one of whom nobody knows the number", () => {
    const other = worker(ours, "replicas: 0").replace("name: worker", "name: parked");
    const sizes = (...texts: readonly string[]) =>
      project({ "all.yaml": texts.join("---\n") }).deployments.map(({ declarations }) => declarations.runners);
    const five = { least: 5, most: 5 };
    expect(sizes(worker(ours, "replicas: 5"), other)).toEqual([five, undefined]);
    expect(sizes(other)).toEqual([undefined]);
    const daemons = worker(ours, "paused: false").replace("Deployment", "DaemonSet");
    expect(sizes(worker(ours, "replicas: 5"), daemons)).toEqual([undefined, undefined]);
    const keda = `apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: s}\nspec: {scaleTargetRef: {name: worker}, maxReplicaCount: 7}\n`;
    expect(sizes(worker(ours, "replicas: 5"), keda)).toEqual([{ least: 1, most: 7 }]);
  });

  it("is pointed at where it says how many runners there are, when no setting of the slots is written", () => {
    const files = { "all.yaml": `${map}---\n${worker(ours, "replicas: 5")}` };
    expect(found(files)).toContain("all.yaml:10 margin-exceeds-slot");
    expect(found({ "a.yaml": map, "b.yaml": worker(ours, "replicas: 5") })).toContain("b.yaml:5 margin-exceeds-slot");
    const accepted = worker(ours, "replicas: 5 # slotwise: ignore[margin-exceeds-slot] a demo");
    expect(found({ "all.yaml": `${map}---\n${accepted}` }).filter((each) => each.includes("margin"))).toEqual([]);
  });

  it("is pointed at by its container where it does not say how many", () => {
    const files = { "slotwise.toml": "", "all.yaml": `${map}---\n${worker(ours, "paused: false")}` };
    const { findings } = analyseProject(
      Object.entries(files).map(([name, text]) => ({ name, text })),
      { ...JUDGED, runners: { least: 5, most: 5 } },
    );
    const lines = findings
      .filter(({ rule }) => rule === "margin-exceeds-slot")
      .map(({ place }) => place.start.line + 1);
    expect(lines).toContain(11);
  });
});
