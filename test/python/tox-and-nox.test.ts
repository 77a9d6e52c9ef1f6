import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { projectTools } from "./project-tools.js";

const EXAMPLE = fileURLToPath(new URL("../../docs/examples/python", import.meta.url));

const tools = await projectTools();

/** The project of the documentation, and how to make it one with too many runners. */
function project(): { readonly folder: string; spoil(): void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "slotwise-project-")));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(EXAMPLE, folder, { recursive: true, filter: (path) => !/[\\/]\.(?:tox|nox)$/.test(path) });
  const settings = join(folder, "pyproject.toml");
  return {
    folder,
    spoil: () => writeFileSync(settings, readFileSync(settings, "utf8").replace(/^runners = .*$/m, "runners = 12")),
  };
}

describe.runIf(tools.kind === "ready")("the example of the documentation, where there is no Node", () => {
  if (tools.kind === "missing") return;

  it("has settings and a fleet that tox tests", async () => {
    const { folder, spoil } = project();
    const passed = await tools.run("tox", ["-e", "tests"], folder);
    expect(passed.stdout).toMatch(/^pyproject\.toml \.{36} /m);
    expect(passed.stdout).toMatch(/^tests\/test_fleet\.py \.\. /m);
    expect(passed.status).toBe(0);
    spoil();
    const failed = await tools.run("tox", ["-e", "tests"], folder);
    expect(failed.stdout).toMatch(/^FAILED pyproject\.toml::slotwise::margin-exceeds-slot$/m);
    expect(failed.status).toBe(1);
  });

  it("has settings that nox lints", async () => {
    const { folder, spoil } = project();
    const passed = await tools.run("nox", ["-s", "slotwise"], folder);
    expect(passed.stdout).toContain("pynenc 0.4.0: safe up to 7 runners");
    expect(passed.stderr).toContain("Session slotwise was successful");
    expect(passed.status).toBe(0);
    spoil();
    const failed = await tools.run("nox", ["-R", "-s", "slotwise"], folder);
    expect(failed.stdout).toContain("error margin-exceeds-slot");
    expect(failed.status).toBe(1);
  });
});
