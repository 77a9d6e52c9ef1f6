import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { slotwise } from "./command.js";

const at = (folder: string): string => fileURLToPath(new URL(`../../docs/examples/editor/${folder}`, import.meta.url));
const lint = (folder: string) => slotwise(["lint", "--format", "concise"], { cwd: at(folder) });

describe("the examples that docs/vscode.md has tried in an editor", () => {
  it("have a fleet that fares badly under two kinds of releases, in its own way under each", async () => {
    const { status, stdout } = await lint("shop");
    for (const releases of ["0.2.0 to 0.2.3", "0.2.4 to 0.4.0"]) {
      expect(stdout).toMatch(new RegExp(`warning window-shorter-than-check: .*pynenc ${releases}`));
      expect(stdout).toMatch(new RegExp(`warning cron-tick-lost: .*pynenc ${releases}`));
    }
    expect(status).toBe(1);
  });

  it("have services that share settings, told of once", async () => {
    const { stdout } = await lint("services");
    expect(stdout.match(/ window-shorter-than-check: /g)).toHaveLength(1);
    expect(stdout).toMatch(/error margin-exceeds-slot: .*with 6 runners/);
  });

  it("have a number of runners that hides another", async () => {
    const { stdout } = await lint("hidden");
    expect(stdout).toMatch(/^pyproject\.toml:12:11: info declared-size-differs: .*start 6 \(service worker\)/m);
  });

  it("have two applications in one module, each with limits of its own", async () => {
    const { status, stdout } = await slotwise(["lint"], { cwd: at("code") });
    expect(stdout).toMatch(/tasks\.py \(app\): pynenc 0\.2\.3: safe up to 3 runners/);
    expect(stdout).toMatch(/tasks\.py \(mails\): pynenc 0\.2\.3: safe up to 39 runners/);
    expect(status).toBe(0);
  });
});
