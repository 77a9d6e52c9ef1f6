import { answersOf, type Counterexample, type InvariantResult, type Replay, settingOf } from "@slotwise/testkit";
import { quoteWord } from "../../../target/split-command.js";
import { RequestWriter } from "../../../target/wire-request.js";
import { withoutControls } from "../../../target/without-controls.js";
import { NO_CASES, UNSUPPORTED_CALL } from "./known.js";
import type { Entry, Evidence, Finding } from "./report.js";

/** A result of the testkit as a line of a report. */
export function entryOf(result: InvariantResult, target: string | undefined): Entry {
  const { id, statement, protocol, family, page } = result.invariant;
  const { cases, calls } = result;
  return { id, statement, protocol, family, page, cases, calls, finding: findingOf(result, target) };
}

function findingOf(result: InvariantResult, target: string | undefined): Finding {
  switch (result.kind) {
    case "held":
      return { kind: "held" };
    case "not-checked":
      return {
        kind: "not-checked",
        why: result.why.kind === "unsupported" ? UNSUPPORTED_CALL + result.why.call : NO_CASES,
      };
    case "broken":
    case "errored":
      return { kind: result.kind, ...evidenceOf(result.counterexample, result.replay, result.invariant.id, target) };
  }
}

function evidenceOf(counterexample: Counterexample, replay: Replay, id: string, target: string | undefined): Evidence {
  const writer = new RequestWriter();
  const shown = counterexample.at.flatMap((index) => counterexample.asked[index] ?? []);
  return {
    message: counterexample.message,
    setting: settingOf(counterexample),
    answers: answersOf(counterexample).map((row) => ({ ...row, answer: withoutControls(row.answer) })),
    requests: shown.map(({ call }) => ({ call: call.call, args: JSON.parse(writer.arguments(call.args)) })),
    shrinks: replay.kind === "seed" ? replay.shrinks : 0,
    seed: replay.kind === "seed" ? replay.seed : null,
    line: replay.kind === "line" ? replay.line : null,
    replay: replayCommand(replay, id, target),
  };
}

function replayCommand(replay: Replay, id: string, target: string | undefined): string {
  const words = ["slotwise", "verify"];
  if (target !== undefined) words.push("--target", quoteWord(target));
  words.push("--only", id);
  if (replay.kind === "seed") words.push("--seed", String(replay.seed));
  return words.join(" ");
}
