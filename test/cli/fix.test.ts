import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEFAULTS, folderWith, slotwise } from "./command.js";

const FLEET = ["--runners=4", "--pynenc-version=0.2.3", "--rule=cron-tick-lost=off"];
const WINDOWS = `\uFEFF# größe 🚀\r\n${DEFAULTS.replaceAll("\n", "\r\n")}`;
const FIXED = WINDOWS.replace("= 0.5", "= 0.24");

describe("slotwise lint --fix", () => {
  it("replaces the value and not a byte more, judges the result, and changes nothing the second time", async () => {
    const cwd = folderWith({ "pyproject.toml": WINDOWS });
    const first = await slotwise(["lint", "--fix", ...FLEET], { cwd });
    expect(readFileSync(join(cwd, "pyproject.toml"), "utf8")).toBe(FIXED);
    expect(first.stderr).toBe("slotwise: fixed pyproject.toml: Set atomic_service_check_interval_minutes to 0.24\n");
    expect(first.stdout).not.toContain("window-shorter-than-check");
    expect(first.status).toBe(0);
    const second = await slotwise(["lint", "--fix", ...FLEET], { cwd });
    expect(second).toEqual({ ...first, stderr: "" });
    expect(readFileSync(join(cwd, "pyproject.toml"), "utf8")).toBe(FIXED);
  });

  it("turns standard input into standard output, and reports on standard error", async () => {
    const cwd = folderWith({});
    const { status, stdout, stderr } = await slotwise(["-", "--fix", "--format=concise", ...FLEET], {
      cwd,
      input: WINDOWS,
    });
    expect(stdout).toBe(FIXED);
    expect(stderr).toMatch(/^slotwise: fixed pyproject\.toml: .*\npyproject\.toml:\d+:\d+: info /);
    expect(status).toBe(0);
  });

  it("leaves a text alone that it cannot judge", async () => {
    const cwd = folderWith({});
    for (const input of ["[tool.pynenc\n", "[project]\n"]) {
      const { stdout } = await slotwise(["-", "--fix"], { cwd, input });
      expect(stdout).toBe(input);
    }
    expect((await slotwise(["-", "--fix"], { cwd, input: Buffer.from([0x61, 0]) })).stdout).toBe("");
  });
});

describe("slotwise lint --diff", () => {
  it("shows the change, writes nothing, and ends with 1", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { status, stdout, stderr } = await slotwise(["lint", "--diff", "--fail-on=error", ...FLEET], { cwd });
    expect(stdout).toBe(`diff --git a/pyproject.toml b/pyproject.toml
--- a/pyproject.toml
+++ b/pyproject.toml
@@ -1,5 +1,5 @@
 [tool.pynenc]
 atomic_service_interval_minutes = 5.0
 atomic_service_spread_margin_minutes = 1.0
-atomic_service_check_interval_minutes = 0.5
+atomic_service_check_interval_minutes = 0.24
 runner_considered_dead_after_minutes = 10.0
`);
    expect(stderr).toContain("slotwise: would fix pyproject.toml: ");
    expect(stderr).toContain("warning window-shorter-than-check");
    expect(status).toBe(1);
    expect(readFileSync(join(cwd, "pyproject.toml"), "utf8")).toBe(DEFAULTS);
  });

  it("ends as lint does where there is nothing to change", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    expect(await slotwise(["lint", "--diff"], { cwd })).toMatchObject({ status: 0, stdout: "" });
  });
});
