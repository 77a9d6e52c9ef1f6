import { FIELDS, type ResolvedApp } from "@slotwise/project";
import type { LoopTerms } from "@slotwise/pynenc";

/** What else than slot fields decides how often a runner looks. */
export type LookTerms = Pick<LoopTerms, "runnerClass" | "brokerClass" | "queueTimeoutSeconds">;

/** What the settings say of the loop. A class that nobody chose is not known: pynenc's own defaults run no fleet. */
export function lookTermsOf({ pynenc, broker }: ResolvedApp): LookTerms {
  const chosen = (field: string): string | undefined => {
    const setting = pynenc.get(field);
    return setting === undefined || setting.origin.kind === "default" || setting.coerced.kind !== "value"
      ? undefined
      : String(setting.coerced.value);
  };
  const timeout = broker.get(QUEUE_TIMEOUT)?.coerced;
  const seconds = timeout !== undefined && "value" in timeout ? Number(timeout.value) : Number.NaN;
  return {
    runnerClass: chosen("runner_cls"),
    brokerClass: chosen("broker_cls"),
    queueTimeoutSeconds: seconds >= 0 && Number.isFinite(seconds) ? seconds : DEFAULT_QUEUE_TIMEOUT_SECONDS,
  };
}

const QUEUE_TIMEOUT = "queue_timeout_sec";
const DEFAULT_QUEUE_TIMEOUT_SECONDS = Number(FIELDS.get(QUEUE_TIMEOUT)?.field.default);
