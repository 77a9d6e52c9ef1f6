import type { FleetValues, WriteValuesParams } from "slotwise-language-server/protocol";

/** From the extension to the panel. */
export type ToPanel =
  /** What the file says now; null where it says nothing of a fleet any more. */
  | { readonly kind: "fleet"; readonly values: FleetValues | null }
  /** Show the part in which faults happen. */
  | { readonly kind: "simulate" }
  /** Something for the person to know, such as that the values are written. */
  | { readonly kind: "told"; readonly message: string };

/** From the panel to the extension. */
export type FromPanel =
  /** The panel's script runs and wants values. */
  | { readonly kind: "ready" }
  | { readonly kind: "write"; readonly values: WriteValuesParams["values"] }
  | { readonly kind: "copy"; readonly svg: string };

/** Whether something a webview sent is a message of the panel. Its content could be anything. */
export function isFromPanel(message: unknown): message is FromPanel {
  if (typeof message !== "object" || message === null || !("kind" in message)) return false;
  switch (message.kind) {
    case "ready":
      return true;
    case "copy":
      return "svg" in message && typeof message.svg === "string";
    case "write":
      return (
        "values" in message &&
        typeof message.values === "object" &&
        message.values !== null &&
        Object.values(message.values).every((value) => typeof value === "number" && Number.isFinite(value))
      );
    default:
      return false;
  }
}
