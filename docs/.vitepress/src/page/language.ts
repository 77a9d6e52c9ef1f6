import type { FilesNow, FromService, Judged, QuestionName, Questions, ToService } from "../crossing/messages.js";

export interface LanguageHooks {
  /** What the files say as they are now; what was said of earlier texts is left out. */
  readonly judged: (judged: Judged) => void;
  /** A defect of ours, in a line. */
  readonly failed: (message: string) => void;
  /** Nothing will be said of any file. */
  readonly notLoaded: () => void;
}

/** The page's side of the worker that knows the language. */
export class Language {
  readonly #worker: Worker;
  readonly #hooks: LanguageHooks;
  readonly #waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  #revision = 0;
  #lastId = 0;
  /** Why it answers no more. */
  #over: Error | undefined;

  constructor(worker: Worker, hooks: LanguageHooks) {
    this.#worker = worker;
    this.#hooks = hooks;
    worker.addEventListener("message", ({ data }: MessageEvent<FromService>) => this.#received(data));
    worker.addEventListener("error", ({ message }: Partial<ErrorEvent>) => {
      // A script that is not there, or not let in, has no message.
      if (message === undefined) this.#isNotThere();
      else hooks.failed(message);
    });
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
    if (this.#over !== undefined) return undefined;
    const asOf = this.#revision;
    const answer = await this.askOfOthers(name, question);
    return asOf === this.#revision ? answer : undefined;
  }

  /** Asks about something else than these files, which may change meanwhile. */
  askOfOthers<Name extends QuestionName>(
    name: Name,
    question: Questions[Name]["asked"],
  ): Promise<Questions[Name]["answer"]> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      if (this.#over !== undefined) return reject(this.#over);
      this.#waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      this.#send({ kind: "asked", id, name, question });
    });
  }

  #isNotThere(): void {
    this.#over = new Error("what judges files could not be loaded");
    for (const { reject } of this.#waiting.values()) reject(this.#over);
    this.#waiting.clear();
    this.#hooks.notLoaded();
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
