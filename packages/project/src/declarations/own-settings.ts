import { lineOf, NEWEST_RELEASE } from "@slotwise/pynenc";
import { type Declarations, NO_DECLARATIONS, type WordField } from "./declarations.js";
import type {
  EditorSwitch,
  FileSetting,
  LevelsSetting,
  OwnEditorSetting,
  OwnFileSetting,
  OwnSetting,
  WordSetting,
} from "./own-setting.js";
import { DURATION, FLEET_SIZES, RELEASE } from "./word-kinds.js";

/** One row for each declaration of one word: a new one does not compile until it has its row. */
type WordSettings = { readonly [Field in WordField]: WordSetting<NonNullable<Declarations[Field]>> };

export interface OwnSettings extends WordSettings {
  readonly rules: LevelsSetting;
  readonly ignore: FileSetting;
  readonly exclude: FileSetting;
  readonly drawings: EditorSwitch;
  readonly inlayHints: EditorSwitch;
  readonly lenses: EditorSwitch;
}

/**
 * The only list of our own settings, in the order in which they are shown. Files, options and editors are read by it; the
 * schema, the extension's manifest, completion, hovers and the tables of the documentation are made of it.
 */
export const OWN_SETTINGS: OwnSettings = {
  runners: {
    key: "runners",
    editorName: "runners",
    kind: FLEET_SIZES,
    description: 'The fleet sizes that the settings have to hold for, such as `4` or `"1-8"`. Never guessed.',
    examples: [4, "1-8"],
  },
  serviceDurationSeconds: {
    key: "service-duration",
    editorName: "serviceDuration",
    kind: DURATION,
    description: 'The longest execution of the atomic service, such as `"20s"`.',
    examples: ["20s"],
  },
  clockSkewSeconds: {
    key: "clock-skew",
    editorName: "clockSkew",
    kind: DURATION,
    description: 'The largest difference between two runners\' clocks, such as `"500ms"`.',
    examples: ["500ms"],
  },
  startDelaySeconds: {
    key: "start-delay",
    editorName: "startDelay",
    kind: DURATION,
    description: 'The longest delay from a decision to its effect, pauses included, such as `"2s"`.',
    examples: ["2s"],
  },
  storeStalenessSeconds: {
    key: "store-staleness",
    editorName: "storeStaleness",
    kind: DURATION,
    description: 'How old a membership view may be when it is read, such as `"1s"`.',
    examples: ["1s"],
  },
  loopOverheadSeconds: {
    key: "loop-overhead",
    editorName: "loopOverhead",
    kind: DURATION,
    description: 'The longest that a round of a runner\'s loop takes beside its sleep, such as `"50ms"`.',
    examples: ["50ms"],
  },
  pynencReleases: {
    key: "pynenc-version",
    editorName: "pynencVersion",
    kind: RELEASE,
    description: `The release of pynenc to judge for, such as \`"${NEWEST_RELEASE}"\`, or \`"${lineOf(NEWEST_RELEASE)}"\` for all releases of that line.`,
    examples: [NEWEST_RELEASE],
    editorDefault: "auto",
  },
  rules: {
    key: "rules",
    editorName: "rules",
    optionFlags: "--rule <name=level>",
    kind: { name: "levels" },
    description: 'A level for each rule named: `"error"`, `"warning"`, `"info"` or `"off"`.',
    examples: [{ "no-margin": "off" }],
  },
  ignore: {
    key: "ignore",
    kind: { name: "rules-by-pattern" },
    description: "Patterns of files, in the manner of `.gitignore`, each with the rules that need not hold there.",
    examples: [{ "deploy/pynenc.json": ["no-margin"] }],
  },
  exclude: {
    key: "exclude",
    kind: { name: "patterns" },
    description: "Patterns of files that a folder is searched without, beside `.gitignore`.",
    examples: [["examples/**"]],
  },
  drawings: {
    editorName: "drawings",
    kind: { name: "switch" },
    description: "Draw the cycle behind the interval.",
  },
  inlayHints: {
    editorName: "inlayHints",
    kind: { name: "switch" },
    description: "Show hints such as `window 40 s, gap 60 s` behind values.",
  },
  lenses: {
    editorName: "lenses",
    kind: { name: "switch" },
    description: "Show a line above `[tool.pynenc]` with the verdict on the fleet and links to the preview.",
  },
};

const ALL: readonly OwnSetting[] = Object.values(OWN_SETTINGS);

/** What `[tool.slotwise]` and `slotwise.toml` know. */
export const FILE_SETTINGS: readonly OwnFileSetting[] = ALL.filter((setting) => "key" in setting);

/** What an editor's section `slotwise` knows. */
export const EDITOR_SETTINGS: readonly OwnEditorSetting[] = ALL.filter((setting) => "editorName" in setting);

const WORD_FIELDS: readonly WordField[] = Object.keys(OWN_SETTINGS).filter(
  (field): field is WordField => field in NO_DECLARATIONS && field !== "rules" && field !== "exclude",
);

/** What can be said in one word, in files, behind options and in editors. */
export const WORD_SETTINGS: readonly WordSetting<unknown>[] = WORD_FIELDS.map((field) => OWN_SETTINGS[field]);

export function ownFileSetting(key: string): OwnFileSetting | undefined {
  return FILE_SETTINGS.find((setting) => setting.key === key);
}

/**
 * What is declared in words of one place, whichever it is.
 *
 * @param read what the place says for a setting; undefined where it says nothing
 */
export function readWords(read: <Value>(setting: WordSetting<Value>) => Value | undefined): Declarations {
  const words: { -readonly [Field in keyof Declarations]: Declarations[Field] } = { ...NO_DECLARATIONS };
  const settings: WordSettings = OWN_SETTINGS;
  const readOne = <Field extends WordField>(field: Field) => {
    const setting: WordSetting<NonNullable<Declarations[Field]>> = settings[field];
    words[field] = read(setting) as (typeof words)[Field];
  };
  for (const field of WORD_FIELDS) readOne(field);
  return words;
}
