import { entryOf, type SettingsDocument, type SettingsFile, type TextEdit } from "@slotwise/project";
import { readerFor } from "../../../files/reader.js";
import { writeFixed } from "../../../files/write-fixed.js";
import { writeTarget } from "../../../files/write-target.js";
import { type Host, UsageError } from "../../../host/host.js";
import type { MeasuredDeclaration } from "./measured-declarations.js";

/**
 * Puts lines into the files of a deployment: each where it stands already, else into the file that has a place for it.
 * @param named what the user named, which writing must not lead out of
 * @throws UsageError where there is no such file, or it cannot be written
 */
export async function writeDeclarations(
  files: readonly SettingsFile[],
  lines: readonly MeasuredDeclaration[],
  named: string | undefined,
  host: Host,
): Promise<void> {
  const read = await readerFor(files);
  let changed: readonly SettingsFile[] = files;
  for (const line of lines.filter(({ isNew }) => isNew).toReversed()) {
    const documents = changed.map(read);
    const edit = declarationEdit(documents, line);
    if (edit === undefined) {
      throw new UsageError("no settings file has a place for [tool.slotwise]: put the block into a pyproject.toml");
    }
    changed = changed.map((file) =>
      file.name === edit.file ? { ...file, text: withEdit(file.text, edit.edit) } : file,
    );
  }
  for (const [index, { name, text }] of changed.entries()) {
    const before = files[index]?.text ?? text;
    if (before === text) continue;
    const target = writeTarget(name, named === undefined ? [] : [named], host.currentFolder);
    const reason = target.kind === "target" ? writeFixed(target.path, before, text) : target.reason;
    if (reason !== undefined) throw new UsageError(`${name} was not written: ${reason}`);
    host.stderr.write(`slotwise: wrote [tool.slotwise] of ${name}\n`);
  }
}

interface FileEdit {
  readonly file: string;
  readonly edit: TextEdit;
}

function declarationEdit(
  documents: readonly SettingsDocument[],
  { key, value }: MeasuredDeclaration,
): FileEdit | undefined {
  for (const { declarations, source } of documents.toReversed()) {
    const range = declarations === undefined ? undefined : entryOf(declarations, key)?.value.range;
    if (range !== undefined) return { file: source.name, edit: { range, newText: value } };
  }
  // Where some are declared already, the others belong beside them.
  for (const document of [...documents.filter(({ declarations }) => declarations !== undefined), ...documents]) {
    const edit = document.format?.writing.insertDeclaration?.(document, key, value);
    if (edit !== undefined) return { file: document.source.name, edit };
  }
  return undefined;
}

function withEdit(text: string, { range, newText }: TextEdit): string {
  return text.slice(0, range.start) + newText + text.slice(range.end);
}
