import type { Requirement } from "../requirements/requirements.js";
import type { SourceText, TextRange } from "../text/source-text.js";
import type { TextEdit } from "../text/text-edit.js";
import type { SyntaxProblem, TableEntry, TableNode } from "../tree/tree.js";
import type { BlockForm } from "./block-form.js";
import type { EnvironmentVariable } from "./environment.js";
import type { FileName } from "./file-name.js";
import type { LargeParsers } from "./parsers/all-parsers.js";
import type { Parts } from "./parts.js";
import type { CodeSettings } from "./python/parse-python.js";
import type { TypedPlace } from "./typed-place.js";
import type { StartedUnits, StartingFile, UnitGroup } from "./unit-group.js";

/** What is read of a text: each format gives what it has, and nothing of what it has not. */
export interface FormatReading {
  readonly syntaxProblem?: SyntaxProblem | undefined;
  /** Where its comments are, by its parser, which is asked only then. */
  readonly comments?: () => readonly TextRange[];
  /** What pynenc reads from a file: `[tool.pynenc]` of a `pyproject.toml`, the root of any other. */
  readonly settings?: TableNode | undefined;
  /** A `[tool.pynenc]` where pynenc does not look for one. */
  readonly unread?: TableNode | undefined;
  /** `[tool.slotwise]`, or the root of a `slotwise.toml`. */
  readonly declarations?: TableNode | undefined;
  readonly requirements?: readonly Requirement[] | undefined;
  /** Environment variables that it sets, in order: the later one wins. */
  readonly environment?: readonly TableEntry[] | undefined;
  /** What a Python module gives to pynenc. */
  readonly code?: Omit<CodeSettings, "environment" | "comments"> | undefined;
  /** What it starts, each with an environment of its own. */
  readonly started?: StartedUnits | undefined;
}

/** A text, read. */
export interface ReadSource extends FormatReading {
  readonly source: SourceText;
}

/** How a format writes what it reads. What is not said is as in most. */
export interface Writing<Parser> {
  /** Python's own words for true and false. */
  readonly booleans?: readonly [no: string, yes: string];
  /** Whether what stands without quotes is an expression, and not a text as it is. */
  readonly isExpression?: true;
  /** Whether a word may be a text without quotes. */
  readonly hasPlainText?: true;
  /** Whether a name may stand behind its value; elsewhere such a value is an alias, which others share. */
  readonly mayNameLast?: true;
  /** Whether a setting that is alone on its line may go with the line. */
  readonly mayLoseLines?: true;
  /** How a block of settings is pasted, and one of variables. */
  readonly settingsBlock?: BlockForm;
  readonly variablesBlock?: BlockForm;
  /**
   * An edit that sets one of pynenc's settings, which the file does not set yet; undefined where it has no place for one.
   *
   * @param value a number as Python writes a float
   */
  insertSetting?(document: ReadSource, field: string, value: string, parser: Parser): TextEdit | undefined;
  /** The same for one of our own settings; the value as TOML writes it. */
  insertDeclaration?(document: ReadSource, key: string, value: string): TextEdit | undefined;
  /** Edits that move a setting from a table to where every class finds it, with words for that place. */
  moveToGeneral?(
    document: ReadSource,
    entry: TableEntry,
    table: TableNode,
  ): { readonly place: string; readonly edits: readonly TextEdit[] } | undefined;
}

/** What every format says of itself, whatever it is parsed by. */
export interface FormatOf<Parser> {
  readonly name: string;
  /** As the documentation's table of files has it. */
  readonly title: string;
  /** Which files may be of this format, in whatever folder, as globs: what an editor watches and a hook runs for. */
  readonly files: readonly string[];
  /** Whether a file is of this format, where none before it in the list took it. Without its text only the name tells. */
  recognises(file: FileName, text: string): boolean;
  /** Names that are ours or pynenc's, whatever stands in the file. */
  readonly ownName?: RegExp;
  /** Whether pynenc reads settings from such a file, once something names it. */
  readonly isReadOnceNamed?: true;
  /** Whether other tools keep theirs in a file of such a name as well: then it has to mention us. */
  readonly isEverybodys?: true;
  /** Whether it belongs to the application in whose folder it is, wherever that is started from. */
  readonly isOfApplication?: true;
  /** Whether files of this format are looked for in a folder, whatever they are called. */
  readonly isLookedFor: boolean;
  /** Whether most files that are called so are about something else. */
  readonly isOfManyKinds?: true;
  /** Whether a file that was found so, or has one of those names, says something about a fleet. */
  mentionsUs(text: string, path: string): boolean;
  /** Whether a file of such a name is there to be copied and filled in: nobody reads it as it is. */
  isExample?(path: string): boolean;
  /** Whether it may make one whole with others beside it, without naming pynenc. */
  mayBePart?(text: string, path: string): boolean;
  /** Whether people start a file of such a name, though another one refers to it. */
  isStartedByName?(path: string): boolean;
  /** Where such others stand. */
  readonly parts?: Parts;
  /** Whether it starts nothing, and what it sets holds for whatever is started in its folder. */
  readonly setsItsFolder?: true;
  /** The program that stops at a mistake in its syntax, as it is called. */
  readonly reader: string;
  /** What begins a comment; undefined where there are none. */
  readonly comment: "#" | undefined;
  /** Whether its reader stops at a byte order mark, which to the others is a space. */
  readonly refusesMark?: true;
  /** What its requirements say: what is installed, what pip is to install, or else what may be. */
  readonly installs?: "locked" | "for pip";
  /** Never throws: what does not parse is a reading with a problem. */
  read(source: SourceText, parser: Parser): FormatReading;
  /** Whether a text may refer to files of variables: it is parsed only then. */
  mayNameFiles?(text: string): boolean;
  /** How its program reads a file of variables, where that is not python-dotenv's way. */
  variablesIn?(text: string): readonly EnvironmentVariable[];
  /** The paths of other files that it refers to, as they are written, its variables' own ways aside. */
  namesFiles?(document: ReadSource): readonly string[];
  /** Whether a file of this format that another one refers to has to say something of us: most modules are about something else. */
  readonly countsOnlyIfOurs?: true;
  /** Whether what it names is of this format, whatever it is called. */
  readonly readsWhatItNames?: true;
  /**
   * The things that count together of those that files of this format start; each file's own where it does not say.
   *
   * @param beside all files of the project
   */
  groupUnits?<File extends StartingFile>(files: readonly File[], beside: readonly File[]): readonly UnitGroup<File>[];
  /**
   * Why its program takes no such file by itself, where these others of the format are there, as a clause; undefined where it does.
   *
   * @param beside all files of the project
   */
  whyPassedOver?(
    file: StartingFile,
    files: readonly StartingFile[],
    beside: readonly StartingFile[],
  ): string | undefined;
  /** What is being typed; undefined where it is nothing of ours. */
  placeAt?(source: SourceText, offset: number, parser: Parser): TypedPlace | undefined;
  readonly writing: Writing<Parser>;
}

/** A format that needs no large parser. */
export interface LightFormat extends FormatOf<undefined> {
  readonly parser?: undefined;
}

/** A format whose parser is large: it is loaded where a file needs it, and handed in. */
export interface ParsedFormat<Name extends keyof LargeParsers> extends FormatOf<LargeParsers[Name]> {
  readonly parser: Name;
}

/** All that is particular to one format of files. */
export type Format = LightFormat | { [Name in keyof LargeParsers]: ParsedFormat<Name> }[keyof LargeParsers];
