import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Extension, loadBundle } from "../../extension/src/testing/load-bundle.js";
import { createStandIn, type StandIn, standInDocument } from "../../extension/src/testing/vscode-stand-in.js";
import type { Packaged } from "./packaged.js";

const PROJECT = `[project]
dependencies = ["pynenc==0.2.3"]

[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_check_interval_minutes = 0.5
`;

const COMPOSE = `services:
  worker:
    image: worker
    environment:
      PYNENC__LOGGING_LEVEL: info
    deploy:
      replicas: 4
`;

/** The desktop bundle with a real server process; only the editor around it is a stand-in. */
export function describeDesktop(packaged: () => Packaged, scratch: string): void {
  describe("on the desktop", () => {
    const folder = join(scratch, "desktop");
    const servers: ChildProcess[] = [];
    const document = standInDocument(join(folder, "pyproject.toml"), "toml", PROJECT);
    let editor: StandIn;
    let extension: Extension;

    beforeAll(() => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "pyproject.toml"), PROJECT);
      writeFileSync(join(folder, "compose.yaml"), COMPOSE);
      editor = createStandIn(folder, document);
      extension = loadBundle(packaged().folder, editor.vscode, servers);
      const asAbsolutePath = (path: string) => join(packaged().folder, path);
      extension.activate({ subscriptions: [], extensionUri: document.uri, asAbsolutePath });
    });
    afterAll(() => {
      for (const server of servers) server.kill();
    });

    const problems = () => editor.diagnostics.get(document.uri.toString()) ?? [];
    const judged = () =>
      expect.poll(() =>
        problems()
          .map(({ message }) => message)
          .join("\n"),
      );

    it("starts a server of its own, which judges what is open and what it reads through the editor", async () => {
      await judged().toContain("with 4 runners each may start for 15 s");
      expect(servers).toHaveLength(1);
      expect(editor.filesRead).toContain(join(folder, "compose.yaml"));
      await expect.poll(() => editor.decorations.at(-1)?.length).toBe(1);
      await expect.poll(() => editor.statusTexts.at(-1)).toMatch(/^\$\(warning\) /);
    });

    it("explains a setting", async () => {
      const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) };
      const hover = await editor.hoverProviders[0]?.provideHover(document, { line: 4, character: 3 }, token);
      expect(hover?.contents[0]?.value).toContain("not safe");
    });

    it("starts a server again that dies, and says so once", async () => {
      for (const count of [2, 3]) {
        servers.at(-1)?.kill("SIGKILL");
        await expect.poll(() => servers.length).toBe(count);
        await judged().toContain("with 4 runners");
      }
      expect(editor.warnings).toEqual(["slotwise: the language server ended and was started again."]);
    });

    it("starts one anew when it is asked to", async () => {
      await editor.commands.get("slotwise.restartServer")?.();
      expect(servers).toHaveLength(4);
      await judged().toContain("with 4 runners");
    });

    it("leaves no process behind when it is ended while it starts", async () => {
      const started: ChildProcess[] = [];
      const other = loadBundle(packaged().folder, createStandIn(folder, document).vscode, started);
      const asAbsolutePath = (path: string) => join(packaged().folder, path);
      other.activate({ subscriptions: [], extensionUri: document.uri, asAbsolutePath });
      await other.deactivate();
      expect(started).toHaveLength(1);
      const [server] = started;
      await expect.poll(() => server?.exitCode ?? server?.signalCode).not.toBeNull();
    });

    it("leaves no process behind", async () => {
      const last = servers.at(-1);
      const ended = last && once(last, "exit");
      await extension.deactivate();
      await ended;
      for (const { exitCode, signalCode } of servers) expect(exitCode ?? signalCode).not.toBeNull();
      expect(editor.warnings).toHaveLength(1);
    });
  });
}
