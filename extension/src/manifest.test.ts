import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as commands from "./command-names.js";

const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

it("starts the extension for a panel that the editor brings back after a reload", () => {
  const panels = readFileSync(new URL("panel/panels.ts", import.meta.url), "utf8");
  const viewType = /VIEW_TYPE = "(.+)"/.exec(panels)?.[1];
  expect(viewType).toBeDefined();
  expect(manifest.activationEvents).toContain(`onWebviewPanel:${viewType}`);
});

it("names the commands that there are", () => {
  const named = manifest.contributes.commands.map(({ command }: { readonly command: string }) => command);
  expect(named).toEqual(Object.values(commands));
});
