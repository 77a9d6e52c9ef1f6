import { isCollection, isScalar, type Node } from "yaml";
import type { TextRange } from "../../text/source-text.js";
import type { ConfigNode } from "../../tree/tree.js";

/** Why pynenc's reader stops at a key, apart from what it is; undefined where it does not. */
export function keyProblem(key: Node | null, range: TextRange, text: string): string | undefined {
  if (isMissing(key, range, text)) return "A key is missing before its colon";
  const isOneLine = isScalar(key) || (isCollection(key) && key.flow === true);
  return isOneLine && isTooLong(text, range)
    ? "A key without a `?` stands on one line and has at most 1024 characters"
    : undefined;
}

/** A colon before which nothing stands; behind a `?` a key may be empty. */
function isMissing(key: Node | null, { start }: TextRange, text: string): boolean {
  if (
    !isScalar(key) ||
    key.source !== "" ||
    key.type !== "PLAIN" ||
    key.tag !== undefined ||
    key.anchor !== undefined
  ) {
    return false;
  }
  return !/\?\s*$/.test(text.slice(0, start));
}

function isTooLong(text: string, { start, end }: TextRange): boolean {
  // With what stands before its colon.
  const written = text.slice(start, end).trimEnd() + (/^\s*(?=:)/.exec(text.slice(end, end + 200))?.[0] ?? "");
  if (written.length <= 1024 && !/[\r\n\u0085]/.test(written)) return false;
  return !/\?\s+(?:[&!]\S*\s+)*$/.test(text.slice(Math.max(0, start - 200), start));
}

/** Equal for keys that the reader takes for the same: `1` and `0x1`, not `1` and `"1"`. */
export function identityOf(node: ConfigNode): string {
  switch (node.kind) {
    case "list":
      return `[${node.items.map(identityOf).join()}]`;
    case "table":
      return `{${node.entries.map(({ key, value }) => `${JSON.stringify(key)}:${identityOf(value)}`).join()}}`;
    case "null":
      return "null";
    default:
      return `${node.kind} ${JSON.stringify(String(node.value))}`;
  }
}
