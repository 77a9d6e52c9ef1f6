import { describe, expect, it, vi } from "vitest";
import type { MessageConnection } from "vscode-jsonrpc";
import type { WorkspaceEdit } from "vscode-languageserver-protocol";
import { URI } from "vscode-uri";
import { createStandIn, standInDocument } from "../testing/vscode-stand-in.js";

/** A panel as the editor hands it out, with what it was sent and a way to speak for its page. */
function standInPanel() {
  const sent: { kind: string; message?: string; target?: object }[] = [];
  let listener: (message: unknown) => Promise<void> = async () => undefined;
  const panel = {
    sent,
    hide: () => {
      panel.visible = false;
    },
    say: (message: unknown) => listener(message),
    active: true,
    visible: true,
    onDidDispose: () => undefined,
    onDidChangeViewState: () => undefined,
    reveal: () => undefined,
    webview: {
      html: "",
      cspSource: "",
      asWebviewUri: (uri: object) => uri,
      onDidReceiveMessage: (each: typeof listener) => {
        listener = each;
      },
      postMessage: async (message: (typeof sent)[number]) => sent.push(message),
    },
  };
  return panel;
}

const DOCUMENT = URI.file("/w/pyproject.toml");

/** A panel of a document, opened; the server answers each request with `answer`. */
async function opened(simulates: boolean, answer: unknown, target?: object) {
  const requests: unknown[] = [];
  const panel = standInPanel();
  const { vscode } = createStandIn("/w", standInDocument("/w/pyproject.toml", "toml", ""));
  const base = vscode as Record<"window" | "workspace" | "l10n", object>;
  const edited: URI[] = [];
  vi.doMock("vscode", () => ({
    ...base,
    l10n: {
      t: (text: string, ...given: string[]) => given.reduce((all, each, at) => all.replace(`{${at}}`, each), text),
    },
    window: { ...base.window, createWebviewPanel: () => panel },
    workspace: {
      ...base.workspace,
      openTextDocument: async () => undefined,
      asRelativePath: ({ path }: URI) => path.replace("/w/", ""),
      fs: { isWritableFileSystem: () => true },
      applyEdit: async () => true,
    },
    WorkspaceEdit: class {
      get size() {
        return edited.length;
      }
      set(uri: URI) {
        edited.push(uri);
      }
      entries() {
        return edited.map((uri) => [uri, []]);
      }
    },
  }));
  vi.resetModules();
  const { Panels } = await import("./panels.js");
  const sendRequest = async (_: string, params: unknown) => {
    requests.push(params);
    return answer;
  };
  const ready = async () => ({ sendRequest }) as unknown as MessageConnection;
  const panels = new Panels({ extensionUri: URI.file("/extension") as never, ready });
  panels.open(DOCUMENT as never, { simulates, target });
  return { ...panel, panels, requests };
}

describe("a panel", () => {
  it("behind another tab is told what to try once its page runs again", async () => {
    const { panels, ...panel } = await opened(false, { runners: 4 });
    await panel.say({ kind: "ready" });
    const target = { deployment: "worker", runners: 7 };
    panel.hide();
    panels.open(DOCUMENT as never, { simulates: false, target });
    await Promise.resolve();
    expect(panel.sent.map(({ kind }) => kind)).toEqual(["fleet"]);
    await panel.say({ kind: "ready" });
    expect(panel.sent.map(({ kind }) => kind)).toEqual(["fleet", "fleet", "try"]);
  });

  it("that is opened to simulate is told so once, however often its tab is shown", async () => {
    const panel = await opened(true, { runners: 4 });
    for (let shown = 0; shown < 3; shown++) await panel.say({ kind: "ready" });
    expect(panel.sent.map(({ kind }) => kind)).toEqual(["fleet", "simulate", "fleet", "fleet"]);
  });

  it("that is opened on values is told them once, behind the fleet, and again when somebody asks for others", async () => {
    const target = { deployment: "worker", values: { atomic_service_check_interval_minutes: 0.2 } };
    const panel = await opened(false, null, target);
    for (let shown = 0; shown < 2; shown++) await panel.say({ kind: "ready" });
    const kinds = () => panel.sent.map(({ kind }) => kind);
    expect(kinds()).toEqual(["fleet", "try", "fleet"]);
    expect(panel.sent[1]?.target).toEqual(target);
    panel.panels.open(DOCUMENT as never, { simulates: true, target: { runners: 4 } });
    await vi.waitFor(() => expect(kinds().slice(3)).toEqual(["fleet", "try", "simulate"]));
    expect(panel.sent[4]?.target).toEqual({ runners: 4 });
  });

  it("names the files that were written", async () => {
    const edits: WorkspaceEdit = {
      documentChanges: [".env", "deploy/compose.yaml"].map((name) => ({
        textDocument: { uri: `file:///w/${name}`, version: null },
        edits: [],
      })),
    };
    const panel = await opened(false, edits);
    await panel.say({ kind: "write", deployment: "worker", values: { runners: 4 } });
    expect(panel.requests).toEqual([
      { textDocument: { uri: DOCUMENT.toString() }, deployment: "worker", values: { runners: 4 } },
    ]);
    expect(panel.sent).toEqual([
      { kind: "told", message: "Written to .env, deploy/compose.yaml; undo there takes it back." },
    ]);
  });

  it("says so where nothing could be written", async () => {
    const panel = await opened(false, null);
    await panel.say({ kind: "write", deployment: "worker", values: { runners: 4 } });
    expect(panel.sent[0]?.message).toMatch(/^The values could not be written: pyproject\.toml/);
  });
});
