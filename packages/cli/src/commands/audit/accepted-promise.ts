import { AUDIT_PROMISES, type AuditPromise } from "@slotwise/audit";
import { InvalidArgumentError } from "commander";
import { didYouMean } from "../../command-line/did-you-mean.js";

/** `--accept`: a promise that may be broken, beside those that were given before. */
export function acceptedPromise(text: string, before?: ReadonlySet<AuditPromise>): ReadonlySet<AuditPromise> {
  const promise = AUDIT_PROMISES.find((each) => each === text);
  if (promise === undefined) {
    throw new InvalidArgumentError(
      `there is no promise ${text}${didYouMean(text, AUDIT_PROMISES) || `; there are ${AUDIT_PROMISES.join(", ")}`}`,
    );
  }
  return new Set([...(before ?? []), promise]);
}
