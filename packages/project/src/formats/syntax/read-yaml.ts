import type { TableNode } from "../../tree/tree.js";
import type { FormatReading } from "../format.js";
import type { YamlParser } from "../parsers/yaml-parser.js";
import { fromTree } from "../settings-file.js";
import type { YamlDialect } from "./yaml-dialect.js";

/** What a file of one YAML document gives. */
export function readYaml(
  text: string,
  dialect: YamlDialect,
  { parse, commentsIn }: YamlParser,
  read: (root: TableNode) => FormatReading,
): FormatReading {
  const reading = fromTree(parse(text, dialect), read);
  return reading.syntaxProblem === undefined ? { ...reading, comments: () => commentsIn(text) } : reading;
}
