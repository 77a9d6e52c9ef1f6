import { readdirSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  EnvironmentError,
  environmentsFor,
  environmentsForTests,
} from "../../packages/pynenc/scripts/environments.mjs";
import { findPython } from "../../packages/pynenc/scripts/find-python.mjs";

afterEach(() => vi.unstubAllEnvs());

/** Has no packages, so that nothing is downloaded. */
const PLAIN = { name: "plain", packages: [] };
const IMPOSSIBLE = { name: "impossible", packages: ["./there-is-no-such-folder"] };

describe.runIf(findPython() !== undefined)("environments for releases of pynenc", () => {
  it("are made once, and complete, for as many who ask at the same time", async () => {
    const [[first], [second]] = (await Promise.all([environmentsFor([PLAIN]), environmentsFor([PLAIN])])).map(
      (pythons) => [pythons.get("plain") ?? ""],
    ) as [[string], [string]];
    expect(first).toBe(second);
    const folder = dirname(dirname(first));
    const madeAt = statSync(folder).mtimeMs;
    expect((await environmentsFor([PLAIN])).get("plain")).toBe(first);
    expect(statSync(folder).mtimeMs).toBe(madeAt);
    rmSync(folder, { recursive: true });
  });

  it("that cannot be made skip the tests that need them, but fail them on a build machine, with pip's own words", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    vi.stubEnv("CI", "");
    expect(await environmentsForTests([IMPOSSIBLE])).toMatchObject({ kind: "missing" });
    expect(warn.mock.calls.flat().join("\n")).toMatch(
      /^skipped, what needs a real pynenc: pip install failed: [^\n]+$/,
    );
    vi.stubEnv("CI", "true");
    const error = await environmentsForTests([IMPOSSIBLE]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(String(error)).toMatch(/^EnvironmentError: pip install failed: ERROR: .*there-is-no-such-folder/);
    const left = readdirSync("node_modules/.cache/slotwise/pynenc").filter((name) => name.includes("no-such-folder"));
    expect(left).toEqual([]);
  });
});

describe("a Python for pynenc", () => {
  it("is no shim that answers only for another version, and none too old", () => {
    const found = findPython();
    if (found === undefined) return;
    expect(found.version).toMatch(/^3\.(1[2-9]|[2-9]\d)\./);
    vi.stubEnv("PATH", "");
    vi.stubEnv("PYENV_ROOT", "/there/is/no/such/folder");
    expect(findPython()).toBeUndefined();
  });
});
