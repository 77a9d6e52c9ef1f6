import { readFileSync } from "node:fs";
import { analyseProject, RULE_NAMES } from "@slotwise/language-service";
import { completions, editorDocument, hover } from "@slotwise/language-service/editor";
import {
  createSourceText,
  EDITOR_SETTINGS,
  exampleInToml,
  FILE_SETTINGS,
  INNER_TABLES,
  inBrief,
  NO_DECLARATIONS,
  OWN_SETTINGS,
  readDeclarations,
  readDocument,
  WORD_SETTINGS,
} from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { run } from "../../packages/cli/src/run.js";
import { fakeHost } from "../../packages/cli/src/testing/fake-host.js";
import { readSettings } from "../../packages/language-server/src/client/read-settings.js";
import { WITHOUT_IT } from "../../packages/project/src/declarations/without-it.js";
import { schemaErrors } from "../json-schema.js";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

const SCHEMA = JSON.parse(read("docs/schemas/slotwise.schema.json"));
const MANIFEST = JSON.parse(read("extension/package.json"));
const WORDS = JSON.parse(read("extension/package.nls.json"));
const PROPERTIES: Readonly<Record<string, { readonly default: unknown }>> =
  MANIFEST.contributes.configuration.properties;

/** What neither the command nor an editor has. */
const OF_FILES_ALONE = FILE_SETTINGS.filter((setting) => !("editorName" in setting)).map(({ key }) => key);

/** A table of the documentation, as its rows' first cells. */
function firstCells(page: string): readonly string[] {
  const [, table = ""] = read(page).split(/<!-- (?:end of )?our settings -->/);
  return [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, cell = ""]) => cell);
}

/** What a file of ours declares, and what is wrong with it. */
function declared(text: string) {
  const { declarations, problems } = readDeclarations([readDocument("slotwise.toml", text)], RULE_NAMES);
  return { declarations, problems: problems.map(({ message }) => message) };
}

/** The long names of the options in a command's help. */
async function optionsOf(command: string): Promise<readonly string[]> {
  const host = fakeHost();
  expect(await run([command, "--help"], host)).toBe(0);
  return [...host.written.stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, name = ""]) => name);
}

describe.each(FILE_SETTINGS.map((setting) => [setting.key, setting] as const))("%s in files", (key, setting) => {
  it("is read, whichever example is written", () => {
    for (const example of setting.examples) {
      const { declarations, problems } = declared(`${key} = ${exampleInToml(example)}\n`);
      expect(problems).toEqual([]);
      // What is accepted in files is no declaration: what it does is tried below.
      if (setting !== OWN_SETTINGS.ignore) expect(declarations).not.toEqual(NO_DECLARATIONS);
    }
  });

  it("is refused in its own name where it cannot be meant", () => {
    const { declarations, problems } = declared(`${key} = true\n`);
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${key} must be `))]);
    expect(declarations).toEqual(NO_DECLARATIONS);
  });

  it("is completed, with values that are accepted", () => {
    const at = (text: string) => completions(createSourceText("slotwise.toml", text), text.length);
    expect(at("").map(({ word }) => word)).toContain(key);
    const values = at(`${key} = `);
    expect(values.map(({ newText }) => newText)).not.toEqual([]);
    for (const { newText } of values) expect(declared(`${key} = ${newText}\n`).problems).toEqual([]);
  });

  it("is explained where a pointer rests on it", () => {
    const text = `[tool.pynenc]\n[tool.slotwise]\n${key} = ${exampleInToml(setting.examples[0] ?? "")}\n`;
    const editor = editorDocument(analyseProject([{ name: "pyproject.toml", text }]), "pyproject.toml");
    const shown = editor === undefined ? undefined : hover(editor, text.indexOf(`\n${key}`) + 1, HOVER);
    expect(shown?.markdown).toContain(setting.description);
  });

  it("is in the schema, with examples that it allows", () => {
    expect(SCHEMA.properties[key].description).toContain(setting.description);
    for (const example of setting.examples) expect(schemaErrors(SCHEMA, { [key]: example })).toEqual([]);
  });

  it("is in the page of the rule that refuses it", () => {
    expect(read("docs/rules/slotwise-setting.md")).toContain(`\`${key}\``);
  });
});

const HOVER = { pictures: { kind: "text" }, nowSeconds: 0 } as const;

it("files know no other settings", () => {
  const keys = FILE_SETTINGS.map(({ key }) => key);
  expect(completions(createSourceText("slotwise.toml", ""), 0).map(({ word }) => word)).toEqual(keys);
  expect(Object.keys(SCHEMA.properties)).toEqual(keys);
  const shown = firstCells("docs/configuration.md").map((cell) => cell.replaceAll(/[[\]]/g, ""));
  expect(shown).toEqual(keys);
});

it("tables of ours are completed by their headers, and what is in them by rules", () => {
  const words = (text: string, name = "slotwise.toml") =>
    completions(createSourceText(name, text), text.length).map(({ word }) => word);
  const isTable = (kind: string) => kind === "levels" || kind === "rules-by-pattern";
  const tables = FILE_SETTINGS.filter(({ kind }) => isTable(kind.name)).map(({ key }) => key);
  expect(INNER_TABLES.map(({ name }) => name)).toEqual(tables);
  expect(words("[")).toEqual(tables);
  expect(words("[", "pyproject.toml")).toEqual(expect.arrayContaining(tables.map((key) => `tool.slotwise.${key}`)));
  expect(words("[rules]\n")).toEqual(RULE_NAMES);
  expect(words('[ignore]\n"a.json" = ["')).toEqual(RULE_NAMES);
});

it("what is ignored in a file is not found there", () => {
  const found = (slotwise: string) => {
    const files = [
      { name: "pynenc.json", text: '{"atomic_service_interval_minutes": "five"}' },
      { name: "slotwise.toml", text: slotwise },
    ];
    return analyseProject(files).findings.map(({ rule }) => rule);
  };
  expect(found("")).toContain("wrong-type");
  expect(found('ignore = { "pynenc.json" = ["wrong-type"] }\n')).not.toContain("wrong-type");
});

describe.each(WORD_SETTINGS.map((setting) => [`--${setting.key}`, setting] as const))("%s", (flag, setting) => {
  it("is an option that the command reads, and refuses what cannot be meant", async () => {
    const lint = async (value: string) => {
      const host = fakeHost({ input: "[tool.pynenc]\n" });
      const status = await run(["lint", flag, value, "--exit-zero", "-"], host);
      return { status, told: host.written.stderr };
    };
    for (const example of setting.examples) expect(await lint(String(example))).toEqual({ status: 0, told: "" });
    const refused = await lint("nonsense");
    expect(refused.status).toBe(2);
    expect(refused.told).toContain(`nonsense is no ${setting.kind.none}.`);
  });

  it("is explained in the help of the command", async () => {
    const host = fakeHost();
    await run(["lint", "--help"], host);
    const help = host.written.stdout.replaceAll(/\s+/g, " ");
    expect(help).toContain(
      `${flag} <${setting.kind.placeholder}> ${inBrief(setting.description).replaceAll(/[`"]/g, "")}`,
    );
  });
});

it("commands about a fleet share these options and no others, and lint has levels besides", async () => {
  const keys = FILE_SETTINGS.map(({ key }) => key).filter((key) =>
    WORD_SETTINGS.some((setting) => setting.key === key),
  );
  const flags = keys.map((key) => `--${key}`);
  const commands = await Promise.all(["lint", "preview", "settings", "suggest", "simulate", "audit"].map(optionsOf));
  const [lint = []] = commands;
  const shared = lint.filter((option) => commands.every((options) => options.includes(option)));
  expect(shared).toEqual(["--format", ...flags, "--help"]);
  const [levels] = OWN_SETTINGS.rules.optionFlags.split(" ");
  expect(lint).toContain(levels);
  for (const key of OF_FILES_ALONE) expect(lint).not.toContain(`--${key}`);
});

describe.each(EDITOR_SETTINGS.map((setting) => [setting.editorName, setting] as const))(
  "%s in editors",
  (name, setting) => {
    const defaultValue = PROPERTIES[`slotwise.${name}`]?.default;
    const nothing = readSettings({});

    it("says nothing as long as it is what the manifest has it to be", () => {
      expect(defaultValue).toBeDefined();
      expect(readSettings({ [name]: defaultValue })).toEqual(nothing);
    });

    it("is read", () => {
      for (const value of "examples" in setting ? setting.examples : [false]) {
        const settings = readSettings({ [name]: value });
        expect(settings.problems).toEqual([]);
        expect(settings).not.toEqual(nothing);
      }
    });

    it("has words for the manifest", () => {
      const meaning = setting.description.replaceAll(/`"([^"`]*)"`/g, "`$1`");
      expect(WORDS[`setting.${name}`]).toContain(meaning);
    });
  },
);

it.each([...WORD_SETTINGS, OWN_SETTINGS.rules])("files and editors mean the same by $key", (setting) => {
  for (const example of setting.examples) {
    const { declarations } = declared(`${setting.key} = ${exampleInToml(example)}\n`);
    expect(readSettings({ [setting.editorName]: example }).declarations).toEqual(declarations);
  }
});

it("the table says why a setting is not everywhere", () => {
  for (const [name, setting] of Object.entries(OWN_SETTINGS)) {
    const isEverywhere = "key" in setting && "editorName" in setting;
    expect("onlyThereSince" in WITHOUT_IT[name as keyof typeof WITHOUT_IT], name).toBe(!isEverywhere);
  }
});

it("editors know no other settings", () => {
  const names = EDITOR_SETTINGS.map(({ editorName }) => editorName);
  expect(Object.keys(PROPERTIES)).toEqual(names.map((name) => `slotwise.${name}`));
  expect(firstCells("docs/editors.md")).toEqual(names);
  for (const page of ["docs/vscode.md", "extension/README.md"]) {
    expect(firstCells(page), page).toEqual(names.map((name) => `slotwise.${name}`));
  }
  const words = Object.keys(WORDS).filter((word) => word.startsWith("setting."));
  expect(words).toEqual(names.map((name) => `setting.${name}`));
  for (const key of OF_FILES_ALONE) expect(names).not.toContain(key);
});
