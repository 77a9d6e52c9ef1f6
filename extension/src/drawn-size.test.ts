import { describe, expect, it, vi } from "vitest";
import { URI } from "vscode-uri";
import type { Picking } from "./asked/pick-document.js";
import { createStandIn, standInDocument } from "./testing/vscode-stand-in.js";

const URI_TEXT = "file:///w/pyproject.toml";
const CELLS = [1, 2, 3, 4].map((size) => ({
  ...{ least: size, most: size, verdict: size < 4 ? "safe" : "unsafe", isDeclared: size === 4, isTried: false },
  ...{ label: `${size}`, words: `${size} runners.\npynenc 0.2.3: it depends.` },
}));
const STRIP = { deployment: "worker", cells: CELLS, tried: undefined };

/** The commands, with what they asked the server and told the person. */
async function commands(strip: object | null, { isOpen = true, picks = 0 } = {}) {
  const asked: unknown[] = [];
  const told: string[] = [];
  const opened: string[] = [];
  const registered = new Map<string, (...args: unknown[]) => Promise<void>>();
  const { vscode } = createStandIn("/w", standInDocument("/w/pyproject.toml", "toml", ""));
  const base = vscode as Record<"window", object>;
  vi.doMock("vscode", () => ({
    ...base,
    Uri: URI,
    l10n: { t: (text: string, ...given: string[]) => text.replace("{0}", given[0] ?? "") },
    commands: {
      registerCommand: (name: string, run: (...args: unknown[]) => Promise<void>) => registered.set(name, run),
    },
    window: {
      ...base.window,
      visibleTextEditors: isOpen ? [{ document: { uri: URI.parse(URI_TEXT) } }] : [],
      showTextDocument: async (uri: object) => opened.push(String(uri)),
      showQuickPick: async (items: readonly object[]) => items[picks],
      setStatusBarMessage: (text: string) => told.push(text),
      showInformationMessage: async (text: string) => told.push(text),
    },
  }));
  vi.resetModules();
  const { drawnSizeCommands } = await import("./drawn-size.js");
  const sendRequest = async (method: string, params: { command: string; arguments: unknown[] }) => {
    expect([method, params.command]).toEqual(["workspace/executeCommand", "slotwise.drawSize"]);
    asked.push(params.arguments);
    return strip;
  };
  const picking = { meant: { uri: URI.parse(URI_TEXT) }, ready: async () => ({ sendRequest }), openSample: vi.fn() };
  drawnSizeCommands(picking as unknown as Picking);
  const run = async (name: string, ...args: unknown[]) => registered.get(name)?.(...args);
  return { asked, told, opened, run };
}

describe("the commands that draw another size", () => {
  it("draw what a lens says", async () => {
    const { asked, told, run } = await commands(STRIP);
    await run("slotwise.drawSize", URI_TEXT, { deployment: "mailer", runners: 7 });
    expect(asked).toEqual([[URI_TEXT, { deployment: "mailer", runners: 7 }]]);
    expect(told).toEqual(["Drawn as the files say"]);
  });

  it("let one choose where nobody says which", async () => {
    const { asked, run } = await commands(STRIP, { picks: 2 });
    await run("slotwise.drawSize");
    expect(asked).toEqual([
      [URI_TEXT, {}],
      [URI_TEXT, { deployment: "worker", runners: 3 }],
    ]);
  });

  it.each([
    ["one more than what is declared", "slotwise.drawOneMore", STRIP, 5],
    ["one fewer than what is declared", "slotwise.drawOneFewer", STRIP, 3],
    ["one more than what is tried", "slotwise.drawOneMore", { ...STRIP, tried: 9 }, 10],
    ["never none", "slotwise.drawOneFewer", { ...STRIP, tried: 1 }, 1],
  ])("step by one: %s", async (_, command, strip, runners) => {
    const { asked, run } = await commands(strip);
    await run(command);
    expect(asked.at(-1)).toEqual([URI_TEXT, { deployment: "worker", runners }]);
  });

  it("say how a size that is tried fares, for the ear as well", async () => {
    const cells = CELLS.map((cell) => ({ ...cell, isTried: cell.most === 2 }));
    const { told, run } = await commands({ ...STRIP, cells, tried: 2 });
    await run("slotwise.drawSize", URI_TEXT, { runners: 2 });
    expect(told).toEqual(["Drawn, not declared: 2 runners. pynenc 0.2.3: it depends."]);
  });

  it("say where there is nothing to draw", async () => {
    const { told, run } = await commands(null);
    await run("slotwise.drawOneMore");
    expect(told).toEqual(["This file has no fleet whose size could be another."]);
  });

  it("show the file that is meant where nobody sees it", async () => {
    const { opened, asked, run } = await commands(STRIP, { isOpen: false });
    await run("slotwise.drawOneMore");
    expect(opened).toEqual([URI_TEXT]);
    expect(asked.at(-1)).toEqual([URI_TEXT, { deployment: "worker", runners: 5 }]);
  });
});
