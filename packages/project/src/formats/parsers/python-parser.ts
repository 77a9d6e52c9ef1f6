import { parsePython } from "../python/parse-python.js";

export interface PythonParser {
  readonly parse: typeof parsePython;
}

export const pythonParser: PythonParser = { parse: parsePython };
