import type { Call } from "../contract/implementation.js";
import type { AskedCall, Counterexample } from "../contract/result.js";
import { CLAIM_FIELDS } from "../contract/same-answer.js";
import { explainSetting } from "./setting.js";
import { formatField, formatValue } from "./values.js";

/** One question, and both answers to it. */
export interface AnswerRow {
  readonly question: string;
  readonly answer: string;
  readonly reference: string;
}

/** The setting of a counterexample in words, one line each. */
export function settingOf(counterexample: Counterexample): readonly string[] {
  return explainSetting(shownCalls(counterexample).map(({ call }) => call));
}

/** The calls that show it, each with the implementation's answer and the reference model's. */
export function answersOf(counterexample: Counterexample): readonly AnswerRow[] {
  const shown = shownCalls(counterexample);
  const views = [
    ...new Set(shown.flatMap(({ call: { args } }) => ("activeRunners" in args ? [args.activeRunners] : []))),
  ];
  return shown.flatMap((asked) => rowsOf(asked, views));
}

/** A counterexample as plain text: what is wrong, the setting, and the two answers side by side. */
export function explainCounterexample(counterexample: Counterexample, name = "answered"): string {
  const lines = [counterexample.message, ...settingOf(counterexample).map((line) => `  ${line}`), ""];
  return [...lines, ...explainAnswers(answersOf(counterexample), name).map((line) => `  ${line}`)].join("\n");
}

/** Both answers side by side, as the lines of a table. */
export function explainAnswers(rows: readonly AnswerRow[], name = "answered"): readonly string[] {
  const table = [{ question: "asked", answer: name, reference: "reference model" }, ...rows];
  const width = (column: keyof AnswerRow) => Math.max(...table.map((row) => row[column].length));
  const [first, second] = [width("question"), width("answer")];
  return table.map(
    ({ question, answer, reference }) => `${question.padEnd(first)}  ${answer.padEnd(second)}  ${reference}`,
  );
}

function shownCalls({ asked, at }: Counterexample): readonly AskedCall[] {
  const shown = at.flatMap((index) => asked[index] ?? []);
  return shown.length > 0 ? shown : asked.slice(0, 4);
}

type Views = readonly unknown[];

function rowsOf({ call, answer, reference }: AskedCall, views: Views): readonly AnswerRow[] {
  const question = formatCall(call, views);
  if (call.call !== "decideAtomicServiceClaim" || !isObject(answer) || !isObject(reference)) {
    return [
      { question, answer: answer === undefined ? "no answer" : formatValue(answer), reference: formatValue(reference) },
    ];
  }
  // Of a claim, the reason and whatever else differs.
  const fields = CLAIM_FIELDS.filter(
    (field) => field === "reason" || Reflect.get(answer, field) !== Reflect.get(reference, field),
  );
  return fields.map((field, index) => ({
    question: index === 0 ? question : "",
    answer: `${field} ${formatField(field, Reflect.get(answer, field))}`,
    reference: `${field} ${formatField(field, Reflect.get(reference, field))}`,
  }));
}

function formatCall({ call, args }: Call, views: Views): string {
  const view = "activeRunners" in args && views.length > 1 ? [`view ${views.indexOf(args.activeRunners) + 1}`] : [];
  switch (call) {
    case "canRunAtomicService":
    case "decideAtomicServiceClaim":
      return `${call}(${[args.runnerId, ...view, `at ${args.currentTime}`].join(", ")})`;
    case "calculateTimeSlot":
      return `${call}(position ${args.runnerPosition} of ${args.totalRunners})`;
    case "isRunnerInTimeSlot":
      return `${call}(at ${args.currentTime}, every ${args.serviceIntervalMinutes} min from ${args.start} to ${args.end})`;
    case "calculateRunnerPosition":
      return `${call}(${[args.runnerId, ...view].join(", ")})`;
    case "maxExecutionDurationSeconds":
      return `${call}(${view.length > 0 ? view.join() : `view of ${args.activeRunners.length}`})`;
    case "validateExecutionTime":
      return `${call}(${args.executionDuration} s in a window of ${args.allocatedSlotSize} s)`;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof Error);
}
