import type { RecordedFleet, RecordTerms } from "@slotwise/language-service";
import type { JudgedFleets, WrittenValues } from "@slotwise/language-service/editor";
import type { Level } from "@slotwise/project";
import type { PlaygroundFile } from "../link/playground-state.js";

// What goes between the page and the worker that knows the language. Both are built together, and neither hears anybody else.

/** A stretch of a file's text, in UTF-16 units from 0. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A replacement in one of the files. */
export interface Edit extends Stretch {
  readonly path: string;
  readonly newText: string;
}

/** Something that was found, where it stands. */
export interface Problem extends Stretch {
  readonly path: string;
  readonly rule: string;
  readonly severity: Exclude<Level, "off">;
  readonly message: string;
}

/** A way out of a problem. */
export interface ProblemFix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Whether it is the one that is meant where somebody just says "fix this". */
  readonly isPreferred: boolean;
}

/** What the files say, as soon as it is known. */
export interface Judged {
  /** All files', in the order in which they stand there. */
  readonly problems: readonly Problem[];
  /** The fleets that the file shown is about, or, where it is about none, any other file; null where none says anything. */
  readonly fleets: JudgedFleets | null;
  /** Which file that is. */
  readonly fleetsOf: string | null;
  /** Where its project is; null where there is none. */
  readonly projectOf: string | null;
}

export interface ShownHover extends Stretch {
  readonly markdown: string;
}

export interface Completions extends Stretch {
  readonly items: readonly CompletionItem[];
}

export interface CompletionItem {
  readonly word: string;
  readonly kind: string;
  readonly newText: string;
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
}

/** Safe settings for one deployment. */
export interface Suggested {
  readonly deployment: string;
  /** Why there are none; undefined where there are. */
  readonly problem: string | undefined;
  readonly notes: readonly string[];
  readonly block: string;
  /** None where all is there already; undefined where a value has no place that can be written. */
  readonly edits: readonly Edit[] | undefined;
}

/** The settings that the records of a fleet are held against. */
export interface FoundRecordTerms {
  /** Null where no settings are known to be this fleet's. */
  readonly terms: RecordTerms | null;
  readonly release: string | null;
  /** Whose settings were taken, what was left out and why. */
  readonly remarks: readonly string[];
}

/** All that can be asked, each with what it needs and what comes back. */
export interface Questions {
  /** The ways out of each of these problems of a file, in their order. */
  readonly fixes: {
    readonly asked: { readonly path: string; readonly problems: readonly Problem[] };
    readonly answer: readonly (readonly ProblemFix[])[];
  };
  readonly hover: {
    readonly asked: { readonly path: string; readonly offset: number; readonly isDark: boolean };
    readonly answer: ShownHover | null;
  };
  readonly completions: {
    readonly asked: { readonly path: string; readonly offset: number };
    readonly answer: Completions | null;
  };
  readonly write: {
    readonly asked: { readonly path: string; readonly deployment: string; readonly values: WrittenValues };
    readonly answer: readonly Edit[];
  };
  readonly suggest: { readonly asked: { readonly path: string }; readonly answer: readonly Suggested[] };
  /** Of many files those that say something of a fleet, and what these refer to. */
  readonly find: { readonly asked: { readonly files: readonly PlaygroundFile[] }; readonly answer: readonly string[] };
  /** What the files say of the fleet that left some records. */
  readonly recordTerms: { readonly asked: RecordedFleet; readonly answer: FoundRecordTerms };
  /** All fixes of a file that are safe to make without looking. */
  readonly fixAll: { readonly asked: { readonly path: string }; readonly answer: readonly Edit[] };
}

export type QuestionName = keyof Questions;

/** What the files are now. */
export interface FilesNow {
  readonly files: readonly PlaygroundFile[];
  readonly chosen: string;
  readonly release: string | undefined;
}

export type ToService =
  | ({ readonly kind: "files"; readonly revision: number } & FilesNow)
  | { readonly kind: "edited"; readonly revision: number; readonly path: string; readonly text: string }
  | { readonly kind: "asked"; readonly id: number; readonly name: QuestionName; readonly question: unknown };

export type FromService =
  | { readonly kind: "judged"; readonly revision: number; readonly judged: Judged }
  | { readonly kind: "answered"; readonly id: number; readonly answer: unknown }
  /** A defect of ours. */
  | { readonly kind: "failed"; readonly id: number | undefined; readonly message: string };
