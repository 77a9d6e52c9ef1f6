import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../packages/cli/src/run.js";
import { fakeHost } from "../../packages/cli/src/testing/fake-host.js";
import { DEFAULTS, folderWith } from "./command.js";

async function script(shell: string): Promise<string> {
  const host = fakeHost();
  await run(["completions", shell], host);
  return host.written.stdout;
}

/** What bash offers at the end of a line; it splits at equals signs as readline does. */
async function offered(line: string): Promise<readonly string[]> {
  const words = line.split(/ +|(=)/).filter((word) => word !== undefined);
  const program = `
    source "$1"
    complete -p slotwise >/dev/null || exit 1
    shift
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _slotwise
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const file = join(folderWith({ "completions.bash": await script("bash") }), "completions.bash");
  const printed = execFileSync("bash", ["-u", "-c", program, "bash", file, ...words], { encoding: "utf8" });
  return printed.split("\n").filter((word) => word !== "");
}

describe("slotwise completions bash", () => {
  it.each([
    ["slotwise pre", ["preview"]],
    ["slotwise --for", ["--format"]],
    ["slotwise lint --form", ["--format"]],
    ["slotwise lint --format s", ["sarif"]],
    ["slotwise lint --format=js", ["json"]],
    ["slotwise lint --format=", ["pretty", "concise", "json", "sarif", "github"]],
    ["slotwise lint --rule no-margin=o", ["off"]],
    ["slotwise lint --rule=no-margin=", ["error", "warning", "info", "off"]],
    ["slotwise settings --format ", ["pretty", "concise", "json"]],
    ["slotwise explain no-m", ["no-margin"]],
    ["slotwise completions ", ["bash", "zsh", "fish"]],
    ["slotwise lint --pynenc-version 0.3", ["0.3.0", "0.3.1"]],
    ["slotwise help sugg", ["suggest"]],
    ["slotwise lint pyproj", []],
  ])("completes %j", async (line, expected) => {
    expect(await offered(line)).toEqual(expected);
  });

  it("leaves files to bash", async () => {
    const folder = folderWith({ "pyproject.toml": DEFAULTS, "c.bash": await script("bash") });
    const registered = execFileSync("bash", ["-c", "source c.bash; complete -p slotwise"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(registered).toBe("complete -o bashdefault -o default -F _slotwise slotwise\n");
  });
});

describe.each(["bash", "zsh", "fish"])("slotwise completions %s", (shell) => {
  it("knows every command and every option", async () => {
    const text = await script(shell);
    const help = async (...args: string[]) => {
      const host = fakeHost();
      await run([...args, "--help"], host);
      return host.written.stdout;
    };
    const commands = [...(await help()).matchAll(/^ {2}([a-z]+)(?: \[options\]| )/gm)].map(([, name = ""]) => name);
    expect(commands).toContain("lint");
    for (const command of commands.filter((name) => name !== "help" && name !== "slotwise")) {
      expect(text).toContain(command);
      for (const [, option = ""] of (await help(command)).matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)) {
        expect(text).toMatch(shell === "fish" ? new RegExp(`-l ${option}\\b`) : new RegExp(`--${option}\\b`));
      }
    }
  });

  it("is a script that its shell can read, where it is installed", async () => {
    const folder = folderWith({ script: await script(shell) });
    const { error, status, stderr } = spawnSync(shell, ["-n", "script"], { cwd: folder, encoding: "utf8" });
    if (error === undefined) expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});

it("completes for no other shell", async () => {
  const host = fakeHost();
  expect(await run(["completions", "csh"], host)).toBe(2);
  expect(host.written.stderr).toContain("Allowed choices are bash, zsh, fish");
});
