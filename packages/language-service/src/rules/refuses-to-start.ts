import { classNamed, type ResolvedApp, resolveClass, settingsOf } from "@slotwise/project";
import { LOGGING_LEVELS, releaseFacts, type StartCondition } from "@slotwise/pynenc";
import { slotSetting } from "../fleets/slot-fields.js";
import { slotStartConditions } from "../fleets/start-refusals.js";
import { placeOf, valueOrigin } from "./place.js";
import type { Problem, Rule, RuleContext } from "./rule.js";

/** Settings with which a runner ends as soon as it starts. */
export const refusesToStart: Rule = {
  name: "refuses-to-start",
  summary: "settings that pynenc refuses when a runner starts",
  severity: "error",
  group: "settings",
  *check(context) {
    if (context.takesNoTurns) return;
    yield* levelProblems(context);
    for (const found of [...slotProblems(context.app), retentionProblem(context), queueProblem(context.app)]) {
      if (found === undefined) continue;
      const refusing = context.releases.releases.filter(
        (release) => releaseFacts(release).startChecks[found.condition] === "refuses",
      );
      if (refusing.length === 0) continue;
      const place = valueOrigin(found.setting) ?? placeOf(context, []);
      yield {
        ...place,
        message: `pynenc refuses to start a runner: ${found.message}`,
        releases: refusing,
        related: relatedTo(found.other),
      };
    }
  },
};

/** Whatever it does, an application makes its logger first. */
function* levelProblems({ app }: RuleContext): Generator<Problem> {
  const setting = app.pynenc.get("logging_level");
  const [place, level] = [valueOrigin(setting), textOf(setting)];
  if (place === undefined || level === undefined || level === "") return;
  if (LOGGING_LEVELS.includes(level.toLowerCase())) return;
  const levels = LOGGING_LEVELS.join(", ");
  yield {
    ...place,
    message: `pynenc refuses to start a runner: logging_level is ${JSON.stringify(level)}, but has to be one of ${levels}`,
  };
}

type Setting = NonNullable<ReturnType<ResolvedApp["pynenc"]["get"]>>;

interface StartProblem {
  readonly condition: StartCondition;
  readonly message: string;
  /** The setting to point at. */
  readonly setting: Setting | undefined;
  /** The one it does not go with. */
  readonly other?: Setting | undefined;
}

function slotProblems(app: ResolvedApp): readonly StartProblem[] {
  const interval = slotSetting(app, "atomic_service_interval_minutes");
  const margin = slotSetting(app, "atomic_service_spread_margin_minutes");
  const check = slotSetting(app, "atomic_service_check_interval_minutes");
  const said = (setting: Setting | undefined) => `${setting?.field.name} is ${numberOf(setting)}`;
  return slotStartConditions(app).flatMap((condition): StartProblem[] => {
    switch (condition) {
      case "interval-not-positive":
        return [{ condition, setting: interval, message: `${said(interval)}, but must be above 0` }];
      case "check-not-positive":
        return [{ condition, setting: check, message: `${said(check)}, but must be above 0` }];
      case "margin-reaches-interval": {
        // An interval of 0 is the mistake to tell.
        if ((numberOf(interval) ?? 0) <= 0) return [];
        const isMarginSet = valueOrigin(margin) !== undefined;
        const [setting, other] = isMarginSet ? [margin, interval] : [interval, margin];
        const message = `${said(margin)}${byDefault(margin)} and the interval ${numberOf(interval)}${byDefault(interval)}, so no slot is left even for a single runner`;
        return [{ condition, setting, other, message }];
      }
      default:
        return [];
    }
  });
}

/** Only the trigger that lives in the process's memory looks at it: those of the stores are made without the check. */
function retentionProblem({ documents, app }: RuleContext): StartProblem | undefined {
  const chosen = app.pynenc.get("trigger_cls");
  const isInMemory = valueOrigin(chosen) !== undefined && textOf(chosen) === "MemTrigger";
  if (!isInMemory) return undefined;
  const isSet = documents.some((document) =>
    settingsOf(document).some(({ fields }) => fields.some(({ field }) => field.name === "event_retention_days")),
  );
  const configClass = classNamed("ConfigTrigger");
  if (!isSet || configClass === undefined) return undefined;
  const trigger = resolveClass(configClass, documents);
  const setting = trigger.get("event_retention_days");
  const enabled = trigger.get("enable_scheduler")?.coerced;
  const days = numberOf(setting);
  if (days === undefined || days >= 1 || enabled === undefined || !("value" in enabled) || enabled.value === false) {
    return undefined;
  }
  const message = `event_retention_days is ${days}, but must be at least 1`;
  return { condition: "event-retention-below-a-day", setting, message };
}

function queueProblem({ broker, runner }: ResolvedApp): StartProblem | undefined {
  const [own, known] = [runner.get("queues"), broker.get("queues")];
  const raises = broker.get("raise_on_queue_mismatch")?.coerced;
  if (raises?.kind !== "value" || raises.value !== true) return undefined;
  const names = listOf(known);
  const unknown = listOf(own)?.filter((name) => names?.includes(name) === false) ?? [];
  if (unknown.length === 0) return undefined;
  const message = `the runner takes work from ${unknown.join(", ")}, which the broker's queues do not name`;
  return { condition: "unknown-queue-refused", setting: own, other: known, message };
}

/** What nobody wrote is news to whoever reads of it. */
function byDefault(setting: Setting | undefined): string {
  return valueOrigin(setting) === undefined ? " by default" : "";
}

function textOf(setting: Setting | undefined): string | undefined {
  return setting?.coerced.kind === "value" ? String(setting.coerced.value) : undefined;
}

function numberOf(setting: Setting | undefined): number | undefined {
  const coerced = setting?.coerced;
  return coerced !== undefined && "value" in coerced && typeof coerced.value === "number" ? coerced.value : undefined;
}

function listOf(setting: Setting | undefined): readonly string[] | undefined {
  const coerced = setting?.coerced;
  return coerced !== undefined && "value" in coerced && Array.isArray(coerced.value) ? coerced.value : undefined;
}

function relatedTo(other: Setting | undefined): NonNullable<Problem["related"]> {
  const place = valueOrigin(other);
  return place === undefined || other === undefined ? [] : [{ ...place, message: `${other.field.name} is set here` }];
}
