import { DRAW_SIZE, type DrawnSize, type RunnerStrip } from "slotwise-language-server/protocol";
import * as vscode from "vscode";
import { documentFor, type Picking } from "./asked/pick-document.js";
import { DRAW_FEWER_COMMAND, DRAW_MORE_COMMAND, DRAW_SIZE_COMMAND } from "./command-names.js";

/** The commands that draw a file's cycle for another size of its fleet, by a lens, the palette or a key. */
export function drawnSizeCommands(picking: Picking): readonly vscode.Disposable[] {
  const ask = async (uri: string, size: DrawnSize): Promise<RunnerStrip | null> => {
    const params = { command: DRAW_SIZE, arguments: [uri, size] };
    return (await (await picking.ready())?.sendRequest<RunnerStrip | null>("workspace/executeCommand", params)) ?? null;
  };
  /** The document that is meant, in sight: what is drawn nowhere nobody sees. */
  const document = async (): Promise<string | undefined> => {
    const uri = await documentFor(undefined, picking);
    const isShown = vscode.window.visibleTextEditors.some((each) => each.document.uri.toString() === uri?.toString());
    if (uri !== undefined && !isShown) await vscode.window.showTextDocument(uri);
    return uri?.toString();
  };
  const draw = async (uri: string, size: DrawnSize): Promise<void> => tell(await ask(uri, size));
  const step = (by: number) => async () => {
    const uri = await document();
    if (uri === undefined) return;
    const strip = await ask(uri, {});
    if (strip === null) return tell(null);
    const { deployment } = strip;
    await draw(uri, { deployment, runners: Math.max(1, drawnIn(strip) + by) });
  };
  const choose = async () => {
    const uri = await document();
    if (uri === undefined) return;
    const strip = await ask(uri, {});
    if (strip === null) return tell(null);
    const title = vscode.l10n.t("Draw the cycle for how many runners? Nothing is edited.");
    const chosen = await vscode.window.showQuickPick(strip.cells.map(toItem), { title, matchOnDetail: true });
    if (chosen !== undefined) await draw(uri, { deployment: strip.deployment, runners: chosen.runners });
  };
  return [
    vscode.commands.registerCommand(DRAW_SIZE_COMMAND, (uri?: unknown, size?: DrawnSize) =>
      typeof uri === "string" && size !== undefined ? draw(uri, size) : choose(),
    ),
    vscode.commands.registerCommand(DRAW_MORE_COMMAND, step(1)),
    vscode.commands.registerCommand(DRAW_FEWER_COMMAND, step(-1)),
  ];
}

/** The size that is drawn now: the one tried, else the largest declared, else the largest that is safe, from 2 on. */
function drawnIn({ tried, cells }: RunnerStrip): number {
  const declared = cells.findLast(({ isDeclared }) => isDeclared);
  const safe = cells.findLast(({ verdict }) => verdict === "safe");
  return tried ?? declared?.most ?? Math.max(2, safe?.most ?? 2);
}

function toItem({ label, words, most }: RunnerStrip["cells"][number]) {
  const [size = "", ...releases] = words.split("\n");
  return { label, description: size, detail: releases.join(" "), runners: most };
}

/** For the ear as well: where the picture stands nobody who hears the editor looks. */
function tell(strip: RunnerStrip | null): void {
  if (strip === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t("This file has no fleet whose size could be another."));
    return;
  }
  const cell = strip.cells.find(({ isTried }) => isTried);
  const words =
    cell === undefined
      ? vscode.l10n.t("Drawn as the files say")
      : vscode.l10n.t("Drawn, not declared: {0}", cell.words.replace(", drawn now", "").replaceAll("\n", " "));
  vscode.window.setStatusBarMessage(words, SHOWN_MILLISECONDS);
}

const SHOWN_MILLISECONDS = 8000;
