// Virtual workspaces that nobody can write to, each with a `pyproject.toml`. Those of the scheme `vscode-vfs`, as the
// editor has them for repositories that were not cloned, are not trusted unless a person says so.
const vscode = require("vscode");

const TEXT = `[project]
dependencies = ["pynenc==0.2.3"]

[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_check_interval_minutes = 0.5

[tool.slotwise]
runners = 4
`;

const bytes = new TextEncoder().encode(TEXT);
const never = () => new vscode.Disposable(() => {});
const refuse = () => {
  throw vscode.FileSystemError.NoPermissions();
};

exports.activate = ({ subscriptions }) => {
  const provider = {
    onDidChangeFile: never,
    watch: never,
    stat(uri) {
      if (uri.path === "/" || uri.path === "/shop")
        return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      if (!uri.path.endsWith("/pyproject.toml")) throw vscode.FileSystemError.FileNotFound(uri);
      return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: bytes.length };
    },
    readDirectory: () => [["pyproject.toml", vscode.FileType.File]],
    readFile(uri) {
      if (!uri.path.endsWith("/pyproject.toml")) throw vscode.FileSystemError.FileNotFound(uri);
      return bytes;
    },
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  for (const scheme of ["readonly", "vscode-vfs"]) {
    subscriptions.push(vscode.workspace.registerFileSystemProvider(scheme, provider, { isReadonly: true }));
  }
};
