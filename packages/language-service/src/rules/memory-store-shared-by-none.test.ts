import { expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";

const container = (name: string) =>
  `        - {name: ${name}, volumeMounts: [{name: d, mountPath: /d}], env: [{name: PYNENC__ORCHESTRATOR_CLS, value: SQLiteOrchestrator}, {name: PYNENC__SQLITE_DB_PATH, value: /d/q.db}]}\n`;

function judged(replicas: number, ...names: readonly string[]) {
  const text = `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: worker}\nspec:\n  replicas: ${replicas}\n  template:\n    spec:\n      containers:\n${names.map(container).join("")}      volumes: [{name: d, emptyDir: {}}]\n`;
  const { deployments, findings } = analyseProject([{ name: "worker.yaml", text }]);
  return {
    runners: deployments.map(({ declarations }) => declarations.runners?.most),
    isTold: findings.some(({ rule }) => rule === "memory-store-shared-by-none"),
  };
}

it("takes the containers of a pod for one fleet, which share its folders, and each pod for another", () => {
  expect(judged(1, "a", "b", "c")).toEqual({ runners: [3, 3, 3], isTold: false });
  expect(judged(2, "a", "b", "c")).toEqual({ runners: [3, 3, 3], isTold: false });
  expect(judged(2, "a")).toEqual({ runners: [1], isTold: true });
  expect(judged(1, "a")).toEqual({ runners: [1], isTold: false });
});
