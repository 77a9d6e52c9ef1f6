import { describe, it } from "vitest";
import { realPynenc } from "../real-pynenc.js";
import { type FleetPlan, SHORT_CYCLES } from "./fleet-plan.js";
import { redisAnswers } from "./redis.js";
import { beyondTheGap } from "./scenarios/beyond-the-gap.js";
import { differentIntervals } from "./scenarios/different-intervals.js";
import { healthy } from "./scenarios/healthy.js";
import { killed } from "./scenarios/killed.js";
import { looksAlone } from "./scenarios/looks-alone.js";
import { raised } from "./scenarios/raised.js";
import { staggeredJoins } from "./scenarios/staggered-joins.js";
import { stopped } from "./scenarios/stopped.js";

const SCENARIOS = {
  "three healthy runners have all their turns": healthy,
  "runners join one after the other": staggeredJoins,
  "executions outlast the gap": beyondTheGap,
  "two intervals in one fleet": differentIntervals,
  "kill -9 in mid-execution": killed,
  "SIGTERM in mid-execution": stopped,
  "exceptions in the service": raised,
  "a runner alone looks at the end of a round": looksAlone,
};

/** All scenarios of one release on one store, at once: they mostly sleep. Skipped, with the reason, where they cannot run. */
export async function describeFleets(where: Pick<FleetPlan, "release" | "store">): Promise<void> {
  const { release, store } = where;
  const pynenc = await realPynenc([release]);
  const reason = pynenc.kind === "missing" ? pynenc.reason : (await lacks(where)) ? "no Redis answers" : undefined;
  describe.concurrent(`pynenc ${release} on ${store}`, () => {
    for (const [name, scenario] of Object.entries(SCENARIOS)) {
      if (pynenc.kind === "missing" || reason !== undefined) it.skip(`${name} (${reason})`);
      else it(name, () => scenario({ ...SHORT_CYCLES, ...where }, pynenc.pythonOf(release)));
    }
  });
}

async function lacks({ store }: Pick<FleetPlan, "store">): Promise<boolean> {
  return store === "redis" && !(await redisAnswers());
}
