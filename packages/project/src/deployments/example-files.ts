import type { SettingsDocument } from "../documents/document.js";
import { parseVariableName } from "../fields/variable-name.js";

/** Files of which some are there to be copied and filled in. */
export interface WithoutExamples {
  readonly documents: readonly SettingsDocument[];
  /** As far as something can be wrong with them: their names. What they set is nobody's. */
  readonly examples: readonly SettingsDocument[];
}

/**
 * Nobody reads an example as it is: its values are empty, or placeholders. One that something names is read, and one that
 * somebody asked about is judged as what it would be.
 *
 * @param taken the paths of files that something takes variables from
 */
export function withoutExamples(documents: readonly SettingsDocument[], taken: ReadonlySet<string>): WithoutExamples {
  const isExample = ({ path, format, isOnlyFound }: SettingsDocument) =>
    isOnlyFound === true && format?.isExample?.(path) === true && !taken.has(path);
  if (!documents.some(isExample)) return { documents, examples: [] };
  return {
    documents: documents.filter((document) => !isExample(document)),
    examples: documents.filter(isExample).map(namesOnly),
  };
}

/** A name that pynenc knows none of its settings by sets none. */
function namesOnly(document: SettingsDocument): SettingsDocument {
  const environment = (document.environment ?? []).filter(({ key }) => parseVariableName(key).kind === "unknown");
  return { ...document, environment };
}
