import childProcess, { type ChildProcess, type ForkOptions } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** What the editor calls of an extension. */
export interface Extension {
  activate(context: object): void;
  deactivate(): Promise<void>;
}

/**
 * Evaluates the desktop bundle as the editor does.
 * @param folder where the package is unpacked
 * @param started gets each process that it starts
 */
export function loadBundle(folder: string, vscode: object, started: ChildProcess[]): Extension {
  const file = join(folder, "dist/desktop/extension.js");
  const nodeRequire = createRequire(file);
  const fork = (module: string, args: readonly string[], options: ForkOptions): ChildProcess => {
    const child = childProcess.fork(module, args, options);
    started.push(child);
    return child;
  };
  const require = (id: string) => {
    if (id === "vscode") return vscode;
    return id === "node:child_process" ? { ...childProcess, fork } : nodeRequire(id);
  };
  const module = { exports: {} };
  new Function("require", "module", "exports", readFileSync(file, "utf8"))(require, module, module.exports);
  return module.exports as Extension;
}
