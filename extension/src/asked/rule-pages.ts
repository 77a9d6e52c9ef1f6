import * as vscode from "vscode";

const SCHEME = "slotwise-rule";

/** What stands before `<rule>.md` in the address of a rule's page. */
export const RULE_PAGES = `${SCHEME}:/`;

/**
 * The rules' pages under a scheme of their own, which the manifest gives to the editor's own view of Markdown: whatever
 * leads to a page then shows it rendered, on the desktop and in browsers. As files they would open as text, and in a
 * browser in another window.
 */
export function serveRulePages(extensionUri: vscode.Uri): vscode.Disposable {
  const never = () => new vscode.Disposable(() => undefined);
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const read = async (uri: vscode.Uri): Promise<Uint8Array> => {
    // Whoever writes a link may write anything.
    if (!/^\/[a-z-]+\.md$/.test(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    return vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "dist/rules", uri.path));
  };
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: never,
    watch: never,
    stat: async (uri) => {
      const { byteLength } = await read(uri);
      return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: byteLength };
    },
    readFile: read,
    readDirectory: () => [],
    ...{ writeFile: refuse, createDirectory: refuse, delete: refuse, rename: refuse },
  };
  return vscode.workspace.registerFileSystemProvider(SCHEME, provider, { isReadonly: true });
}
