import fc from "fast-check";
import { fileText } from "./file-text.js";
import { type GeneratedProject, type KnownClass, settings, TASKS } from "./projects.js";
import type { Syntax } from "./raw-values.js";

/** Marks and words that mean something to a reader of settings, or break it. */
const PIECES = [
  "\n",
  "\r\n",
  " ",
  "\t",
  ":",
  "-",
  "[",
  "]",
  "[[",
  "]]",
  "{",
  "}",
  ",",
  "'",
  '"',
  '"""',
  "#",
  "=",
  ".",
  "0",
  "_",
  "\\",
  "true",
  "é",
];

/** A settings file that pynenc is led to and that somebody has broken, most of the time. */
export function brokenFiles(classes: readonly KnownClass[], syntax: Syntax): fc.Arbitrary<GeneratedProject> {
  const edit = fc.record({ at: fc.nat(10_000), removed: fc.nat(2), piece: fc.constantFrom(...PIECES) });
  return fc.constantFrom(...classes).chain((each) =>
    fc
      .tuple(
        fileText(settings([each], syntax, TASKS[0]), syntax, false),
        fc.array(edit, { minLength: 1, maxLength: 2 }),
      )
      .map(([text, edits]) => {
        const broken = edits.reduce((before, { at, removed, piece }) => {
          const start = at % (before.length + 1);
          return `${before.slice(0, start)}${piece}${before.slice(start + removed)}`;
        }, text);
        const name = `broken.${syntax}`;
        return {
          // No half of a character, which no file has.
          files: { [name]: broken.replaceAll(/\p{Cs}/gu, "") },
          environment: { PYNENC__FILEPATH: name },
          construction: undefined,
          assignments: [],
          classes: [each.name],
          task: TASKS[0],
        };
      }),
  );
}
