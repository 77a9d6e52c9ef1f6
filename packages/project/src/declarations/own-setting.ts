import type { WordKind } from "./word-kinds.js";

/** What every setting of ours has, wherever it can be said. */
interface Described {
  /** Markdown. The first sentence goes into an option's help, without its marks. */
  readonly description: string;
}

export type OwnExample = string | number | readonly OwnExample[] | { readonly [key: string]: OwnExample };

/** Where a setting is that `[tool.slotwise]` and `slotwise.toml` know. */
interface InFiles extends Described {
  /** Its key there. */
  readonly key: string;
  /** Values as TOML and JSON have them, the plainest first. */
  readonly examples: readonly OwnExample[];
}

/** Where a setting is that an editor's section `slotwise` knows. */
interface InEditors {
  readonly editorName: string;
}

/** A setting of one word: a key in files, an option `--<key>` of every command about a fleet, a setting of editors. */
export interface WordSetting<Value> extends InFiles, InEditors {
  readonly kind: WordKind<Value>;
  /** A word of editors that says nothing, as the empty text does. */
  readonly editorDefault?: string;
}

/** Levels for rules: a table in files and editors, and one rule after another behind an option. */
export interface LevelsSetting extends InFiles, InEditors {
  readonly kind: { readonly name: "levels" };
  readonly optionFlags: string;
}

/** A setting that stands in files alone. */
export interface FileSetting extends InFiles {
  readonly kind: { readonly name: "rules-by-pattern" | "patterns" };
}

/** Whether an editor shows something. Of editors alone, and on where it is left out. */
export interface EditorSwitch extends Described, InEditors {
  readonly kind: { readonly name: "switch" };
}

export type OwnSetting = WordSetting<unknown> | LevelsSetting | FileSetting | EditorSwitch;

export type OwnFileSetting = Extract<OwnSetting, InFiles>;

export type OwnEditorSetting = Extract<OwnSetting, InEditors>;
