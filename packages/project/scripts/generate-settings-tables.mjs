// The tables of our own settings in the documentation, between the marks that their pages have for them.
import { readFileSync } from "node:fs";
import { importSource } from "../../language-service/scripts/import-source.mjs";

const { EDITOR_SETTINGS, FILE_SETTINGS, inBrief, OWN_SETTINGS } = await importSource(
  new URL("../src/index.ts", import.meta.url),
);

export const files = [
  withTable("docs/configuration.md", `${filesTable()}\n\n${elsewhere()}`),
  withTable("docs/editors.md", editorsTable("")),
  withTable("docs/vscode.md", editorsTable("slotwise.")),
  withTable("extension/README.md", editorsTable("slotwise.")),
];

function withTable(page, table) {
  const path = new URL(`../../../${page}`, import.meta.url);
  const marked = /(<!-- our settings -->\n\n)[\s\S]*?(\n\n<!-- end of our settings -->)/;
  const text = readFileSync(path, "utf8");
  if (!marked.test(text)) throw new Error(`${page} has no place for the table of our settings`);
  return { path, text: text.replace(marked, (_all, before, after) => `${before}${table}${after}`) };
}

function filesTable() {
  const rows = FILE_SETTINGS.map(({ key, kind, description, withoutIt }) => {
    const isTable = kind.name === "levels" || kind.name === "rules-by-pattern";
    return `| \`${isTable ? `[${key}]` : key}\` | ${inBrief(description)} | ${withoutIt} |`;
  });
  return ["| key | meaning | without it |", "| --- | --- | --- |", ...rows].join("\n");
}

/** Where else there are settings of the same meaning, and why not of all. */
function elsewhere() {
  const { serviceDurationSeconds: duration, rules } = OWN_SETTINGS;
  const inFilesAlone = FILE_SETTINGS.filter((setting) => "onlyInFilesSince" in setting);
  const [{ onlyInFilesSince }] = inFilesAlone;
  if (inFilesAlone.some((setting) => setting.onlyInFilesSince !== onlyInFilesSince))
    throw new Error("the settings that only files have do not share their reason: say each");
  const [example] = duration.examples;
  const [[rule, level]] = Object.entries(rules.examples[0]);
  return [
    `On the command line a key is an option, such as \`--${duration.key} ${example}\`, and a level is \`${rules.optionFlags.split(" ")[0]} ${rule}=${level}\`;`,
    `[editors](editors.md#settings) have settings such as \`${duration.editorName}\`.`,
    `${inFilesAlone.map(({ key }) => `\`${key}\``).join(" and ")} stand in files alone, since ${onlyInFilesSince}.`,
  ].join("\n");
}

function editorsTable(prefix) {
  const rows = EDITOR_SETTINGS.map(({ editorName, description, withoutItInEditors, editorDefault }) => {
    const alike = editorDefault === undefined ? "" : `, as with \`"${editorDefault}"\``;
    return `| \`${prefix}${editorName}\` | ${inBrief(description)} | ${withoutItInEditors}${alike} |`;
  });
  return ["| setting | meaning | without it |", "| --- | --- | --- |", ...rows].join("\n");
}
