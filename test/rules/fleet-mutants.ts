import { checkPeriodSeconds, cycleOf, type Fleet, idlePeriodSeconds } from "@slotwise/core";
import type { RunnerRange } from "@slotwise/project";
import type { Problem, RuleContext } from "../../packages/language-service/src/rules/rule.js";
import type { SlotRule } from "../../packages/language-service/src/rules/slot-rule.js";
import { type Mutant, mutant, slotMutant, textAt, told, without } from "./mutant.js";

const other = (fleet: Fleet): Fleet => ({
  ...fleet,
  protocol: fleet.protocol === "slot-window" ? "slot-claim" : "slot-window",
});
const deadAfterSeconds = (fleet: Fleet): number => fleet.runnerConsideredDeadAfterMinutes * 60;
const offByOne = ({ offends }: SlotRule): Partial<SlotRule> => ({
  offends: (fleet) => offends({ ...fleet, totalRunners: fleet.totalRunners + 1 }),
});
const underTheOtherProtocol = ({ offends, message }: SlotRule): Partial<SlotRule> => ({
  offends: (fleet) => offends(other(fleet)),
  message: (fleet, judgement) => message(other(fleet), judgement),
});

const isOfDeadAfter = ({ message }: Problem): boolean => message.includes("counts a runner as dead");
const isOfPath = (problem: Problem): boolean => textAt(problem).startsWith("/");

/** The deployment as if it started another number. */
const deployedAs =
  (change: (deployed: RunnerRange, declared: RunnerRange) => RunnerRange) =>
  ({ deployed, declaredSize }: RuleContext): Partial<RuleContext> =>
    deployed === undefined || declaredSize === undefined
      ? {}
      : { deployed: { ...deployed, runners: change(deployed.runners, declaredSize.runners) } };

/** Of rules about what a fleet does: its slots and its crons. */
export const FLEET_MUTANTS: readonly Mutant[] = [
  slotMutant("margin-exceeds-slot", "a margin that equals the slot is let pass", () => ({
    offends: (fleet) => fleet.totalRunners > 1 && cycleOf(fleet).marginSeconds > cycleOf(fleet).slotSeconds,
  })),
  slotMutant("margin-exceeds-slot", "a lone runner counts", () => ({
    offends: (fleet) => cycleOf(fleet).marginSeconds >= cycleOf(fleet).slotSeconds,
  })),
  slotMutant("margin-exceeds-slot", "one runner more is judged", offByOne),
  slotMutant("margin-exceeds-slot", "what the other protocol does is told", underTheOtherProtocol),
  slotMutant("window-shorter-than-check", "a window that is just as long as the check does not do", () => ({
    offends: (fleet) =>
      cycleOf(fleet).regime !== "nobody" && cycleOf(fleet).safeStartSeconds <= idlePeriodSeconds(fleet),
  })),
  slotMutant("window-shorter-than-check", "the loop's sleep is forgotten", ({ offends }) => ({
    offends: (fleet) => offends({ ...fleet, loopSeconds: 0 }),
  })),
  slotMutant("window-shorter-than-check", "late starts are not refused", ({ offends }) => ({
    offends: (fleet) => offends({ ...fleet, settings: { ...fleet.settings, maxStartSlotFraction: 1 } }),
  })),
  slotMutant("window-shorter-than-check", "the window is judged, not the part of it that is safe to start in", () => ({
    offends: (fleet) => cycleOf(fleet).regime !== "nobody" && cycleOf(fleet).windowSeconds < idlePeriodSeconds(fleet),
  })),
  slotMutant("window-shorter-than-check", "a fleet in which nobody runs counts", () => ({
    offends: (fleet) => cycleOf(fleet).safeStartSeconds < idlePeriodSeconds(fleet),
  })),
  slotMutant("execution-exceeds-gap", "the window protects an execution", () => ({
    offends: (fleet) => (fleet.longestExecutionSeconds ?? 0) > cycleOf(fleet).windowSeconds,
  })),
  slotMutant("execution-exceeds-gap", "the margin is always kept", () => ({
    offends: (fleet) => fleet.totalRunners > 1 && (fleet.longestExecutionSeconds ?? 0) > cycleOf(fleet).marginSeconds,
  })),
  slotMutant("execution-exceeds-gap", "an execution that just fits does not", ({ offends }) => ({
    offends: (fleet) =>
      offends({
        ...fleet,
        longestExecutionSeconds:
          fleet.longestExecutionSeconds === undefined ? undefined : fleet.longestExecutionSeconds + 1e-9,
      }),
  })),
  slotMutant(
    "execution-exceeds-gap",
    "an execution of which nobody said how long it takes always fits",
    ({ offends }) => ({
      offends: (fleet) => fleet.longestExecutionSeconds !== undefined && offends(fleet),
    }),
  ),
  slotMutant(
    "execution-exceeds-gap",
    "an execution of which nobody said how long it takes takes a second",
    ({ offends }) => ({
      offends: (fleet) => offends({ ...fleet, longestExecutionSeconds: fleet.longestExecutionSeconds ?? 1.5 }),
    }),
  ),
  slotMutant("execution-exceeds-gap", "under the claim executions overlap as before", ({ message }) => ({
    message: (fleet, judgement) => message({ ...fleet, protocol: "slot-window" }, judgement),
  })),
  slotMutant("execution-exceeds-gap", "what a larger fleet loses is not told", () => ({ fleetTold: () => undefined })),
  slotMutant("lock-outlives-owner", "told without a declared duration", ({ offends }) => ({
    offends: (fleet) => offends({ ...fleet, longestExecutionSeconds: fleet.longestExecutionSeconds ?? 1 }),
  })),
  slotMutant("lock-outlives-owner", "there was always a lock", ({ offends }) => ({
    offends: (fleet) => offends({ ...fleet, protocol: "slot-claim" }),
  })),
  slotMutant("lock-outlives-owner", "a fleet in which nobody runs counts", () => ({
    offends: (fleet) => fleet.protocol === "slot-claim" && (fleet.longestExecutionSeconds ?? 0) > 0,
    fleetTold: () => undefined,
  })),
  slotMutant("lock-outlives-owner", "a turn is one execution", ({ message }) => ({
    message: (fleet, judgement) => message({ ...fleet, checkIntervalMinutes: 1e9 }, judgement),
  })),
  slotMutant("lock-outlives-owner", "the largest fleet counts", () => ({
    fleetTold: (judgement) => judgement.fleetOf(judgement.sizes?.most ?? 2),
  })),
  slotMutant("execution-exceeds-gap", "clocks agree", ({ offends }) => ({
    offends: (fleet) => offends({ ...fleet, clockSkewSeconds: 0 }),
  })),
  slotMutant("execution-exceeds-gap", "the start is instant", ({ offends }) => ({
    offends: (fleet) => offends({ ...fleet, startDelaySeconds: 0 }),
  })),
  slotMutant("no-margin", "a lone runner counts", () => ({
    offends: (fleet) => fleet.settings.spreadMarginMinutes === 0,
  })),
  slotMutant("no-margin", "the refusal of late starts is forgotten", () => ({
    offends: (fleet) => fleet.totalRunners > 1 && fleet.settings.spreadMarginMinutes === 0,
  })),
  slotMutant("no-margin", "the refusal of late starts counts under the slot window, too", ({ offends }) => ({
    offends: (fleet) => offends({ ...fleet, protocol: "slot-claim" }),
  })),
  slotMutant("invisible-runners", "a heartbeat written while executing is taken for granted", ({ offends }) => ({
    offends: (fleet) => offends({ ...fleet, longestExecutionSeconds: undefined, clockSkewSeconds: 0 }),
  })),
  slotMutant("invisible-runners", "clocks agree", ({ offends }) => ({
    offends: (fleet) => offends({ ...fleet, clockSkewSeconds: 0 }),
  })),
  slotMutant("invisible-runners", "just as old as allowed does not do", () => ({
    offends: (fleet) =>
      fleet.totalRunners > 1 && deadAfterSeconds(fleet) <= checkPeriodSeconds(fleet) + fleet.clockSkewSeconds,
  })),
  slotMutant("invisible-runners", "an execution is added to the check interval", () => ({
    offends: (fleet) =>
      fleet.totalRunners > 1 &&
      deadAfterSeconds(fleet) <
        idlePeriodSeconds(fleet) + (fleet.longestExecutionSeconds ?? 0) + fleet.clockSkewSeconds,
  })),
  slotMutant("invisible-runners", "the check is compared without the loop", ({ offends }) => ({
    offends: (fleet) => offends({ ...fleet, loopSeconds: 0 }),
  })),
  slotMutant("invisible-runners", "a lone runner counts", ({ offends }) => ({
    offends: (fleet) => offends({ ...fleet, totalRunners: 2 }),
  })),
  slotMutant("invisible-runners", "what the other protocol does is told", underTheOtherProtocol),
  slotMutant("check-exceeds-interval", "once a cycle does", () => ({
    offends: (fleet) => fleet.checkIntervalMinutes > fleet.settings.serviceIntervalMinutes,
  })),
  slotMutant("check-exceeds-interval", "the slot is compared", () => ({
    offends: (fleet) => fleet.checkIntervalMinutes * 60 >= cycleOf(fleet).slotSeconds,
  })),
  slotMutant("dead-runner-hole", "a whole cycle is let pass", () => ({
    offends: (fleet) =>
      fleet.totalRunners > 1 && fleet.runnerConsideredDeadAfterMinutes > fleet.settings.serviceIntervalMinutes,
  })),
  slotMutant("dead-runner-hole", "told without a declared fleet", () => ({ onlyDeclared: false })),
  slotMutant("dead-runner-hole", "a lone runner counts", () => ({
    offends: (fleet) => fleet.runnerConsideredDeadAfterMinutes >= fleet.settings.serviceIntervalMinutes,
  })),
  slotMutant("single-runner-always-on", "told without a declared fleet", (rule) => ({
    onlyDeclared: false,
    offends: (fleet) => rule.offends({ ...fleet, totalRunners: 1 }),
  })),
  slotMutant("single-runner-always-on", "one look a cycle is too much", () => ({
    offends: (fleet) => fleet.totalRunners === 1,
  })),
  slotMutant("single-runner-always-on", "what the other protocol does is told", underTheOtherProtocol),
  mutant("fleet-settings-differ", "only intervals are compared", without(isOfDeadAfter)),
  mutant(
    "fleet-settings-differ",
    "intervals are not compared",
    without((problem) => !isOfDeadAfter(problem)),
  ),
  mutant(
    "fleet-settings-differ",
    "the first tells of itself as well",
    told(({ members, member }) => (members[0]?.member === member ? { members: members.toReversed() } : {})),
  ),
  mutant("memory-store-shared-by-none", "only what is kept in memory counts", without(isOfPath)),
  mutant(
    "memory-store-shared-by-none",
    "only files count",
    without((problem) => !isOfPath(problem)),
  ),
  mutant(
    "memory-store-shared-by-none",
    "a single process counts",
    told(({ unshared }) => ({ unshared: unshared && { ...unshared, processes: { least: 2, most: 2 } } })),
  ),
  mutant(
    "declared-size-differs",
    "how far an autoscaler goes is forgotten",
    told(deployedAs(({ least }) => ({ least, most: least }))),
  ),
  mutant(
    "declared-size-differs",
    "fewer than declared are let pass",
    told(
      deployedAs(({ most }, declared) => ({
        least: Math.max(most, declared.least),
        most: Math.max(most, declared.least),
      })),
    ),
  ),
  mutant(
    "declared-size-differs",
    "what is declared larger on purpose counts",
    told(deployedAs((_, { most }) => ({ least: most + 1, most: most + 1 }))),
  ),
  mutant(
    "cron-fires-at-start",
    "a store that keeps the last runs counts, and one that nobody knows",
    told(({ app }) => {
      const setting = app.pynenc.get("trigger_cls");
      if (setting === undefined || setting.origin.kind === "default") return {};
      const forgetful = { ...setting, coerced: { kind: "value", value: "SQLiteTrigger" } as const };
      return { app: { ...app, pynenc: new Map([...app.pynenc, ["trigger_cls", forgetful]]) } };
    }),
  ),
  mutant(
    "cron-fires-at-start",
    "only the core crons are known",
    without(({ severity }) => severity === undefined),
  ),
  mutant(
    "cron-fires-at-start",
    "only people's own crons are known",
    without(({ severity }) => severity === "info"),
  ),
  mutant(
    "cron-fires-at-start",
    "what waits for an event as well counts",
    told(({ documents }) => ({
      documents: documents.map((document) => ({
        ...document,
        code: document.code && {
          ...document.code,
          crons: document.code.crons.map((cron) => ({ ...cron, isEnough: true })),
        },
      })),
    })),
  ),
  mutant(
    "cron-fires-at-start",
    "a scheduler that is off changes nothing",
    told(({ documents }) => ({ documents: documents.map((document) => ({ ...document, settings: undefined })) })),
  ),
  mutant(
    "cron-fires-at-start",
    "a scheduler that is off stops the releases that do not read it",
    told(({ judgements }) => ({ judgements: judgements.filter(({ protocol }) => protocol === "slot-claim") })),
  ),
  mutant(
    "cron-fires-at-start",
    "the size of the fleet is forgotten",
    told(({ judgements }) => ({ judgements: judgements.map((judgement) => ({ ...judgement, sizes: undefined })) })),
  ),
  mutant(
    "cron-tick-lost",
    "crons that nobody set are forgotten",
    without((problem) => !textAt(problem).includes("*")),
  ),
  mutant(
    "cron-tick-lost",
    "only the core crons are known",
    without(({ message }) => message.includes("on_cron")),
  ),
  mutant("cron-tick-lost", "of several tasks with one cron only the first is told", (rule) => (context) => [
    ...new Map([...rule.check(context)].toReversed().map((problem) => [problem.message, problem])).values(),
  ]),
  mutant(
    "cron-tick-lost",
    "the first version is not judged",
    told(({ judgements }) => ({ judgements: judgements.slice(1) })),
  ),
  mutant(
    "cron-tick-lost",
    "every tick counts as lost",
    () => (context) =>
      context.judgements.flatMap((judgement) =>
        context.documents.map((document) => ({
          document,
          range: { start: 0, end: 0 },
          message: `${judgement.behaviour.name} loses a tick`,
        })),
      ),
  ),
  mutant("interval-off-clock", "the double is divided, not what is written", (rule) => (context) => {
    const minutes = context.judgements[0]?.values.atomic_service_interval_minutes ?? 1;
    const [document] = context.documents;
    return 86_400 % (minutes * 60) === 0 || document === undefined
      ? []
      : [...rule.check(context), { document, range: { start: 0, end: 0 }, message: "does not fit into a day" }];
  }),
  mutant(
    "interval-off-clock",
    "a drift of less than a second a day is none",
    without(({ message }) => message.includes("begins 0.")),
  ),
  mutant(
    "interval-off-clock",
    "a value in quotes is forgotten",
    without((problem) => textAt(problem).startsWith('"')),
  ),
];
