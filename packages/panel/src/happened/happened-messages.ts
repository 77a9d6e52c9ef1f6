import { isObject } from "../fleet/is-object.js";
import { type DrawnSpan, readDrawnSpan } from "./drawn-span.js";
import { readShownAudit } from "./read-shown-audit.js";
import type { ShownAudit } from "./shown-audit.js";

/** To the page that shows what a fleet did. */
export type ToHappened =
  | { readonly kind: "audit"; readonly audit: ShownAudit }
  /** There is nothing to show, and why. */
  | { readonly kind: "nothing"; readonly message: string }
  /** The source could not be read this time: what is shown is older. */
  | { readonly kind: "older"; readonly message: string }
  /** Something for the person to know, such as that something is in the clipboard. */
  | { readonly kind: "told"; readonly message: string };

/** From that page. */
export type FromHappened =
  /** The page runs, or other times are to be drawn in it. */
  | { readonly kind: "show"; readonly span: DrawnSpan }
  | { readonly kind: "copy"; readonly what: "picture" | "statement"; readonly text: string };

/** Longer than any drawing and any sentence of ours. */
const MOST_CHARACTERS = 2_000_000;

/** What the page's window sent, if it is one of these. */
export function readFromHappened(message: unknown): FromHappened | undefined {
  if (!isObject(message)) return undefined;
  switch (message.kind) {
    case "show": {
      const span = readDrawnSpan(message.span);
      return span === undefined ? undefined : { kind: "show", span };
    }
    case "copy": {
      const { what, text } = message;
      return (what === "picture" || what === "statement") && isText(text) ? { kind: "copy", what, text } : undefined;
    }
    default:
      return undefined;
  }
}

/** The same the other way. */
export function readToHappened(message: unknown): ToHappened | undefined {
  if (!isObject(message)) return undefined;
  const { kind } = message;
  switch (kind) {
    case "audit": {
      const audit = readShownAudit(message.audit);
      return audit === undefined ? undefined : { kind, audit };
    }
    case "nothing":
    case "older":
    case "told":
      return isText(message.message) ? { kind, message: message.message } : undefined;
    default:
      return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= MOST_CHARACTERS;
}
