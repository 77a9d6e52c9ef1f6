import type { FilesNow, FromService, Judged, QuestionName, Questions, ToService } from "../crossing/messages.js";

export interface LanguageHooks {
  /** What the files say as they are now; what was said of earlier texts is left out. */
  readonly judged: (judged: Judged) => void;
  /** A defect of ours, in a line. */
  readonly failed: (message: string) => void;
}

/** The page's side of the worker that knows the language. */
export class Language {
  readonly #worker: Worker;
  readonly #hooks: LanguageHooks;
  readonly #waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  #revision = 0;
  #lastId = 0;

  constructor(worker: Worker, hooks: LanguageHooks) {
    this.#worker = worker;
    this.#hooks = hooks;
    worker.addEventListener("message", ({ data }: MessageEvent<FromService>) => this.#received(data));
    worker.addEventListener("error", ({ message }) => hooks.failed(message));
  }

  /** Another one for each change of the files. */
  get revision(): number {
    return this.#revision;
  }

  /** The files are others now. */
  setFiles(files: FilesNow): void {
    this.#revision++;
    this.#send({ kind: "files", revision: this.#revision, ...files });
  }

  /** Somebody typed, in the file that is shown. */
  edited(path: string, text: string): void {
    this.#revision++;
    this.#send({ kind: "edited", revision: this.#revision, path, text });
  }

  /** Asks about the files as they are now; undefined where they changed before the answer came, which then fits nothing. */
  async ask<Name extends QuestionName>(
    name: Name,
    question: Questions[Name]["asked"],
  ): Promise<Questions[Name]["answer"] | undefined> {
    const id = ++this.#lastId;
    const asOf = this.#revision;
    const answer = await new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ kind: "asked", id, name, question });
    });
    return asOf === this.#revision ? (answer as Questions[Name]["answer"]) : undefined;
  }

  #send(message: ToService): void {
    this.#worker.postMessage(message);
  }

  #received(message: FromService): void {
    switch (message.kind) {
      case "judged":
        if (message.revision === this.#revision) this.#hooks.judged(message.judged);
        return;
      case "answered":
        this.#waiting.get(message.id)?.resolve(message.answer);
        this.#waiting.delete(message.id);
        return;
      case "failed":
        this.#hooks.failed(message.message);
        if (message.id === undefined) return;
        this.#waiting.get(message.id)?.reject(new Error(message.message));
        this.#waiting.delete(message.id);
        return;
    }
  }
}
