import { formatRunnerRange } from "@slotwise/project";
import { type DocumentPlace, placeOf, valueOrigin } from "./place.js";
import { placesOfRunners } from "./places-of-runners.js";
import type { Rule, RuleContext } from "./rule.js";

/** Several processes, each with a store of its own. */
export const memoryStoreSharedByNone: Rule = {
  name: "memory-store-shared-by-none",
  summary: "several runners with a store of their own each: every one of them is alone",
  severity: "error",
  group: "slots",
  *check(context) {
    const { unshared } = context;
    const most = unshared?.processes?.most ?? 0;
    if (unshared === undefined || unshared.processes === undefined || most < 2) return;
    const place: DocumentPlace = valueOrigin(unshared.by) ?? unshared.replicas ?? placeOf(context, []);
    const processes = `${formatRunnerRange(unshared.processes)} runners`;
    yield {
      ...place,
      message: `each of the ${processes} is a fleet of its own that sees nobody else and runs the atomic service as if it were alone, ${most} times where once is meant, and nobody recovers the work of one that dies: ${whyUnshared(unshared.by)}`,
      related: placesOfRunners(unshared.replicas, place),
    };
  },
};

function whyUnshared(by: NonNullable<RuleContext["unshared"]>["by"]): string {
  const value = "value" in by.coerced ? String(by.coerced.value) : "";
  return by.field.name === "orchestrator_cls"
    ? `${value} keeps who is in the fleet in the memory of one process`
    : `${value} is in no folder that these containers share`;
}
