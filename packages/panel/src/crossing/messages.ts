import type { JudgedFleets, PreviewTarget, WrittenValues } from "@slotwise/language-service/editor";
import { isWrittenValues, readPreviewTarget } from "../fleet/changes.js";
import { readFileFleets } from "../fleet/file-fleets.js";
import { isObject } from "../fleet/is-object.js";

/** To the panel, from the window that it is in. */
export type ToPanel =
  /**
   * What the files say now; null where they say nothing of a fleet any more. Other files than before take nothing over: what was
   * tried was tried on those.
   */
  | { readonly kind: "fleet"; readonly file: JudgedFleets | null; readonly areOthers?: boolean }
  /** Show one of the deployments, with other values where it names any: those of a fix, which are nobody's yet. */
  | { readonly kind: "try"; readonly target: PreviewTarget }
  /** Show the part in which faults happen. */
  | { readonly kind: "simulate" }
  /** Something for the person to know, such as that the values are written. */
  | { readonly kind: "told"; readonly message: string };

/** From the panel. */
export type FromPanel =
  /** The panel runs and wants to know what the files say. */
  | { readonly kind: "ready" }
  /** `deployment` is whose fleet gets the values. */
  | { readonly kind: "write"; readonly deployment: string; readonly values: WrittenValues }
  | { readonly kind: "copy"; readonly svg: string };

/** Longer than any drawing and any sentence of ours; what is longer comes from somebody else. */
const MOST_CHARACTERS = 1_000_000;

/** What a panel's window sent, if it is a message of the panel. Its content could be anything. */
export function readFromPanel(message: unknown): FromPanel | undefined {
  if (!isObject(message)) return undefined;
  const { kind, svg, deployment, values } = message;
  switch (kind) {
    case "ready":
      return { kind };
    case "copy":
      return isText(svg) ? { kind, svg } : undefined;
    case "write":
      return isText(deployment) && isWrittenValues(values) ? { kind, deployment, values } : undefined;
    default:
      return undefined;
  }
}

/** The same the other way: a page gets messages of others, too. A fleet that cannot be one is none. */
export function readToPanel(message: unknown): ToPanel | undefined {
  if (!isObject(message)) return undefined;
  switch (message.kind) {
    case "fleet":
      return {
        kind: "fleet",
        file: readFileFleets(message.file) ?? null,
        ...(message.areOthers === true ? { areOthers: true } : {}),
      };
    case "try": {
      const target = readPreviewTarget(message.target);
      return target === undefined ? undefined : { kind: "try", target };
    }
    case "simulate":
      return { kind: "simulate" };
    case "told":
      return isText(message.message) ? { kind: "told", message: message.message } : undefined;
    default:
      return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= MOST_CHARACTERS;
}
