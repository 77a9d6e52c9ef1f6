import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { unifiedDiff } from "../../packages/cli/src/commands/lint/fixes/unified-diff.js";
import { coloursFor } from "../../packages/cli/src/terminal/colours.js";
import { installCommand, isInstalled } from "../install.mjs";
import { DEFAULTS, folderWith, slotwise } from "./command.js";

const HAS_GIT: boolean = isInstalled("git");
if (!HAS_GIT) process.stdout.write(`git is missing, so its tests are skipped: ${installCommand(["git"])}\n`);

const output = { write: () => undefined, isTerminal: false, columns: undefined };
const plain = coloursFor(output, { environment: { NO_COLOR: "1" } });
const numbers = (...changed: number[]) =>
  Array.from({ length: 30 }, (_, index) => (changed.includes(index) ? `changed ${index}\n` : `line ${index}\n`)).join(
    "",
  );

/** Lets git apply a difference in a folder, whatever repository that is in. */
function apply(folder: string, difference: string): void {
  const { status, stderr } = spawnSync("git", ["apply", "--unidiff-zero", "-"], {
    cwd: folder,
    input: difference,
    encoding: "utf8",
    env: { PATH: process.env.PATH, GIT_CEILING_DIRECTORIES: folder },
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
}

describe.skipIf(!HAS_GIT)("git applies", () => {
  it.each([
    ["far apart", numbers(), numbers(2, 20)],
    ["near each other", numbers(), numbers(2, 8, 9)],
    ["at both ends", numbers(), numbers(0, 29)],
    ["Windows line ends", "a = 1\r\nb = 2\r\n", "a = 1\r\nb = 3\r\n"],
    ["a byte order mark", "\uFEFFa = 1\n", "\uFEFFa = 2\n"],
    ["no end of the last line", "a = 1\nb = 2", "a = 1\nb = 3"],
    ["an end of line less", "a = 1\nb = 2\n", "a = 1\nb = 2"],
    ["a line less", "a = 1\nb = 2\n", "a = 1\n"],
    ["the first line more", "b = 2\n", "a = 1\nb = 2\n"],
    ["the only line more", "", "a = 1\n"],
  ])("a difference with %s", (_what, before, after) => {
    const name = 'a "b" ü.toml';
    const folder = folderWith({ [name]: before });
    apply(folder, unifiedDiff(name, before, after, plain));
    expect(readFileSync(join(folder, name), "utf8")).toBe(after);
  });

  it("what `slotwise lint --diff` prints, as --fix would write it", async () => {
    const text = `\uFEFF# größe 🚀\r\n${DEFAULTS.replaceAll("\n", "\r\n")}`;
    const [shown, fixed] = [folderWith({ "app/pyproject.toml": text }), folderWith({ "app/pyproject.toml": text })];
    const fleet = ["--runners=4", "--pynenc-version=0.2.3"];
    apply(shown, (await slotwise(["lint", "--diff", ...fleet], { cwd: shown })).stdout);
    await slotwise(["lint", "--fix", ...fleet], { cwd: fixed });
    const after = readFileSync(join(fixed, "app/pyproject.toml"), "utf8");
    expect(after).not.toBe(text);
    expect(readFileSync(join(shown, "app/pyproject.toml"), "utf8")).toBe(after);
  });

  it("what it prints in a folder of a repository of files outside of it, at the root and in that folder", async () => {
    const folder = folderWith({ "a b/pyproject.toml": DEFAULTS, "app/pyproject.toml": DEFAULTS });
    spawnSync("git", ["init", "--quiet", folder]);
    const inApp = { cwd: join(folder, "app") };
    const args = ["lint", "--diff", "--runners=4", "--pynenc-version=0.2.3"];
    const everything = await slotwise([...args, ".."], inApp);
    expect(everything.stdout.match(/^[-+]{3} .*/gm)).toEqual([
      "--- a/a b/pyproject.toml\t",
      "+++ b/a b/pyproject.toml\t",
      "--- a/app/pyproject.toml",
      "+++ b/app/pyproject.toml",
    ]);
    // git leaves out what is not in the folder that it is called in, and takes names from the root there as well.
    apply(inApp.cwd, (await slotwise(args, inApp)).stdout);
    expect(readFileSync(join(folder, "app/pyproject.toml"), "utf8")).not.toBe(DEFAULTS);
    apply(folder, (await slotwise([...args, ".."], inApp)).stdout);
    expect(readFileSync(join(folder, "a b/pyproject.toml"), "utf8")).not.toBe(DEFAULTS);
    expect((await slotwise([...args, ".."], inApp)).stdout).toBe("");
  });
});
