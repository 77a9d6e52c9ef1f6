import type { Answer, ClassAnswer } from "./pynenc-values.js";

/** What pynenc and slotwise say differently of one project, one line each. */
export function differences(pynenc: Answer, slotwise: Answer): readonly string[] {
  return Object.entries(pynenc).flatMap(([name, real]) => {
    const told = slotwise[name] ?? {};
    return classDifferences(real, told).map((line) => `${name}: ${line}`);
  });
}

function classDifferences(real: ClassAnswer, told: ClassAnswer): readonly string[] {
  const isSame =
    real.error === undefined || told.error !== undefined || real.failed?.some((field) => isUnknown(told, field));
  if (!isSame || (real.error === undefined && told.error !== undefined)) {
    return [`pynenc ${real.error ?? "takes it"}, slotwise ${told.error ?? "takes it"}`];
  }
  if (real.values === undefined || told.values === undefined) {
    return real.values === told.values ? [] : [`pynenc ${real.error}, slotwise ${told.error}`];
  }
  const failed = new Set(real.failed);
  const fields = new Set([...Object.keys(real.values), ...failed, ...Object.keys(told.values), ...(told.failed ?? [])]);
  return [...fields].flatMap((field) => {
    const expected = failed.has(field) ? "refused" : real.values?.[field];
    const isRefused = told.failed?.includes(field) === true;
    const actual = isRefused ? "refused" : told.values?.[field];
    // What checks the finished object may refuse a value that its mapper took.
    if (expected === actual || isUnknown(told, field) || (isRefused && CHECKED_LATER.has(field))) return [];
    return [`${field}: pynenc ${expected}, slotwise ${actual}`];
  });
}

/** What code computes, or writes as nobody does, slotwise leaves to the running program. */
function isUnknown(told: ClassAnswer, field: string): boolean {
  return told.values?.[field] === "unknown";
}

/** pynenc 0.4.0 checks these when a task's settings are complete. */
const CHECKED_LATER: ReadonlySet<string> = new Set(["queue", "priority"]);
