// The tables of our own settings in the documentation, between the marks that their pages have for them.
import { readFileSync } from "node:fs";
import { importSource } from "../../language-service/scripts/import-source.mjs";

const { inBrief, OWN_SETTINGS } = await importSource(new URL("../src/index.ts", import.meta.url));
const { WITHOUT_IT } = await importSource(new URL("../src/declarations/without-it.ts", import.meta.url));

const settings = Object.entries(OWN_SETTINGS).map(([name, setting]) => ({ ...setting, ...WITHOUT_IT[name] }));

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
  const rows = settings.flatMap(({ key, kind, description, inFiles }) => {
    const isTable = kind.name === "levels" || kind.name === "rules-by-pattern";
    return key === undefined ? [] : [`| \`${isTable ? `[${key}]` : key}\` | ${inBrief(description)} | ${inFiles} |`];
  });
  return ["| key | meaning | without it |", "| --- | --- | --- |", ...rows].join("\n");
}

/** Where else there are settings of the same meaning, and why not of all. */
function elsewhere() {
  const { serviceDurationSeconds: duration, rules } = OWN_SETTINGS;
  const inFilesAlone = settings.filter(({ key, editorName }) => key !== undefined && editorName === undefined);
  const reasons = new Set(inFilesAlone.map(({ onlyThereSince }) => onlyThereSince));
  if (reasons.size !== 1) throw new Error("settings that only files have do not share their reason: say each");
  const [example] = duration.examples;
  const [flag] = rules.optionFlags.split(" ");
  const [[rule, level]] = Object.entries(rules.examples[0]);
  return [
    `On the command line a key is an option, such as \`--${duration.key} ${example}\`, and a level is \`${flag} ${rule}=${level}\`;`,
    `[editors](editors.md#settings) have settings such as \`${duration.editorName}\`.`,
    `${inFilesAlone.map(({ key }) => `\`${key}\``).join(" and ")} stand in files alone, since ${[...reasons][0]}.`,
  ].join("\n");
}

function editorsTable(prefix) {
  const rows = settings.flatMap(({ editorName, description, inEditors, editorDefault }) => {
    const alike = editorDefault === undefined ? "" : `, as with \`"${editorDefault}"\``;
    return editorName === undefined
      ? []
      : [`| \`${prefix}${editorName}\` | ${inBrief(description)} | ${inEditors}${alike} |`];
  });
  return ["| setting | meaning | without it |", "| --- | --- | --- |", ...rows].join("\n");
}
