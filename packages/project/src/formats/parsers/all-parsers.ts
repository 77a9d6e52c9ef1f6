import { type DockerfileParser, dockerfileParser } from "./dockerfile-parser.js";
import { type JsonParser, jsonParser } from "./json-parser.js";
import { type PythonParser, pythonParser } from "./python-parser.js";
import { type YamlParser, yamlParser } from "./yaml-parser.js";

/** The parsers that are large: whoever reads a `pyproject.toml` need not load them. */
export interface LargeParsers {
  readonly yaml: YamlParser;
  readonly json: JsonParser;
  readonly python: PythonParser;
  readonly dockerfile: DockerfileParser;
}

/** Those that are there. */
export type Parsers = Partial<LargeParsers>;

export const ALL_PARSERS: LargeParsers = {
  yaml: yamlParser,
  json: jsonParser,
  python: pythonParser,
  dockerfile: dockerfileParser,
};
