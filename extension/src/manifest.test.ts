import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("starts the extension for a panel that the editor brings back after a reload", () => {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const panels = readFileSync(new URL("panel/panels.ts", import.meta.url), "utf8");
  const viewType = /VIEW_TYPE = "(.+)"/.exec(panels)?.[1];
  expect(viewType).toBeDefined();
  expect(manifest.activationEvents).toContain(`onWebviewPanel:${viewType}`);
});
