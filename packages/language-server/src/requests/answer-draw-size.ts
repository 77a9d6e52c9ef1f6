import { type RunnerStrip, runnerStrip, withTriedSize } from "@slotwise/language-service/editor";
import type { Connection } from "vscode-languageserver";
import { DRAW_SIZE, type DrawnSize } from "../protocol/protocol.js";
import type { Session } from "../session/session.js";

/**
 * Draws the cycle of a document for another size of its fleet, and says which sizes there are.
 * @param refresh makes the client ask again for what it asks for itself
 */
export function answerDrawSize(connection: Connection, session: Session, refresh: () => void): void {
  const { lastGood, pushing } = session;
  connection.onExecuteCommand(async ({ command, arguments: args = [] }): Promise<RunnerStrip | null> => {
    const [uri, size] = args as readonly unknown[];
    if (command !== DRAW_SIZE || typeof uri !== "string") return null;
    const { deployment, runners } = wantedSize(size);
    const analysed = await session.analysed(uri);
    if (analysed?.editor === undefined) return null;
    const { editor } = analysed;
    const tried = lastGood.triedSizes(analysed.uri);
    const before = runnerStrip(editor, tried, deployment);
    if (before === undefined || runners === undefined) return before ?? null;
    // Of what is declared the largest is drawn anyway.
    const isBack = runners === before.tried || before.cells.findLast(({ isDeclared }) => isDeclared)?.most === runners;
    const sizes = withTriedSize(tried, before.deployment, isBack ? undefined : runners);
    lastGood.trySizes(analysed.uri, sizes);
    refresh();
    pushing.ask();
    return runnerStrip(editor, sizes, before.deployment) ?? null;
  });
}

/** Whatever a client sends: what is no size is none. */
function wantedSize(argument: unknown): DrawnSize {
  if (typeof argument !== "object" || argument === null) return {};
  const { deployment, runners } = argument as Readonly<Record<string, unknown>>;
  return {
    ...(typeof deployment === "string" ? { deployment } : {}),
    ...(typeof runners === "number" && Number.isFinite(runners) ? { runners } : {}),
  };
}
