import { expect, it } from "vitest";
import { readDocument } from "../../documents/read-document.js";

function mountsOf(service: string) {
  const text = `services:\n  worker:\n${service.replace(/^/gm, "    ")}\n  base:\n    volumes: ['data:/data']\n`;
  return readDocument("compose.yaml", text).started?.units[0]?.mounts;
}

it.each([
  ["image: shop", []],
  ["volumes: ['data:/data']", [{ path: "/data", source: "data" }]],
  ["volumes: ['./data:/data:rw']", [{ path: "/data", source: "./data" }]],
  ["volumes: ['C:\\data:/data']", [{ path: "/data", source: "C:\\data" }]],
  ["volumes: [/data]", [{ path: "/data", source: "volume of worker", isOfEachCopy: true }]],
  ["volumes: [{type: volume, source: data, target: /data}]", [{ path: "/data", source: "data" }]],
  ["volumes: [{type: tmpfs, target: /data}]", [{ path: "/data", source: "volume of worker", isOfEachCopy: true }]],
  ["tmpfs: /run", [{ path: "/run", source: "memory of worker", isOfEachCopy: true }]],
  ["tmpfs: ['/run:size=64m']", [{ path: "/run", source: "memory of worker", isOfEachCopy: true }]],
  // What is only known when the service starts.
  ["volumes: ['$DATA:/data']", undefined],
  ["volumes_from: [base]", [{ path: "/data", source: "data" }]],
  ["volumes_from: ['base:ro']", [{ path: "/data", source: "data" }]],
  ["volumes_from: ['container:other']", undefined],
  ["volumes: [relative]", undefined],
] as const)("knows the folders that a service shares: %s", (service, mounts) => {
  expect(mountsOf(service)).toEqual(mounts);
});
