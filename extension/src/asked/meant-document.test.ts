import { beforeEach, describe, expect, it, vi } from "vitest";
import { URI } from "vscode-uri";
import { createStandIn, standInDocument } from "../testing/vscode-stand-in.js";

type Listener = () => void;

const SETTINGS = URI.file("/w/pyproject.toml");
const OTHER = URI.file("/w/other/pyproject.toml");
const NOTES = URI.file("/w/notes.txt");
const STATUS = { fleet: "4 runners", verdict: "warning", sentence: "safe up to 3" } as const;

/** An editor in which a test says what is in front, which panel has the focus and what the server answers. */
async function started(documents: readonly object[] = []) {
  const { vscode } = createStandIn("/w", standInDocument("/w/pyproject.toml", "toml", ""));
  const base = vscode as Record<string, object>;
  const contexts = new Map<unknown, unknown>();
  const item: Record<string, unknown> = { show: () => undefined, hide: () => undefined, dispose: () => undefined };
  const listeners: Listener[] = [];
  const messages: string[] = [];
  const offered: { label: string; uri: URI }[][] = [];
  const window: Record<string, unknown> = {
    ...base.window,
    activeTextEditor: undefined,
    onDidChangeActiveTextEditor: (listener: Listener) => listeners.push(listener),
    createStatusBarItem: () => item,
    withProgress: (_: unknown, run: () => unknown) => run(),
    showInformationMessage: async (message: string) => void messages.push(message),
    showQuickPick: async (items: (typeof offered)[number]) => {
      offered.push(items);
      return items[1];
    },
  };
  vi.doMock("vscode", () => ({
    ...base,
    window,
    workspace: { ...base.workspace, asRelativePath: ({ path }: URI) => path.replace("/w/", "") },
    Uri: Object.assign(URI, base.Uri),
    commands: { executeCommand: async (_: string, key: unknown, value: unknown) => contexts.set(key, value) },
    EventEmitter: class {
      readonly #all: Listener[] = [];
      readonly event = (listener: Listener) => this.#add(listener);
      #add(listener: Listener) {
        this.#all.push(listener);
        return { dispose: () => undefined };
      }
      fire(): void {
        for (const listener of this.#all) listener();
      }
      dispose(): void {}
    },
  }));
  vi.resetModules();
  const { FleetStatuses } = await import("./fleet-statuses.js");
  const { MeantDocument } = await import("./meant-document.js");
  const { documentFor } = await import("./pick-document.js");
  const { FleetStatusItem } = await import("../fleet-status.js");
  const statuses = new FleetStatuses();
  const panels = {
    focused: undefined as URI | undefined,
    onDidChangeFocus: (listener: Listener) => ({ dispose: () => undefined, at: listeners.push(listener) }),
  };
  const meant = new MeantDocument(statuses, panels as never);
  new FleetStatusItem(meant);
  return {
    contexts,
    item,
    messages,
    offered,
    meant,
    tell: (uri: URI, changes: object = {}) =>
      statuses.show({ uri: uri.toString(), version: 1, stale: false, drawings: [], status: STATUS, ...changes }),
    look: ({ panel, editor }: { panel?: URI; editor?: URI }) => {
      panels.focused = panel;
      window.activeTextEditor = editor === undefined ? undefined : { document: { uri: editor } };
      for (const listener of listeners) listener();
    },
    ask: (given?: unknown) =>
      documentFor(given, {
        meant,
        ready: async () => ({ sendRequest: async () => ({ documents }) }) as never,
        openSample: async () => undefined,
      }),
  };
}

beforeEach(() => vi.doUnmock("vscode"));

describe("the document that is meant", () => {
  it("is the focused panel's, else the active editor's, else the last one that had a fleet", async () => {
    const { contexts, look, meant, tell } = await started();
    tell(SETTINGS);
    tell(OTHER);
    look({ editor: SETTINGS });
    expect(meant.uri?.toString()).toBe(SETTINGS.toString());
    look({ panel: OTHER });
    expect(meant.uri?.toString()).toBe(OTHER.toString());
    look({ editor: NOTES });
    expect(meant.uri?.toString()).toBe(OTHER.toString());
    expect(contexts.get("slotwise.hasFleet")).toBe(true);
    // The button above an editor is about what that editor shows.
    expect(contexts.get("slotwise.editorHasFleet")).toBe(false);
    look({ editor: SETTINGS });
    expect(contexts.get("slotwise.editorHasFleet")).toBe(true);
  });

  it("is the focused panel's also while nothing is known of it, as where the tab of its file was closed", async () => {
    const { meant, tell, look } = await started();
    tell(OTHER);
    look({ editor: OTHER, panel: SETTINGS });
    expect(meant.uri?.toString()).toBe(SETTINGS.toString());
  });

  it("is forgotten once it says nothing of a fleet any more", async () => {
    const { contexts, look, meant, tell } = await started();
    tell(SETTINGS);
    look({ editor: SETTINGS });
    tell(SETTINGS, { status: null });
    expect(meant.uri).toBeUndefined();
    expect(contexts.get("slotwise.hasFleet")).toBe(false);
  });

  it("is whichever is named, whatever else is meant", async () => {
    const { ask, look, tell } = await started();
    tell(SETTINGS);
    look({ editor: SETTINGS });
    expect((await ask(OTHER.toString()))?.toString()).toBe(OTHER.toString());
    expect((await ask())?.toString()).toBe(SETTINGS.toString());
  });

  it("is picked of the workspace's where none is open, and is its only one without a question", async () => {
    const both = [SETTINGS, OTHER].map((uri) => ({ uri: uri.toString(), status: STATUS }));
    const several = await started(both);
    expect((await several.ask())?.toString()).toBe(OTHER.toString());
    expect(several.offered[0]?.map(({ label }) => label)).toEqual([
      "$(warning) pyproject.toml",
      "$(warning) other/pyproject.toml",
    ]);
    const single = await started(both.slice(0, 1));
    expect((await single.ask())?.toString()).toBe(SETTINGS.toString());
    expect(single.offered).toEqual([]);
  });

  it("is said to be none where there is none", async () => {
    const { ask, messages } = await started();
    expect(await ask()).toBeUndefined();
    expect(messages).toEqual(["No file with pynenc settings is open, and none is in this workspace."]);
  });
});

describe("the status", () => {
  it("stays what it was while the text cannot be read, dimmed and without a colour that warns", async () => {
    const { item, look, tell } = await started();
    tell(SETTINGS);
    look({ editor: SETTINGS });
    expect(item).toMatchObject({ text: "$(warning) 4 runners", color: undefined });
    expect(item.backgroundColor).toBeDefined();
    tell(SETTINGS, { stale: true, status: { fleet: "?", verdict: "error", sentence: "it does not parse" } });
    expect(item).toMatchObject({
      text: "$(history) 4 runners",
      tooltip: "pyproject.toml. As of the last readable text: safe up to 3",
      backgroundColor: undefined,
    });
    expect(item.color).toBeDefined();
    tell(SETTINGS);
    expect(item).toMatchObject({ text: "$(warning) 4 runners", color: undefined });
  });
});
