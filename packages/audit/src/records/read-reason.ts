/** Why an execution was refused or ended, as pynenc writes it into its record. */
export type Reason =
  | {
      readonly kind: "refused";
      /** The execution whose record stood in the way. */
      readonly by: string;
      /** Its runner; pynenc-redis does not name it. */
      readonly owner: string | undefined;
    }
  | { readonly kind: "exception"; readonly name: string }
  /** Nothing, or what somebody else has written. */
  | { readonly kind: "other" };

/** @param text `prior_running:ID runner:ID`, `prior_running:ID` or `exception:NAME` */
export function readReason(text: string): Reason {
  if (text.startsWith(EXCEPTION)) return { kind: "exception", name: text.slice(EXCEPTION.length) };
  const [, by, owner = ""] = PRIOR.exec(text) ?? [];
  return by === undefined ? OTHER : { kind: "refused", by, owner: owner === "" ? undefined : owner };
}

const EXCEPTION = "exception:";
const PRIOR = /^prior_running:(.+?)(?: runner:(.*))?$/s;
const OTHER: Reason = { kind: "other" };
