import { codeCronsOf, type PlacedCron } from "../crons/code-crons.js";
import { type ForgetfulStore, forgetfulStoreOf } from "../crons/cron-memory-of.js";
import { cronSettingsOf } from "../crons/cron-setting.js";
import { cronTicksOf } from "../crons/cron-ticks.js";
import { isSchedulerOff, servesCrons } from "../crons/serves-crons.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { valueOrigin } from "./place.js";
import type { Rule, RuleContext } from "./rule.js";

/** A cron fires whenever a runner starts. */
export const cronFiresAtStart: Rule = {
  name: "cron-fires-at-start",
  summary: "a cron that fires whenever a runner starts, whatever the time",
  severity: "warning",
  group: "slots",
  *check(context) {
    const store = forgetfulStoreOf(context.app);
    const place = store === undefined ? undefined : valueOrigin(store.setting);
    if (store === undefined || place === undefined) return;
    const isOff = isSchedulerOff(context.app, context.documents);
    const judgements = context.judgements.filter(({ behaviour }) => servesCrons(behaviour, isOff));
    const [judgement] = judgements;
    if (judgement === undefined) return;
    // What is true of all releases judged needs none named.
    const releases =
      judgements.length < context.judgements.length ? judgements.flatMap(({ behaviour }) => behaviour.releases) : [];
    const core = cronSettingsOf(context.app).map(({ field }) => field);
    if (core.length > 0) {
      yield { ...place, severity: "info", message: messageOf(core, store, judgement), releases };
    }
    const related = [{ ...place, message: `the last runs are kept in ${store.memory.store}` }];
    for (const { document, range, expression } of startingCrons(context)) {
      yield { document, range, message: messageOf([expression], store, judgement), releases, related };
    }
  },
};

/** With what is no cron to pynenc the module does not load. */
function startingCrons({ documents }: RuleContext): readonly PlacedCron[] {
  return codeCronsOf(documents).filter((cron) => cron.isEnough && cronTicksOf(cron.expression) !== undefined);
}

function messageOf(crons: readonly string[], { memory }: ForgetfulStore, judgement: SlotJudgement): string {
  const [run, it] = crons.length === 1 ? ["runs", "it"] : ["run", "them"];
  return `${crons.join(" and ")} ${run} whenever a runner starts, whatever the time: with ${memory.store} the start of a runner erases all last runs, and without one a cron fires at once; ${deployment(judgement, it)}`;
}

/** What a deployment comes to. Of runners that start together the first to execute does it for those that have started by then. */
function deployment({ sizes }: SlotJudgement, it: string): string {
  if (sizes === undefined) return `n runners that start one after another run ${it} n times, at every deployment`;
  const { most } = sizes;
  if (most === 1) return `the one runner runs ${it} at every deployment and every restart`;
  return `${most} runners that start one after another run ${it} ${most} times, at every deployment`;
}
