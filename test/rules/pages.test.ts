import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { analyseProject, RULE_NAMES, type RuleName, ruleNamed } from "@slotwise/language-service";
import type { SettingsFile } from "@slotwise/project";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "../../packages/cli/src/host/host.js";
import { run } from "../../packages/cli/src/run.js";
import { fakeHost } from "../../packages/cli/src/testing/fake-host.js";
import { RULES_WITH_FIXTURES } from "./fixture-checker.js";
import { type Block, fileNameOf, pageNames, type RulePage, readPage } from "./rule-page.js";

/** Writes what the command really prints into the pages, instead of comparing. */
const UPDATE = (process.env.UPDATE_DOCS ?? "") !== "";

const HEADINGS = ["What it finds", "Why it matters", "Example", "How to fix", "Severity and options"];

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "slotwise-pages-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("has a page for each rule and none for anything else", () => {
  expect([...pageNames()].sort()).toEqual([...RULE_NAMES].sort());
});

describe.each(RULE_NAMES)("%s", (rule) => {
  it("says what it is, and everything that a page says", () => {
    const page = readPage(rule);
    expect(page.title).toBe(rule);
    expect(page.headings).toEqual(HEADINGS);
    expect(ruleNamed(rule)?.summary, `${rule}.ts: summary, in the form "a runner can miss its turn"`).toMatch(
      /\w+ \w+/,
    );
    expect(page.text).toMatch(
      ruleNamed(rule)?.severity === "info" ? /remark/ : new RegExp(`${ruleNamed(rule)?.severity}`),
    );
    for (const [, target = ""] of page.text.matchAll(/\]\(([a-z-]+)\.md\)/g)) expect(RULE_NAMES).toContain(target);
  });
});

describe.each(RULES_WITH_FIXTURES)("%s", (rule) => {
  it("shows what lint prints for its example, and what preview draws", async () => {
    const page = readPage(rule);
    const [example, [lint, preview]] = filesAndOutputs(page.blocksOf("Example"));
    if (example.length === 0 || lint === undefined)
      throw new Error(`docs/rules/${rule}.md needs two blocks below Example: settings, and what lint prints of them`);
    expect(findingsIn(example, rule)).not.toEqual([]);
    const [fixed, [fixedPreview]] = filesAndOutputs(page.blocksOf("How to fix"));
    const printedByLint = await printed(["lint", "--format", "concise", ...example.map(fileNameOf)], example);
    expect(printedByLint).toContain(` ${rule}: `);
    await expectShown(page, [
      [lint, printedByLint],
      ...(preview === undefined
        ? []
        : [[preview, await printed(["preview", ...example.map(fileNameOf)], example)] as const]),
      ...(fixedPreview === undefined
        ? []
        : [[fixedPreview, await printed(["preview", ...fixed.map(fileNameOf)], fixed)] as const]),
    ]);
  });

  it("shows how to fix it", () => {
    expect(findingsIn(fixedExample(readPage(rule)), rule)).toEqual([]);
  });

  it("shows how to turn it off", () => {
    const page = readPage(rule);
    const [example] = filesAndOutputs(page.blocksOf("Example"));
    const [off] = page.blocksOf("Severity and options");
    if (example.length === 0 || off === undefined)
      throw new Error(`docs/rules/${rule}.md needs a block below Example, and one below Severity and options`);
    const { findings } = analyseProject([...example, off].map(asFile));
    expect(findings.filter((finding) => finding.rule === rule)).toEqual([]);
    expect(analyseProject([asFile(off)]).findings).toEqual([]);
  });
});

it("shows what lint prints for a file that is not there", async () => {
  const page = readPage("unreadable-file");
  const [command, output] = page.blocksOf("Example");
  if (command === undefined || output === undefined) throw new Error("a command and what it prints are missing");
  const [program, ...args] = command.text.trim().split(" ");
  expect(program).toBe("slotwise");
  await expectShown(page, [[output, await printed([...args, "--format", "concise"])]]);
});

it.skipIf(UPDATE)("is embedded in the command and listed, as the generators make it", () => {
  for (const generator of ["generate-rule-pages.mjs", "generate-rule-index.mjs"]) {
    const url = new URL(`../../packages/cli/scripts/${generator}`, import.meta.url).href;
    const script = `const { path, text } = await import(${JSON.stringify(url)}); console.log(JSON.stringify({ path, text }))`;
    const made: unknown = JSON.parse(
      execFileSync(process.execPath, ["--input-type=module", "-e", script], MOST_OUTPUT),
    );
    const { path, text } = made as { path: string; text: string };
    expect(readFileSync(fileURLToPath(path), "utf8") === text, `${path} is stale: run pnpm generate`).toBe(true);
  }
});

const MOST_OUTPUT = { encoding: "utf8", maxBuffer: 2 ** 24 } as const;

/** The files that stand first, of which an example mostly has one, and what is printed of them. */
function filesAndOutputs(blocks: readonly Block[]): readonly [files: readonly Block[], outputs: readonly Block[]] {
  const first = blocks.findIndex(({ language }) => language === "text");
  return first === -1 ? [blocks, []] : [blocks.slice(0, first), blocks.slice(first)];
}

function fixedExample(page: RulePage): readonly Block[] {
  const [fixed] = filesAndOutputs(page.blocksOf("How to fix"));
  if (fixed.length === 0)
    throw new Error(`docs/rules/${page.title}.md needs a block below How to fix: the example, mended`);
  return fixed;
}

function asFile(block: Block): SettingsFile {
  return { name: fileNameOf(block), text: block.text };
}

function findingsIn(example: readonly Block[], rule: RuleName) {
  const { findings } = analyseProject(example.map(asFile));
  return findings.filter((finding) => finding.rule === rule);
}

/** What a command prints in a folder that holds these files. */
async function printed(args: readonly string[], files: readonly Block[] = []): Promise<string> {
  for (const file of files) writeFileSync(join(folder, fileNameOf(file)), file.text);
  let text = "";
  const output = {
    write: (part: string) => {
      text += part;
    },
    isTerminal: false,
    columns: undefined,
  };
  const host: Host = {
    ...fakeHost(),
    stdout: output,
    stderr: output,
    environment: { NO_COLOR: "1" },
    currentFolder: folder,
  };
  await run(args, host);
  for (const file of files) rmSync(join(folder, fileNameOf(file)));
  return `${text.trimEnd()}\n`;
}

async function expectShown(page: RulePage, shown: readonly (readonly [Block, string])[]): Promise<void> {
  if (!UPDATE) {
    for (const [block, text] of shown) expect(block.text).toBe(text);
    return;
  }
  let text = page.text;
  for (const [block, newText] of [...shown].sort(([one], [other]) => other.start - one.start)) {
    text = text.slice(0, block.start) + newText + text.slice(block.end);
  }
  writeFileSync(page.path, text);
}
