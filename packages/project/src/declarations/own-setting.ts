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
  /** What holds where no file says it, in words of Markdown. */
  readonly withoutIt: string;
}

/** Where a setting is that an editor's section `slotwise` knows. */
interface InEditors {
  readonly editorName: string;
  /** What holds where an editor leaves it out, in words of Markdown. */
  readonly withoutItInEditors: string;
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
  /** Why neither the command nor an editor has it. */
  readonly onlyInFilesSince: string;
}

/** Whether an editor shows something. On where it is left out. */
export interface EditorSwitch extends Described, InEditors {
  readonly kind: { readonly name: "switch" };
  /** Why neither files nor the command have it. */
  readonly onlyInEditorsSince: string;
}

export type OwnSetting = WordSetting<unknown> | LevelsSetting | FileSetting | EditorSwitch;

export type OwnFileSetting = Extract<OwnSetting, InFiles>;

export type OwnEditorSetting = Extract<OwnSetting, InEditors>;
