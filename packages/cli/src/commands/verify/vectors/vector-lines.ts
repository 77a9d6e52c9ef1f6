import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The package of recorded answers; it can be installed without the rest. */
const VECTORS_PACKAGE = "@slotwise/vectors";

/** The folder with the vectors; undefined where the package is not installed. */
export function findVectors(): string | undefined {
  try {
    return dirname(createRequire(import.meta.filename).resolve(`${VECTORS_PACKAGE}/package.json`));
  } catch {
    return undefined;
  }
}

/** One line of a file of vectors, with its number counted from 1. */
export interface VectorLine<Vector> {
  readonly line: number;
  readonly vector: Vector;
}

export function readVectorLines<Vector>(folder: string, file: string): readonly VectorLine<Vector>[] {
  return readFileSync(join(folder, file), "utf8")
    .split("\n")
    .flatMap((text, index) => (text === "" ? [] : [{ line: index + 1, vector: JSON.parse(text) as Vector }]));
}
