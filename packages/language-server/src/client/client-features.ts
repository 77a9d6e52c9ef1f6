import type { InitializeParams } from "vscode-languageserver";
import type { DrawingTheme, InitializationOptions } from "../protocol/protocol.js";

/** What a client can do, as far as it matters here. */
export interface ClientFeatures {
  readonly files: boolean;
  readonly drawings: boolean;
  readonly lenses: boolean;
  readonly images: boolean;
  readonly markdown: boolean;
  readonly theme: DrawingTheme;
  /** Undefined where the client says nothing of it. */
  readonly rulePages: string | undefined;
  readonly configuration: boolean;
  readonly tellsOfConfiguration: boolean;
  readonly watchesFiles: boolean;
  readonly foldersChange: boolean;
  /** It asks for diagnostics, so that none are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly versionedEdits: boolean;
  readonly refresh: { readonly diagnostics: boolean; readonly hints: boolean; readonly lenses: boolean };
}

export function clientFeatures({ capabilities, initializationOptions }: InitializeParams): ClientFeatures {
  const options: InitializationOptions = isObject(initializationOptions) ? initializationOptions : {};
  const { general, textDocument, workspace } = capabilities;
  const files = options.files === true;
  return {
    files,
    drawings: options.drawings ?? files,
    lenses: options.lenses === true,
    images: options.images ?? general?.markdown?.parser === "marked",
    markdown: textDocument?.hover?.contentFormat?.includes("markdown") ?? false,
    theme: options.theme ?? "auto",
    rulePages: typeof options.rulePages === "string" ? options.rulePages : undefined,
    configuration: workspace?.configuration === true,
    tellsOfConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    foldersChange: workspace?.workspaceFolders === true,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    refresh: {
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
      hints: workspace?.inlayHint?.refreshSupport === true,
      lenses: workspace?.codeLens?.refreshSupport === true,
    },
  };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
