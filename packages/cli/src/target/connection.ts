import type { Call, ImplementationDescription } from "@slotwise/testkit";
import { TargetError } from "./target-error.js";
import { ShapeError } from "./wire-answer.js";
import { answerIn, errorText, type Message, noise, parseMessage, shortened } from "./wire-message.js";
import { RequestWriter } from "./wire-request.js";

/** So many requests are in flight at most. */
const MOST_IN_FLIGHT = 64;

/** A line longer than this is no answer. */
const LONGEST_LINE = 4 * 1024 * 1024;

/** Calls that are answered together. */
interface Group {
  readonly answers: unknown[];
  missing: number;
  readonly resolve: (answers: readonly unknown[]) => void;
  readonly reject: (error: unknown) => void;
}

/** A request that waits for its answer, or for its turn to be sent. */
interface Request {
  /** Null asks who answers. */
  readonly call: Call | null;
  readonly group: Group;
  readonly index: number;
}

/** Newline-delimited JSON with a target: many requests in flight, answers in any order. */
export class Connection {
  readonly #write: (text: string) => void;
  readonly #clock: () => number;
  readonly #writer = new RequestWriter();
  readonly #waiting: Request[] = [];
  #nextWaiting = 0;
  readonly #inFlight = new Map<number, Request>();
  #lastId = 0;
  #text = "";
  #lastProgress = 0;
  #isFlushPlanned = false;
  #failure: TargetError | undefined;

  /** @param clock milliseconds, only going forward */
  constructor(write: (text: string) => void, clock: () => number) {
    this.#write = write;
    this.#clock = clock;
  }

  /** Why nothing more can be asked; undefined while all is well. */
  get failure(): TargetError | undefined {
    return this.#failure;
  }

  async describe(): Promise<ImplementationDescription> {
    const [description] = await this.#enqueue([null]);
    return description as ImplementationDescription;
  }

  /** The answers to several calls, each at its place. */
  askAll(calls: readonly Call[]): Promise<readonly unknown[]> {
    return this.#enqueue(calls);
  }

  /** Takes a piece of what the target wrote to its standard output. */
  receive(text: string): void {
    if (this.#failure !== undefined) return;
    let start = 0;
    let end = text.indexOf("\n");
    while (end >= 0) {
      this.#receiveLine(this.#text + text.slice(start, end));
      this.#text = "";
      start = end + 1;
      end = text.indexOf("\n", start);
    }
    this.#text += text.slice(start);
    if (this.#text.length > LONGEST_LINE) this.fail(noise("a line without end", this.#text));
    this.#flush();
  }

  /** Takes note that nothing more will come: what came last may have no line end. */
  finish(): void {
    const last = this.#text;
    this.#text = "";
    this.#receiveLine(last);
  }

  /** How long nothing came although something was asked, in milliseconds. */
  silence(): number {
    return this.#inFlight.size === 0 ? 0 : this.#clock() - this.#lastProgress;
  }

  /** What has been asked longest, for a report. */
  oldestRequest(): string | undefined {
    for (const [id, request] of this.#inFlight) return this.#textOf(id, request);
    return undefined;
  }

  /** Ends the conversation: whatever waits is rejected, and whatever is asked from now on. */
  fail(error: TargetError): void {
    if (this.#failure !== undefined) return;
    this.#failure = error;
    for (const { group } of this.#inFlight.values()) group.reject(error);
    for (const { group } of this.#waiting.slice(this.#nextWaiting)) group.reject(error);
    this.#inFlight.clear();
    this.#waiting.length = 0;
    this.#nextWaiting = 0;
  }

  #enqueue(calls: readonly (Call | null)[]): Promise<readonly unknown[]> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    if (calls.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      const group: Group = { answers: new Array(calls.length), missing: calls.length, resolve, reject };
      for (const [index, call] of calls.entries()) this.#waiting.push({ call, group, index });
      if (this.#isFlushPlanned) return;
      this.#isFlushPlanned = true;
      queueMicrotask(() => this.#flush());
    });
  }

  /** Sends as much as may be in flight, in one piece. */
  #flush(): void {
    this.#isFlushPlanned = false;
    let text = "";
    while (this.#inFlight.size < MOST_IN_FLIGHT) {
      const request = this.#waiting[this.#nextWaiting];
      if (request === undefined) break;
      this.#nextWaiting++;
      if (this.#inFlight.size === 0) this.#lastProgress = this.#clock();
      const id = ++this.#lastId;
      this.#inFlight.set(id, request);
      text += this.#textOf(id, request);
    }
    if (this.#nextWaiting === this.#waiting.length) {
      this.#waiting.length = 0;
      this.#nextWaiting = 0;
    }
    if (text !== "") this.#write(text);
  }

  #textOf(id: number, { call }: Request): string {
    return call === null ? this.#writer.describe(id) : this.#writer.call(id, call);
  }

  #receiveLine(line: string): void {
    if (this.#failure !== undefined || line.trim() === "") return;
    const message = parseMessage(line);
    if (message === undefined) {
      this.fail(noise("something that is no answer", line));
      return;
    }
    const id = message.id;
    const request = typeof id === "number" ? this.#inFlight.get(id) : undefined;
    if (typeof id !== "number" || request === undefined) {
      const which = typeof id === "number" && id <= this.#lastId && id > 0 ? "twice" : "although it was not asked";
      this.fail(new TargetError(`the target answered ${which}`, [`answer: ${shortened(line)}`]));
      return;
    }
    this.#inFlight.delete(id);
    this.#lastProgress = this.#clock();
    this.#settle(id, request, message, line);
  }

  #settle(id: number, request: Request, message: Message, line: string): void {
    const { call, group, index } = request;
    if (message.error !== undefined && message.error !== null) {
      group.reject(new Error(errorText(message.error)));
      return;
    }
    try {
      group.answers[index] = answerIn(message, call);
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      const name = call === null ? "describe" : call.call;
      const failure = new TargetError(`the target answered ${name} out of shape: expected ${error.message}`, [
        `asked:  ${shortened(this.#textOf(id, request))}`,
        `answer: ${shortened(line)}`,
      ]);
      group.reject(failure);
      this.fail(failure);
      return;
    }
    group.missing--;
    if (group.missing === 0) group.resolve(group.answers);
  }
}
