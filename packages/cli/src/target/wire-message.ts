import { type Call, UNSUPPORTED } from "@slotwise/testkit";
import { TargetError } from "./target-error.js";
import { readAnswer, readDescription, ShapeError } from "./wire-answer.js";
import { withoutControls } from "./without-controls.js";

/** How much of a line or of a request a report shows. */
const SHOWN = 300;

/** A line that a target wrote, as an object. */
export type Message = Readonly<Record<string, unknown>>;

/** The answer to a call; to null, who answers. @throws ShapeError */
export function answerIn(message: Message, call: Call | null): unknown {
  if (message.unsupported === true) {
    if (call === null) throw new ShapeError("who it is, which every target has to say");
    return UNSUPPORTED;
  }
  if (!("result" in message)) throw new ShapeError('a "result", an "error" or "unsupported": true');
  return call === null ? readDescription(message.result) : readAnswer(call.call, message.result);
}

/** Undefined for a line that is no object. */
export function parseMessage(line: string): Message | undefined {
  try {
    const message: unknown = JSON.parse(line);
    const isObject = typeof message === "object" && message !== null && !Array.isArray(message);
    return isObject ? (message as Message) : undefined;
  } catch {
    return undefined;
  }
}

/** Something on standard output that is no answer. */
export function noise(what: string, line: string): TargetError {
  const advice = "only answers belong on standard output; print anything else to standard error";
  return new TargetError(`the target wrote ${what} to its standard output`, [`wrote: ${shortened(line)}`, advice]);
}

/** What a target says went wrong, in whatever form it says so. */
export function errorText(error: unknown): string {
  const hasMessage = typeof error === "object" && error !== null && "message" in error;
  return withoutControls(hasMessage ? String(error.message) : JSON.stringify(error));
}

/** So much of a line as a report shows. */
export function shortened(text: string): string {
  const trimmed = withoutControls(text).trimEnd();
  return trimmed.length > SHOWN ? `${trimmed.slice(0, SHOWN)}… (${trimmed.length} characters)` : trimmed;
}
