import { type Records, writeRecordLines } from "@slotwise/audit";
import { createFleet, createSlotSettings } from "@slotwise/core";
import type { ShownAudit } from "@slotwise/panel";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { URI, Utils } from "vscode-uri";
import { type StandInPanel, standInPanel } from "../testing/stand-in-panel.js";

const SECOND = 1_000_000;
const NOW = 1_764_000_000 * SECOND;
const FILE = URI.file("/w/data/records.jsonl");

const TERMS = {
  fleet: createFleet({ protocol: "slot-claim", settings: createSlotSettings(), totalRunners: 1 }),
  retentionMinutes: 60,
  mostRecords: 1000,
};

/** One runner that executed once, and one that was killed when it did. */
function recordsOf(application: string, isStuck = false): string {
  const start = NOW - (isStuck ? 3600 : 20) * SECOND;
  const records: Records = {
    ...{ source: "sqlite", application, releases: ["0.4.0"], isRustvello: false, readAt: NOW, unread: [] },
    ...{ keepsEveryExecution: true, crons: [], cronRuns: [], keepsCronRuns: true, clearing: undefined },
    runners: [
      { runner: "r1", created: start - SECOND, lastSeen: isStuck ? start : NOW, eligible: true },
      // Another one lives on.
      { runner: "r2", created: start - 1, lastSeen: NOW, eligible: true },
    ],
    executions: [
      {
        ...{ id: "1", runner: "r1", start, end: isStuck ? undefined : start + SECOND, reason: "", holdsLock: isStuck },
        status: isStuck ? "running" : "completed",
      },
    ],
  };
  return writeRecordLines(records);
}

/** An editor with files in memory, in which the command is called. */
async function editorWith(files: Map<string, string>) {
  const panels: StandInPanel[] = [];
  const told: string[] = [];
  const picked: (readonly { label: string }[])[] = [];
  const asked: { method: string; params: unknown }[] = [];
  const watching = new Set<(uri: URI) => void>();
  const state = {
    isTrusted: true,
    pick: 0,
    reads: 0,
    answer: { terms: TERMS, release: "pynenc 0.4.0", remarks: [] } as unknown,
  };
  const listen = (listener: (uri: URI) => void) => {
    watching.add(listener);
    return { dispose: () => watching.delete(listener) };
  };
  class FileSystemError extends Error {
    code = "FileNotFound";
  }
  const textOf = ({ path }: URI): string => {
    const text = files.get(path);
    if (text === undefined) throw new FileSystemError();
    return text;
  };
  const tell = async (message: string) => void told.push(message);
  vi.doMock("vscode", () => ({
    ...{ FileSystemError, FileType: { File: 1, Directory: 2 }, ViewColumn: { Beside: -2 } },
    Uri: Object.assign(URI, { joinPath: Utils.joinPath }),
    RelativePattern: class {},
    env: { clipboard: { writeText: tell } },
    l10n: {
      t: (text: string, ...given: unknown[]) =>
        given.reduce<string>((all, each, index) => all.replace(`{${index}}`, String(each)), text),
    },
    window: {
      createWebviewPanel: () => {
        const panel = standInPanel();
        panels.push(panel);
        return panel;
      },
      showInformationMessage: tell,
      showErrorMessage: tell,
      showQuickPick: async (items: readonly { label: string }[]) => {
        picked.push(items);
        return items[state.pick];
      },
    },
    workspace: {
      get isTrusted() {
        return state.isTrusted;
      },
      asRelativePath: ({ path }: URI) => path.replace(/^\/w\//, ""),
      getWorkspaceFolder: ({ path }: URI) => (path.startsWith("/w/") ? {} : undefined),
      findFiles: async (glob: string) =>
        [...files.keys()]
          .filter((path) => glob.includes("jsonl") === path.endsWith(".jsonl"))
          .map((path) => URI.file(path)),
      createFileSystemWatcher: () => ({
        onDidChange: listen,
        onDidCreate: listen,
        onDidDelete: listen,
        dispose: () => undefined,
      }),
      fs: {
        stat: async (uri: URI) => ({ type: 1, size: textOf(uri).length }),
        readFile: async (uri: URI) => {
          state.reads++;
          return new TextEncoder().encode(textOf(uri));
        },
      },
    },
  }));
  vi.resetModules();
  const { FleetPanels } = await import("./fleet-panels.js");
  const connection = {
    sendRequest: async (method: string, params: unknown) => {
      asked.push({ method, params });
      return state.answer;
    },
  };
  const errors: unknown[] = [];
  const fleets = new FleetPanels({
    extensionUri: URI.file("/extension") as never,
    connection: () => connection as never,
    stores: undefined,
    log: { error: (error: unknown) => errors.push(error) } as never,
  });
  const write = (text: string | undefined, path = FILE.path) => {
    if (text === undefined) files.delete(path);
    else files.set(path, text);
    for (const listener of [...watching]) listener(URI.file(path));
  };
  return { fleets, panels, told, picked, asked, state, write, watching, errors };
}

/** Its page runs, and what it asked for is there. */
async function shown(panel: StandInPanel | undefined): Promise<StandInPanel> {
  if (panel === undefined) throw new Error("no panel was opened");
  await panel.say({ kind: "show", span: "cycles" });
  await vi.advanceTimersByTimeAsync(1);
  return panel;
}

const auditIn = (panel: StandInPanel) => panel.sent.findLast(({ kind }) => kind === "audit")?.audit as ShownAudit;
const later = () => vi.advanceTimersByTimeAsync(1000);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.doUnmock("vscode");
});

describe("the panel of what a fleet did", () => {
  it("is of the file that a person picks, judged by the settings that the server knows", async () => {
    const { fleets, panels, picked, asked } = await editorWith(
      new Map([
        [FILE.path, recordsOf("orders", true)],
        ["/w/a.db", "SQLite format 3\0"],
      ]),
    );
    await fleets.show();
    const panel = await shown(panels[0]);
    // A browser reads no SQLite, and offers none.
    expect(picked.map((items) => items.map(({ label }) => label))).toEqual([["data/records.jsonl"]]);
    expect(auditIn(panel).headline).toMatch(/^The fleet has stood still since/);
    expect(auditIn(panel).heading).toMatch(/^orders in data\/records\.jsonl, pynenc 0\.4\.0/);
    expect(auditIn(panel).remarks).toEqual([]);
    expect(asked[0]).toEqual({
      method: "slotwise/recordTerms",
      params: {
        textDocument: { uri: FILE.toString() },
        records: { application: "orders", releases: ["0.4.0"], isRustvello: false },
      },
    });
    expect(panel.webview.html).toContain("default-src &#39;none&#39;; style-src ; script-src");
  });

  it("says what needs no settings where the server knows none, or says anything else", async () => {
    const { fleets, panels, state } = await editorWith(new Map([[FILE.path, recordsOf("orders", true)]]));
    await fleets.show(FILE);
    const panel = await shown(panels[0]);
    for (const answer of [null, 7, { terms: null, release: 4, remarks: "x" }, { terms: { ...TERMS, fleet: {} } }]) {
      state.answer = answer;
      panel.sent.length = 0;
      await panel.say({ kind: "show", span: "hour" });
      await later();
      expect(auditIn(panel).headline).toMatch(/^The fleet has stood still since/);
      expect(auditIn(panel).remarks.join()).toContain("No settings of this fleet are known");
    }
  });

  it("follows its file, and says when it is gone or something else", async () => {
    const { fleets, panels, write } = await editorWith(new Map([[FILE.path, recordsOf("orders", true)]]));
    await fleets.show(FILE);
    const panel = await shown(panels[0]);
    expect(auditIn(panel).isWorking).toBe(false);
    write(recordsOf("orders"));
    await later();
    expect(auditIn(panel).isWorking).toBe(true);
    for (const [text, message] of [
      [undefined, "data/records.jsonl is not there."],
      ["[]", /^data\/records\.jsonl holds no records of a fleet: /],
      [recordsOf("stock"), "data/records.jsonl holds no such application any more."],
      ["SQLite format 3\0", /^data\/records\.jsonl is a SQLite database/],
    ] as const) {
      write(text);
      await later();
      expect(panel.sent.at(-1)).toEqual({ kind: "older", message: expect.stringMatching(message) });
    }
    write(recordsOf("orders", true));
    await later();
    expect(panel.sent.at(-1)?.kind).toBe("audit");
  });

  it("says that nothing is recorded where nothing is", async () => {
    const [store = ""] = recordsOf("orders").split("\n");
    const { fleets, panels } = await editorWith(new Map([[FILE.path, `${store}\n`]]));
    await fleets.show(FILE);
    const panel = await shown(panels[0]);
    expect(panel.sent).toEqual([
      { kind: "nothing", message: "No runner and no execution is recorded in data/records.jsonl." },
    ]);
  });

  it("asks which of several applications is meant", async () => {
    const { fleets, panels, picked, state } = await editorWith(
      new Map([[FILE.path, recordsOf("orders") + recordsOf("st\u001bock")]]),
    );
    state.pick = 1;
    await fleets.show(FILE);
    const panel = await shown(panels[0]);
    expect(picked[0]?.map(({ label }) => label)).toEqual(["orders", expect.not.stringContaining("\u001b")]);
    expect(auditIn(panel).heading).toMatch(/^st.*ock in /);
    await fleets.show(FILE);
    expect([panels.length, panel.reveals()]).toEqual([1, 1]);
    state.pick = 0;
    await fleets.show(FILE);
    expect(panels).toHaveLength(2);
    state.pick = 7;
    await fleets.show(FILE);
    expect(panels).toHaveLength(2);
  });

  it("says nothing any more once it is closed, and takes that for no defect", async () => {
    const { fleets, panels, asked, state, errors } = await editorWith(new Map([[FILE.path, recordsOf("orders")]]));
    await fleets.show(FILE);
    const panel = await shown(panels[0]);
    let answer = (_: unknown) => {};
    const before = state.answer;
    state.answer = new Promise((resolve) => {
      answer = resolve;
    });
    await panel.say({ kind: "show", span: "hour" });
    const { length } = panel.sent;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.length).toBe(2);
    panel.close();
    answer(before);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([panel.sent.length, errors]).toEqual([length, []]);
  });

  it("reads nothing in a workspace that nobody trusts, nor in one that nobody trusts any more", async () => {
    const { fleets, panels, told, state, write } = await editorWith(new Map([[FILE.path, recordsOf("orders")]]));
    state.isTrusted = false;
    await fleets.show(FILE);
    await fleets.show();
    expect([panels.length, state.reads]).toEqual([0, 0]);
    expect(told.join()).toMatch(/not trusted/);
    state.isTrusted = true;
    await fleets.show(FILE);
    const panel = await shown(panels[0]);
    const { reads } = state;
    state.isTrusted = false;
    write(recordsOf("orders", true));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.reads).toBe(reads);
    expect(panel.sent.at(-1)?.message).toMatch(/not trusted/);
  });

  it("is of no file outside the workspace, nor of one that holds nothing", async () => {
    const { fleets, panels, told } = await editorWith(
      new Map([
        ["/elsewhere/records.jsonl", recordsOf("orders")],
        [FILE.path, "{}"],
      ]),
    );
    await fleets.show(URI.file("/elsewhere/records.jsonl"));
    await fleets.show(FILE);
    await fleets.show(URI.file("/w/missing.jsonl"));
    expect(panels).toHaveLength(0);
    expect(told).toEqual([
      "/elsewhere/records.jsonl is in no folder of the workspace.",
      expect.stringMatching(/^data\/records\.jsonl holds no records of a fleet: /),
      "missing.jsonl is not there.",
    ]);
  });

  it("rests while its tab is hidden, and leaves neither timer nor watcher behind when it is closed", async () => {
    const { fleets, panels, state, write, watching } = await editorWith(new Map([[FILE.path, recordsOf("orders")]]));
    await fleets.show(FILE);
    const panel = await shown(panels[0]);
    panel.show(false);
    const { reads } = state;
    write(recordsOf("orders", true));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.reads).toBe(reads);
    panel.show(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(auditIn(panel).isWorking).toBe(false);
    panel.close();
    expect([watching.size, vi.getTimerCount()]).toEqual([0, 0]);
    await fleets.show(FILE);
    expect(panels).toHaveLength(2);
    fleets.dispose();
    expect([watching.size, vi.getTimerCount()]).toEqual([0, 0]);
  });
});
