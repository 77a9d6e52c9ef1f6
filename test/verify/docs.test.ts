import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CALL_NAMES, INVARIANTS, referenceAnswer, referenceImplementation } from "@slotwise/testkit";
import { describe, expect, it } from "vitest";
import { readAnswer } from "../../packages/cli/src/target/wire-answer.js";
import { fencesOf } from "../docs/markdown.js";
import { renderInvariantsPage } from "./invariants-page.js";
import { ROOT, runVerify } from "./run-command.js";

const UPDATE = process.env.UPDATE_EXPECTED !== undefined || process.env.UPDATE_DOCS !== undefined;
const PAGE = join(ROOT, "docs/verify.md");

/** The one block of a language that has a text in it. */
function block(language: string, text: string): string {
  const found = fencesOf(readFileSync(PAGE, "utf8")).filter(
    (fence) => fence.language === language && fence.content.includes(text),
  );
  expect(found, `${language} with ${text}`).toHaveLength(1);
  return found[0]?.content ?? "";
}

describe("docs/invariants.md", () => {
  it("has a section for every invariant, with its statement, assumptions and domain", () => {
    const path = join(ROOT, "docs/invariants.md");
    if (UPDATE) writeFileSync(path, renderInvariantsPage());
    const page = readFileSync(path, "utf8");
    expect(page, "UPDATE_EXPECTED=1 writes it").toBe(renderInvariantsPage());
    for (const { id, statement, domain } of INVARIANTS) {
      expect(page).toContain(`### ${id}\n\n**${statement}**`);
      expect(page).toContain(`- Domain: ${domain}.`);
    }
  });
});

describe("docs/verify.md", () => {
  const adapter = block("js", "createInterface");
  const folder = mkdtempSync(join(tmpdir(), "slotwise-docs-"));
  writeFileSync(join(folder, "my-adapter.mjs"), adapter);

  it("shows an adapter of some twenty lines, and what is wrong with it", async () => {
    expect(adapter.trimEnd().split("\n").length).toBeLessThanOrEqual(24);
    const shown = block("text", "$ slotwise verify");
    const [command = ""] = shown.split("\n");
    const args = wordsOf(command.replace("$ slotwise verify ", ""));
    const { status, stdout } = await runVerify(args, { folder });
    const expected = `${command}\n${withoutTimes(stdout)}`;
    if (UPDATE) {
      const page = readFileSync(PAGE, "utf8");
      writeFileSync(
        PAGE,
        page.replace(shown, () => expected),
      );
    } else {
      expect(shown).toBe(expected);
    }
    expect(stdout).toContain("reference model");
    expect(status).toBe(1);
  });

  it("says truly that it exits 0 once the modulo is put right", async () => {
    const right = adapter.replace("currentTime % interval;", "mod(currentTime, interval);");
    expect(right).not.toBe(adapter);
    const helper = "const mod = (t, i) => { const r = t % i; return r < 0 ? r + i : r === 0 ? 0 : r; };\n";
    writeFileSync(join(folder, "right.mjs"), right.replace("\nconst calls", `\n${helper}const calls`));
    const { status, stdout } = await runVerify(["--target", "node right.mjs", "--runs", "100"], { folder });
    expect(stdout).toMatch(/^8 held, 50 not checked/m);
    expect(status).toBe(0);
  });

  it("names every call and every option", async () => {
    const page = readFileSync(PAGE, "utf8");
    for (const call of ["describe", ...CALL_NAMES]) expect(page).toMatch(new RegExp(`^\\| \`${call}\` +\\|`, "m"));
    const { stdout } = await help();
    const options = [...stdout.matchAll(/^ +(--[a-z]+)/gm)].map((match) => match[1]);
    expect(options.length).toBeGreaterThan(8);
    for (const option of options) expect(page, String(option)).toContain(`| \`${option}`);
  });

  it("gives requests and answers as they are on the wire", () => {
    const lines = block("json", '"call":"describe"').trimEnd().split("\n");
    const messages = lines.map((line) => JSON.parse(line));
    expect(messages[1].result).toEqual({ name: "pynenc", version: "0.2.3", protocol: "slot-window" });
    const { call, args } = messages[2];
    const expected = referenceAnswer({ call, args: { ...args, activeRunners: args.activeRunners } });
    expect(readAnswer(call, messages[3].result)).toBe(expected);
  });

  it("has only commands that the command line takes", async () => {
    const commands = fencesOf(readFileSync(PAGE, "utf8"))
      .filter(({ language }) => language === "sh" || language === "yaml")
      .flatMap(({ content }) => [...content.replaceAll(/\n +--/g, " --").matchAll(/slotwise verify([^\n#]*)/g)])
      .map((match) => (match[1] ?? "").replaceAll(/\$\{\{[^}]*\}\}|\$\(\(.*?\)\)/g, "1").trim());
    expect(commands.length).toBeGreaterThan(5);
    for (const command of commands) {
      const { status, stderr } = await runVerify([...wordsOf(command), "--list"]);
      expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: "" });
    }
  });

  it("shows what names exist in the testkit", () => {
    expect(block("js", "describeInvariants(implementation")).toContain('from "@slotwise/testkit"');
    expect(Object.keys(referenceImplementation).toSorted()).toEqual(["describe", ...CALL_NAMES].toSorted());
  });
});

async function help(): Promise<{ stdout: string }> {
  let stdout = "";
  const { addVerify } = await import("../../packages/cli/src/commands/verify/command.js");
  const { createRequire } = await import("node:module");
  const { Command } = createRequire(join(ROOT, "packages/cli/package.json"))("commander");
  const program = new Command("slotwise");
  addVerify(program, { host: {} as never, finish: () => {} });
  stdout = program.commands[0].helpInformation();
  return { stdout };
}

/** Words of a command line with double quotes. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
}

/** What takes another time on another machine. */
function withoutTimes(text: string): string {
  return `${text.replace(/ in [\d.]+ s \([\d,]+ a second\)/, " in 0.5 s").trimEnd()}\n`;
}
