import { expect, it } from "vitest";
import { readDocument } from "../../documents/read-document.js";

function mountsOf(mounts: string, volumes: string, kind = "Deployment", rest = "") {
  const text = `apiVersion: apps/v1
kind: ${kind}
metadata: {name: worker}
spec:
  template:
    spec:
      containers: [{name: shop, volumeMounts: ${mounts}}]
      volumes: ${volumes}
${rest}`;
  return readDocument("worker.yaml", text).started?.units[0]?.mounts;
}

it.each([
  ["[]", "[]", []],
  ["[{name: d, mountPath: /d}]", "[{name: d, emptyDir: {}}]", [["/d", true]]],
  ["[{name: d, mountPath: /d}]", "[{name: d, ephemeral: {}}]", [["/d", true]]],
  ["[{name: d, mountPath: /d}]", "[{name: d, persistentVolumeClaim: {claimName: c}}]", [["/d", undefined]]],
  ["[{name: d, mountPath: /d}]", "[{name: d, hostPath: {path: /srv}}]", [["/d", undefined]]],
  // Nobody knows where these lead.
  ["[{name: d, mountPath: /d, subPathExpr: $(POD)}]", "[{name: d, hostPath: {path: /srv}}]", undefined],
  ["[{name: d, mountPath: /d}]", "[]", undefined],
] as const)("knows the folders that pods share: %s of %s", (mounts, volumes, expected) => {
  expect(mountsOf(mounts, volumes)?.map(({ path, isOfEachCopy }) => [path, isOfEachCopy])).toEqual(expected);
});

it("tells two parts of one claim apart", () => {
  const claim = "[{name: d, persistentVolumeClaim: {claimName: c}}]";
  const sources = ["a", "b", "a"].map(
    (part) => mountsOf(`[{name: d, mountPath: /d, subPath: ${part}}]`, claim)?.[0]?.source,
  );
  expect(sources[0]).toBe(sources[2]);
  expect(sources[0]).not.toBe(sources[1]);
});

it("gives each pod of a StatefulSet its own claim", () => {
  const template = "  volumeClaimTemplates: [{metadata: {name: d}}]";
  const mounts = mountsOf("[{name: d, mountPath: /d}]", "[]", "StatefulSet", template);
  expect(mounts?.map(({ isOfEachCopy }) => isOfEachCopy)).toEqual([true]);
});
