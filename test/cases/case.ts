import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** A small project that was once judged wrong, and what is right. */
export interface Case {
  readonly name: string;
  /** Texts by their paths, with slashes. */
  readonly files: Readonly<Record<string, string>>;
  readonly expected: Expected;
}

/** `expected.json` of a case. */
export interface Expected {
  /** What it is about, in one sentence. */
  readonly about: string;
  /** The exit status of `slotwise lint .` */
  readonly status: number;
  /** Every finding, as `file:line severity rule`. */
  readonly findings: readonly string[];
  /** How many runners a deployment's fleet has, by the deployment's name; an empty name is the folder. */
  readonly runners?: Readonly<Record<string, string | null>>;
  /** What is in force in a deployment, by its name: `ConfigPynenc.app_id` and its value. */
  readonly values?: Readonly<Record<string, Values>>;
  /** A part of what a finding says, by its rule. */
  readonly says?: Readonly<Record<string, string>>;
  /** What an editor shows in a file, by the file. */
  readonly editor?: Readonly<Record<string, Shown>>;
  /** What the process gets that pynenc itself is asked with, and what it does; absent where that takes more than pynenc. */
  readonly pynenc?: {
    readonly releases: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
    /** The module that makes the application, with the plugins that the release is installed with. */
    readonly module?: string;
    /** The deployment whose values it has. */
    readonly deployment?: string;
    /** A part of what a runner raises when it starts; absent where it starts. */
    readonly raises?: string;
  };
}

/** What an editor shows in one file. */
interface Shown {
  /** How large the fleet is, as its status bar says; null where it says nothing. */
  readonly fleet: string | null;
  /** How far its settings carry, as its first lens says; absent where it has none. */
  readonly lens?: string;
  /** A line of a hover, by a piece of the file at whose end the mouse is. */
  readonly hovers?: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, string | number | boolean>>;

const FOLDER = fileURLToPath(new URL(".", import.meta.url));

export const CASES: readonly Case[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const project = join(FOLDER, name, "project");
    const paths = readdirSync(project, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const texts = paths.map((path) => [relative(project, path).split(sep).join("/"), readFileSync(path, "utf8")]);
    return {
      name,
      files: Object.fromEntries(texts),
      expected: JSON.parse(readFileSync(join(FOLDER, name, "expected.json"), "utf8")) as Expected,
    };
  });
