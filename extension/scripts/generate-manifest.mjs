// What the extension's manifest repeats: our own settings with the rules and releases that they name, the languages and
// panels that it starts for; and the words of the settings, which the manifest has in a file of its own.
import { readFileSync } from "node:fs";
import { importSource } from "../../packages/language-service/scripts/import-source.mjs";

const manifestPath = new URL("../package.json", import.meta.url);
const wordsPath = new URL("../package.nls.json", import.meta.url);

const source = (path) => importSource(new URL(path, import.meta.url));
const { RULE_NAMES } = await source("../../packages/language-service/src/index.ts");
const { lineOf } = await source("../../packages/pynenc/src/index.ts");
const { FORMATS, LEVELS, OWN_SETTINGS } = await source("../../packages/project/src/index.ts");
const { WITHOUT_IT } = await source("../../packages/project/src/declarations/without-it.ts");
const { STARTING_LANGUAGES } = await source("../src/lsp/languages.ts");

/**
 * Files that an editor has no language for, or one that most workspaces have: the extension starts with a workspace that
 * holds one.
 */
const NAMES = [
  "pynenc.{toml,yaml,yml,json}",
  "slotwise.toml",
  ...["direnv", "systemd", "procfile", "ecs", "kubernetes"].flatMap((name) =>
    FORMATS.find((format) => format.name === name).files.filter((glob) => !/\.(?:conf|target|ya?ml)$/.test(glob)),
  ),
];

const settings = Object.entries(OWN_SETTINGS)
  .map(([name, setting]) => ({ ...setting, ...WITHOUT_IT[name] }))
  .filter(({ editorName }) => editorName !== undefined);

/** What may be said in an editor, by the setting's kind. */
const VALUES = {
  // A settings page can edit what is of one type; a number that somebody has written is read all the same.
  "fleet-sizes": () => ({ type: "string", default: "" }),
  duration: () => ({ type: "string", default: "" }),
  release: ({ editorDefault, kind }) => ({
    type: "string",
    default: editorDefault,
    enum: [...new Set([editorDefault, ...kind.words, ...kind.words.map(lineOf)])],
  }),
  levels: () => ({
    type: "object",
    default: {},
    additionalProperties: { type: "string", enum: LEVELS },
    propertyNames: { enum: RULE_NAMES },
  }),
  switch: () => ({ type: "boolean", default: true }),
};

const properties = settings.map((setting, index) => {
  const values = VALUES[setting.kind.name];
  if (values === undefined) throw new Error(`${setting.editorName} is of a kind that the manifest does not know`);
  const markdownDescription = `%setting.${setting.editorName}%`;
  return [
    `slotwise.${setting.editorName}`,
    { scope: "resource", order: index + 1, ...values(setting), markdownDescription },
  ];
});

const manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
manifest.contributes.configuration.properties = Object.fromEntries(properties);
manifest.activationEvents = [
  ...STARTING_LANGUAGES.map((language) => `onLanguage:${language}`),
  ...manifest.activationEvents.filter((event) => /^on(?:WebviewPanel|FileSystem):/.test(event)),
  ...NAMES.map((glob) => `workspaceContains:**/${glob}`),
];

/** What a setting is for; and what holds while it says nothing, which a switch never does. */
function words({ editorName, kind, description, inEditors, editorDefault }) {
  // An editor's own fields have no quotes.
  const meaning = description.replaceAll(/`"([^"`]*)"`/g, "`$1`");
  const nothing = editorDefault === undefined ? "Empty" : `\`${editorDefault}\``;
  const silent = kind.name === "switch" ? "" : ` ${nothing}: ${inEditors}.`;
  return [`setting.${editorName}`, `${meaning}${silent}`];
}

const others = Object.entries(JSON.parse(readFileSync(wordsPath, "utf8")));
const firstSetting = others.findIndex(([name]) => name.startsWith("setting."));
const isOther = ([name]) => !name.startsWith("setting.");
const allWords = Object.fromEntries([
  ...others.slice(0, firstSetting).filter(isOther),
  ...settings.map(words),
  ...others.slice(firstSetting).filter(isOther),
]);

const json = (value) => `${JSON.stringify(value, undefined, 2)}\n`;

export const files = [
  { path: manifestPath, text: json(manifest) },
  { path: wordsPath, text: json(allWords) },
];
