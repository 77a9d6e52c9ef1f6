import { type ForgetfulStore, forgetfulStoreOf } from "../crons/cron-memory-of.js";
import { cronSettingsOf } from "../crons/cron-setting.js";
import { cronTicksOf } from "../crons/cron-ticks.js";
import { isSchedulerOff, servesCrons } from "../crons/serves-crons.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { valueOrigin } from "./place.js";
import type { Problem, Rule, RuleContext } from "./rule.js";

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
    for (const found of ownCrons(context)) {
      yield { ...found.place, message: messageOf([found.expression], store, judgement), releases, related };
    }
  },
};

interface OwnCron {
  readonly place: Pick<Problem, "document" | "range">;
  readonly expression: string;
}

/** What people gave to their tasks, each place once: a constant may be given to several. */
function ownCrons({ documents }: RuleContext): readonly OwnCron[] {
  const found = new Map<string, OwnCron>();
  for (const document of documents) {
    for (const { expression, range, isEnough } of document.code?.crons ?? []) {
      // With what is no cron to pynenc the module does not load.
      if (!isEnough || cronTicksOf(expression) === undefined) continue;
      found.set(`${document.source.name} ${range.start}`, { place: { document, range }, expression });
    }
  }
  return [...found.values()];
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
