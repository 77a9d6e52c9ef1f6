import { formatInstant, pythonModulo } from "@slotwise/core";
import type { View } from "../arbitraries/runners.js";
import type { Call } from "../contract/implementation.js";
import { referenceAnswer } from "../contract/reference.js";
import { formatMinutes } from "./values.js";

/** At most this many runners or windows are listed. */
const MOST_LISTED = 8;

/** What the calls have in common, in words: settings, windows, view and times. One line each. */
export function explainSetting(calls: readonly Call[]): readonly string[] {
  return [...new Set([...settingLines(calls), ...windowLines(calls), ...viewLines(calls), ...timeLines(calls)])];
}

function settingLines(calls: readonly Call[]): readonly string[] {
  return calls.flatMap((call) => {
    const { args } = call;
    if (!("spreadMarginMinutes" in args)) return [];
    const total = totalRunners(call);
    const line = `cycle of ${formatMinutes(args.serviceIntervalMinutes)}, margin ${formatMinutes(args.spreadMarginMinutes)}`;
    const fleet = `, ${total} ${total === 1 ? "runner" : "runners"}`;
    const slot = total === 0 ? "" : `: slots of ${(args.serviceIntervalMinutes * 60) / total} s`;
    if (!("maxStartSlotFraction" in args)) return [line + fleet + slot];
    const rules = `starts up to ${args.maxStartSlotFraction} of the window, stabilization ${args.membershipStabilizationSeconds} s`;
    return [line + fleet + slot, rules];
  });
}

/** The reference model's windows, in seconds within the cycle, of the runners that matter. */
function windowLines(calls: readonly Call[]): readonly string[] {
  const call = calls.find(({ call }) => call === "canRunAtomicService" || call === "calculateTimeSlot");
  if (call === undefined || totalRunners(call) < 2) return [];
  const { args } = call;
  if (!("spreadMarginMinutes" in args)) return [];
  const positions = [...new Set(calls.flatMap(positionOf))].sort((one, other) => one - other).slice(0, MOST_LISTED);
  return positions.map((position) => {
    const window = referenceAnswer({
      call: "calculateTimeSlot",
      args: {
        runnerPosition: position,
        totalRunners: totalRunners(call),
        serviceIntervalMinutes: args.serviceIntervalMinutes,
        spreadMarginMinutes: args.spreadMarginMinutes,
      },
    });
    const name = "activeRunners" in args ? ` (${args.activeRunners[position]?.runnerId})` : "";
    return `window of position ${position}${name}: from ${window.start} s up to ${window.end} s of the cycle`;
  });
}

function viewLines(calls: readonly Call[]): readonly string[] {
  const views = [...new Set(calls.flatMap(({ args }) => ("activeRunners" in args ? [args.activeRunners] : [])))];
  const needsDetails =
    views.length > 1 ||
    calls.some(({ call }) => call === "decideAtomicServiceClaim" || call === "maxExecutionDurationSeconds");
  return views.flatMap((view, index) => {
    const label = views.length > 1 ? `view ${index + 1}` : "view";
    if (view.length === 0) return [`${label}: empty`];
    if (!needsDetails) return [`${label}: ${namesOf(view)}`];
    return [`${label}:`, ...view.slice(0, MOST_LISTED).map((runner) => `  ${formatRunner(runner)}`), ...more(view)];
  });
}

function namesOf(view: View): string {
  const names = view.slice(0, MOST_LISTED).map(({ runnerId }) => runnerId);
  return names.join(", ") + (view.length > MOST_LISTED ? ` and ${view.length - MOST_LISTED} more` : "");
}

function more(view: View): readonly string[] {
  return view.length > MOST_LISTED ? [`  and ${view.length - MOST_LISTED} more`] : [];
}

function formatRunner(runner: View[number]): string {
  const parts = [`${runner.runnerId}, created ${formatInstant(runner.creationTime)}`];
  parts.push(
    `heartbeat ${formatInstant(runner.lastHeartbeat)}`,
    runner.allowToRunAtomicService === true ? "eligible" : "not flagged",
  );
  const start = runner.lastServiceStart ?? null;
  const end = runner.lastServiceEnd ?? null;
  if (start !== null || end !== null) {
    parts.push(
      `last service from ${start === null ? "?" : formatInstant(start)} to ${end === null ? "?" : formatInstant(end)}`,
    );
  }
  return parts.join(", ");
}

function timeLines(calls: readonly Call[]): readonly string[] {
  return calls.flatMap(({ args }) => {
    if (!("currentTime" in args)) return [];
    const within = pythonModulo(args.currentTime, args.serviceIntervalMinutes * 60);
    return [`time ${args.currentTime} s: ${within} s into its cycle`];
  });
}

function totalRunners({ args }: Call): number {
  if ("totalRunners" in args) return args.totalRunners;
  return "activeRunners" in args ? args.activeRunners.length : 0;
}

function positionOf({ args }: Call): readonly number[] {
  if ("runnerPosition" in args) return [args.runnerPosition];
  if (!("runnerId" in args)) return [];
  const position = args.activeRunners.findIndex(({ runnerId }) => runnerId === args.runnerId);
  return position < 0 ? [] : [position];
}
