import * as vscode from "vscode";
import { SAMPLE_SCHEME } from "../lsp/documents.js";

const SAMPLE: vscode.Uri = vscode.Uri.from({ scheme: SAMPLE_SCHEME, path: "/sample/pyproject.toml" });

/** Four runners whose turns are missed, in a file that everything works in and that is stored nowhere. */
function sampleText(): string {
  const { t } = vscode.l10n;
  return `# ${t("A sample: four runners, half of whose turns are missed.")}
# ${t("Point at a line, take a fix, change a value. It is kept in memory alone.")}

[project]
name = "sample"
dependencies = ["pynenc==0.2.3"]

[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_spread_margin_minutes = 1.0
atomic_service_check_interval_minutes = 0.5

[tool.slotwise]
runners = 4
service-duration = "20s"
`;
}

/** The one file of a scheme of our own: a file without a place would have no name, and so no format. */
class SampleFiles implements vscode.FileSystemProvider {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]> = this.#changed.event;
  #bytes: Uint8Array | undefined;
  #changedAt = 0;

  stat(uri: vscode.Uri): vscode.FileStat {
    return { type: vscode.FileType.File, ctime: 0, mtime: this.#changedAt, size: this.readFile(uri).byteLength };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    if (uri.path !== SAMPLE.path) throw vscode.FileSystemError.FileNotFound(uri);
    this.#bytes ??= new TextEncoder().encode(sampleText());
    return this.#bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    if (uri.path !== SAMPLE.path) throw vscode.FileSystemError.NoPermissions(uri);
    this.#bytes = bytes;
    this.#changedAt++;
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [["pyproject.toml", vscode.FileType.File]];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}

export function serveSample(): vscode.Disposable {
  return vscode.workspace.registerFileSystemProvider(SAMPLE_SCHEME, new SampleFiles());
}

export async function openSample(): Promise<void> {
  await vscode.window.showTextDocument(SAMPLE);
}
