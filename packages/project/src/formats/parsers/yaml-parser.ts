import { parseYaml, parseYamlDocuments } from "../syntax/yaml.js";
import { commentsInYaml } from "../syntax/yaml-comments.js";

export interface YamlParser {
  readonly parse: typeof parseYaml;
  readonly parseDocuments: typeof parseYamlDocuments;
  readonly commentsIn: typeof commentsInYaml;
}

export const yamlParser: YamlParser = {
  parse: parseYaml,
  parseDocuments: parseYamlDocuments,
  commentsIn: commentsInYaml,
};
