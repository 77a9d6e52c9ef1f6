import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SAFETY_PROMISES } from "@slotwise/core";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { fencesOf, ROOT, readPage } from "../docs/markdown.js";
import { builtWheel, NEWEST, type PythonLine, pathWithoutNode, wheelEnvironment } from "./environments.js";
import { runProgram } from "./run-python.js";

/** What stands in docs/ci.md is files of an example, which have their own tests. */
const PAGES = ["docs/python.md", "packages/python/README.md"];
/** Set, the pages get what pytest prints today, to be read before it is committed. */
const UPDATE = process.env["UPDATE_DOCS"] === "1";
const EXAMPLE = join(ROOT, "docs/examples/four-runners/pyproject.toml");

/** Settings that keep what the tests of the pages ask of them. */
const CALM = `[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_spread_margin_minutes = 0.4
atomic_service_check_interval_minutes = 0.07

[tool.slotwise]
runners = "1-8"
service-duration = "5s"
`;

it("names the promises that a fleet needs for safety, and no others", () => {
  const [, sentence = ""] = /^`safe` needs ([^;]*);/m.exec(readPage("docs/python.md")) ?? [];
  const named = [...sentence.matchAll(/`([a-z-]+)`/g)].map(([, name = ""]) => name);
  expect(named.toSorted()).toEqual(SAFETY_PROMISES.toSorted());
});

const built = await builtWheel();

describe.runIf(built.kind === "ready")("the Python of the pages", () => {
  let bin: string;
  beforeAll(async () => {
    bin = join((await wheelEnvironment(built, NEWEST as PythonLine)).folder, "bin");
  });

  function folderWith(file: string, content: string): string {
    const folder = mkdtempSync(join(tmpdir(), "slotwise-docs-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, file), content);
    return folder;
  }

  function run(program: string, args: readonly string[], cwd: string) {
    const environment = { PATH: `${bin}:${pathWithoutNode()}`, PYTHONDONTWRITEBYTECODE: "1" };
    return runProgram(join(bin, program), args, { cwd, environment });
  }

  const blocks = PAGES.flatMap((page) => fencesOf(readPage(page)).map((fence) => ({ page, ...fence })));
  const python = blocks.filter(({ language }) => language === "python");
  const named = (all: typeof blocks) => all.map((block) => [`${block.page}:${block.line}`, block.content] as const);

  it.each(named(python.filter(({ content }) => !content.includes("def test_"))))(
    "runs: %s",
    async (_place, content) => {
      const cwd = folderWith("example.py", content);
      cpSync(EXAMPLE, join(cwd, "pyproject.toml"));
      const { status, stderr } = await run("python", ["example.py"], cwd);
      expect(stderr).toBe("");
      expect(status).toBe(0);
    },
  );

  it.each(named(python.filter(({ content }) => content.includes("def test_"))))(
    "is tests that pass: %s",
    async (_place, content) => {
      const cwd = folderWith("test_example.py", content);
      writeFileSync(join(cwd, "pyproject.toml"), CALM);
      const { status, stdout } = await run("pytest", ["-q", "-p", "no:cacheprovider"], cwd);
      expect(stdout).toMatch(/\d passed in/);
      expect(status).toBe(0);
    },
  );

  it("is what pytest prints", async () => {
    let shown = 0;
    for (const page of PAGES) {
      let text = readPage(page);
      for (const { content, start, end } of fencesOf(text).toReversed()) {
        const [command = ""] = content.split("\n");
        if (!command.startsWith("$ pytest ")) continue;
        shown++;
        const cwd = folderWith("unused", "");
        cpSync(EXAMPLE, join(cwd, "pyproject.toml"));
        const args = [...command.split(" ").slice(2), "-p", "no:cacheprovider"];
        const { stdout } = await run("pytest", args, cwd);
        const printed = `${command}\n${stdout.replace(/ in [\d.]+s/, " in 0.3s").trimEnd()}\n`;
        if (UPDATE) text = text.slice(0, start) + printed + text.slice(end);
        else expect(content).toBe(printed);
      }
      if (UPDATE) writeFileSync(join(ROOT, page), text);
    }
    expect(shown).toBeGreaterThan(0);
  });
});
