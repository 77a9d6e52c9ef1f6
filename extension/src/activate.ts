import { readPreviewTarget } from "@slotwise/panel";
import {
  DRAWINGS,
  type DrawingsParams,
  type InitializationOptions,
  THEME,
  type ThemeParams,
} from "slotwise-language-server/protocol";
import * as vscode from "vscode";
import type { MessageConnection } from "vscode-jsonrpc";
import { FleetStatuses } from "./asked/fleet-statuses.js";
import { MeantDocument } from "./asked/meant-document.js";
import { documentFor } from "./asked/pick-document.js";
import { RULE_PAGES } from "./asked/rule-pages.js";
import { openSample } from "./asked/sample.js";
import { askedCommands } from "./asked-commands.js";
import { FleetPanels } from "./audit/fleet-panels.js";
import type { LocalStores } from "./audit/records-source.js";
import { AUDIT_COMMAND, OUTPUT_COMMAND, PREVIEW_COMMAND, RESTART_COMMAND, SIMULATE_COMMAND } from "./command-names.js";
import { drawingTheme } from "./drawing-theme.js";
import { Drawings } from "./drawings.js";
import { drawnSizeCommands } from "./drawn-size.js";
import { FleetStatusItem } from "./fleet-status.js";
import { Supervisor } from "./lsp/supervisor.js";
import type { Transport } from "./lsp/transport.js";
import { Panels } from "./panel/panels.js";
import { type RealPath, serveFiles } from "./workspace-files.js";

/** What there is where there is a disk. */
export interface Disk {
  readonly realPath: RealPath;
  readonly stores: LocalStores;
}

/**
 * Wires everything up; what differs between desktop and web is how the server is started.
 *
 * @param disk undefined where there is none
 */
export function activateWith(
  context: vscode.ExtensionContext,
  startServer: (log: vscode.LogOutputChannel) => Transport | Promise<Transport>,
  disk?: Disk,
): Supervisor {
  const log = vscode.window.createOutputChannel("slotwise", { log: true });
  const drawings = new Drawings();
  const statuses = new FleetStatuses();
  const prepare = (connection: MessageConnection): void => {
    serveFiles(connection, disk?.realPath);
    connection.onNotification(DRAWINGS, (params: DrawingsParams) => {
      drawings.show(params);
      statuses.show(params);
      panels.documentChanged(params.uri);
      fleets.settingsChanged();
    });
  };
  const supervisor = new Supervisor({
    startServer: () => startServer(log),
    initializationOptions: initializationOptions,
    log,
    prepare,
    now: () => performance.now() / 1000,
  });
  const surroundings = { extensionUri: context.extensionUri, connection: () => supervisor.connection };
  const panels = new Panels({ extensionUri: context.extensionUri, ready: () => supervisor.ready() });
  const meant = new MeantDocument(statuses, panels);
  const status = new FleetStatusItem(meant);
  const picking = { meant, ready: () => supervisor.ready(), openSample };
  const fleets = new FleetPanels({ ...surroundings, stores: disk?.stores, log });
  const restart = async (): Promise<void> => {
    drawings.clear();
    statuses.clear();
    await supervisor.restart();
  };
  const preview = (isSimulation: boolean) => async (uri?: unknown, target?: unknown) => {
    const document = await documentFor(uri, picking);
    if (document !== undefined) panels.open(document, { simulates: isSimulation, target: readPreviewTarget(target) });
  };
  const themeChanged = (): void => {
    const params: ThemeParams = { theme: drawingTheme() };
    void supervisor.connection?.sendNotification(THEME, params).catch(() => undefined);
  };
  context.subscriptions.push(
    ...[log, drawings, statuses, meant, status, supervisor, panels, fleets],
    vscode.window.onDidChangeActiveColorTheme(themeChanged),
    vscode.commands.registerCommand(PREVIEW_COMMAND, preview(false)),
    vscode.commands.registerCommand(SIMULATE_COMMAND, preview(true)),
    ...drawnSizeCommands(picking),
    vscode.commands.registerCommand(AUDIT_COMMAND, (file?: unknown) => fleets.show(file)),
    vscode.commands.registerCommand(RESTART_COMMAND, restart),
    ...askedCommands({ ...picking, extensionUri: context.extensionUri, log }),
    vscode.commands.registerCommand(OUTPUT_COMMAND, () => log.show()),
  );
  void supervisor.start();
  return supervisor;
}

function initializationOptions(): InitializationOptions {
  return {
    files: true,
    drawings: true,
    lenses: true,
    images: true,
    theme: drawingTheme(),
    rulePages: RULE_PAGES,
  };
}
