import { CodeActionKind } from "vscode-languageserver";

/** Applies every safe fix of a file, as when it is saved. */
export const FIX_ALL: string = `${CodeActionKind.SourceFixAll}.slotwise`;
