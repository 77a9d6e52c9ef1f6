import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { outfile } from "../../packages/cli/scripts/bundle.mjs";
import { folderWith } from "../cli/command.js";
import { fencesOf, pages, ROOT, readPage } from "./markdown.js";

/** Set, the pages get what the commands print today, to be read before it is committed. */
const UPDATE = process.env["UPDATE_DOCS"] === "1";

const examples = pages().flatMap((page) =>
  fencesOf(readPage(page))
    .filter(({ language }) => language === "console")
    .map((fence) => ({ page, fence })),
);

describe("what the pages say a command prints", () => {
  it("is shown somewhere at all", () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  for (const page of new Set(examples.map((example) => example.page))) {
    it(`is what it prints: ${page}`, () => {
      let text = readPage(page);
      // From the last block to the first, so that a rewritten one does not move those still to come.
      for (const fence of fencesOf(text).toReversed()) {
        if (fence.language !== "console") continue;
        const printed = run(fence.content);
        if (UPDATE) text = text.slice(0, fence.start) + printed + text.slice(fence.end);
        else expect(fence.content, `${page}:${fence.line}`).toBe(printed);
      }
      if (UPDATE) writeFileSync(join(ROOT, page), text);
    });
  }
});

/** The block as it should be: each command behind its `$ `, then what it prints. */
function run(block: string): string {
  const commands = block.split("\n").filter((line) => line.startsWith("$ "));
  let text = "";
  for (const line of commands) {
    const [program, ...args] = line.slice(2).split(/\s+/);
    if (program !== "slotwise") throw new Error(`only slotwise is run, not ${line}`);
    text += `${line}\n${onTerminal(args).trimEnd()}\n`;
  }
  return text;
}

/** What a terminal shows: standard output and standard error in the order in which they are written. */
function onTerminal(args: readonly string[]): string {
  const file = join(folderWith({}), "shown");
  const shown = openSync(file, "w");
  try {
    const { error } = spawnSync(process.execPath, [outfile, ...args], {
      cwd: ROOT,
      env: { PATH: process.env["PATH"], LANG: "C.UTF-8" },
      stdio: ["ignore", shown, shown],
    });
    if (error !== undefined) throw error;
  } finally {
    closeSync(shown);
  }
  return readFileSync(file, "utf8");
}
