import * as vscode from "vscode";
import type { MessageConnection } from "vscode-jsonrpc";
import { Session } from "./session.js";
import type { Transport } from "./transport.js";

/** More deaths than this within `DEATHS_SECONDS`, and nothing is started again. */
const MOST_DEATHS = 4;
const DEATHS_SECONDS = 180;

export interface SupervisorOptions {
  readonly startServer: () => Transport | Promise<Transport>;
  readonly initializationOptions: () => object;
  readonly log: vscode.LogOutputChannel;
  /** Adds the caller's own handlers to every new connection. */
  readonly prepare: (connection: MessageConnection) => void;
  /** Seconds since any moment. */
  readonly now: () => number;
}

/** Keeps a server running: one that dies is started again, which is said once. */
export class Supervisor implements vscode.Disposable {
  readonly #options: SupervisorOptions;
  #session: Session | undefined;
  #deaths: number[] = [];
  #hasTold = false;
  #isStopped = false;
  #starting: Promise<void> | undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /** The running server's connection; undefined while there is none. */
  get connection(): MessageConnection | undefined {
    return this.#session?.connection;
  }

  /** The running server's connection, once it has started: for what a person asks before it has. */
  async ready(): Promise<MessageConnection | undefined> {
    await this.#starting;
    return this.connection;
  }

  start(): Promise<void> {
    this.#starting = this.#start();
    return this.#starting;
  }

  async #start(): Promise<void> {
    const { initializationOptions, log, prepare, startServer } = this.#options;
    this.#isStopped = false;
    try {
      const transport = await startServer();
      if (this.#isStopped) {
        transport.kill();
        return;
      }
      const session = new Session(transport, log);
      transport.onExit((reason) => this.#died(session, reason));
      this.#session = session;
      prepare(session.connection);
      await session.start(initializationOptions());
    } catch (error) {
      log.error(`The language server did not start: ${error}`);
    }
  }

  async restart(): Promise<void> {
    this.#deaths = [];
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    const session = this.#session;
    this.#session = undefined;
    await session?.stop();
  }

  dispose(): void {
    this.#isStopped = true;
    this.#session?.dispose();
    this.#session = undefined;
  }

  #died(session: Session, reason: string): void {
    if (this.#isStopped || session !== this.#session) return;
    const { log, now } = this.#options;
    log.warn(`The language server ended: ${reason}`);
    session.dispose();
    this.#session = undefined;
    this.#deaths = [...this.#deaths.filter((time) => time > now() - DEATHS_SECONDS), now()];
    if (this.#deaths.length > MOST_DEATHS) void this.#giveUp();
    else {
      if (!this.#hasTold) {
        this.#hasTold = true;
        void vscode.window.showWarningMessage(
          vscode.l10n.t("slotwise: the language server ended and was started again."),
        );
      }
      void this.start();
    }
  }

  async #giveUp(): Promise<void> {
    const again = vscode.l10n.t("Start again");
    const message = vscode.l10n.t("slotwise: the language server keeps ending and is not started again.");
    if ((await vscode.window.showErrorMessage(message, again)) === again) await this.restart();
  }
}
