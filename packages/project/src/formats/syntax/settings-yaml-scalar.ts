import type { TextRange } from "../../text/source-text.js";
import type { ConfigNode } from "../../tree/tree.js";

/** A scalar of a YAML file as it stands there. */
export interface WrittenScalar {
  /** Without quotes and escapes. */
  readonly text: string;
  readonly isPlain: boolean;
  /** Its tag in full, such as `tag:yaml.org,2002:int`. */
  readonly tag: string | undefined;
  readonly range: TextRange;
}

export type ReadScalar =
  | { readonly kind: "node"; readonly node: ConfigNode }
  | { readonly kind: "problem"; readonly message: string };

const CORE = "tag:yaml.org,2002:";
const LEAST_INTEGER = -(2n ** 63n);
const MOST_INTEGER = 2n ** 63n - 1n;
const MOST_UNSIGNED = 2n ** 64n - 1n;
/** Whole numbers that the reader knows of; what is larger is a float to it. */
const MOST_WHOLE = 2n ** 128n - 1n;
const LEAST_WHOLE = -(2n ** 127n);

/**
 * What pynenc's reader makes of a scalar. It knows YAML 1.2's words (`true` and `null` in three spellings each, no `yes`),
 * whole numbers of 64 bits, also in base 2, 8 and 16, no zero in front, no underscores and no colons, and finite floats.
 * What is none of these is text.
 */
export function readScalar({ text, isPlain, tag, range }: WrittenScalar): ReadScalar {
  const node = (made: Pick<ConfigNode & { value: unknown }, "kind" | "value">): ReadScalar => ({
    kind: "node",
    node: { ...made, range } as ConfigNode,
  });
  const refused = (wanted: string): ReadScalar => ({
    kind: "problem",
    message: `${JSON.stringify(text)} is no ${wanted}`,
  });
  const isCore = tag?.startsWith(CORE) === true;
  switch (isCore ? tag.slice(CORE.length) : undefined) {
    case "null":
      return isNull(text) ? node({ kind: "null", value: "" }) : refused("null");
    case "bool": {
      const value = boolean(text);
      return value === undefined ? refused("boolean") : node({ kind: "boolean", value });
    }
    case "int": {
      const whole = wholeNumber(text);
      return whole === undefined ? refused("integer") : integerNode(whole, node);
    }
    case "float": {
      const value = float(text);
      return value === undefined ? refused("float") : node({ kind: "float", value });
    }
    default:
  }
  // A tag of one's own changes nothing; any other makes it text.
  if (!isPlain || (tag !== undefined && !tag.startsWith("!"))) return node({ kind: "string", value: text });
  if (text === "" || isNull(text)) return node({ kind: "null", value: "" });
  const value = boolean(text);
  if (value !== undefined) return node({ kind: "boolean", value });
  const whole = wholeNumber(text);
  if (whole !== undefined) return integerNode(whole, node);
  const number = hasZeroInFront(text) ? undefined : float(text);
  return number === undefined ? node({ kind: "string", value: text }) : node({ kind: "float", value: number });
}

function integerNode(
  whole: bigint,
  node: (made: { kind: "integer" | "float"; value: number | bigint }) => ReadScalar,
): ReadScalar {
  if (whole >= LEAST_INTEGER && whole <= MOST_INTEGER) {
    const number = Number(whole);
    return node({ kind: "integer", value: Number.isSafeInteger(number) ? number : whole });
  }
  if (whole > 0n && whole <= MOST_UNSIGNED) return node({ kind: "float", value: Number(whole) });
  return { kind: "problem", message: `${whole} has more than 64 bits` };
}

function isNull(text: string): boolean {
  return text === "~" || text === "null" || text === "Null" || text === "NULL";
}

function boolean(text: string): boolean | undefined {
  if (text === "true" || text === "True" || text === "TRUE") return true;
  return text === "false" || text === "False" || text === "FALSE" ? false : undefined;
}

/** A text of digits that YAML 1.1 would have read in base 8. */
function hasZeroInFront(text: string): boolean {
  return /^[+-]?0[0-9]+$/.test(text);
}

/** Undefined for what is none, and for what has more than 128 bits. */
function wholeNumber(text: string): bigint | undefined {
  const [, sign = "", digits = ""] = /^([+-]?)(0x[0-9A-Fa-f]+|0o[0-7]+|0b[01]+|[0-9]+)$/.exec(text) ?? [];
  if (digits === "" || hasZeroInFront(text)) return undefined;
  const size = BigInt(digits);
  const value = sign === "-" ? -size : size;
  return value >= LEAST_WHOLE && value <= MOST_WHOLE ? value : undefined;
}

function float(text: string): number | undefined {
  if (/^\+?\.(?:inf|Inf|INF)$/.test(text)) return Number.POSITIVE_INFINITY;
  if (/^-\.(?:inf|Inf|INF)$/.test(text)) return Number.NEGATIVE_INFINITY;
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return Number.NaN;
  if (!/^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
