import { servesCron } from "@slotwise/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyse } from "../../packages/language-service/src/analysis/analyse.js";
import { cronTicksOf } from "../../packages/language-service/src/crons/cron-ticks.js";
import { realPynenc } from "../real-pynenc.js";
import { anyExpressions } from "./any-expressions.js";
import { cronExpressions } from "./expressions.js";
import { type CronQuestionInWords, type RealAnswer, realAnswers } from "./real-answers.js";

const RELEASES = ["0.2.3", "0.4.0"] as const;
const QUESTIONS = 10_000;
const SECOND = 1_000_000;
const FIRST = Date.UTC(2023, 0, 1) * 1000;
const LAST = Date.UTC(2031, 0, 1) * 1000;

/** How far something is from an edge of the rule: mostly near, down to the microsecond. */
const nearly = (edges: readonly number[]) =>
  fc
    .tuple(
      fc.constantFrom(...edges),
      fc.oneof(fc.constantFrom(0, -1, 1), fc.integer({ min: -20 * SECOND, max: 20 * SECOND })),
    )
    .map(([edge, by]) => edge * SECOND + by);

/** Times at random, and others close behind a tick of the cron; last runs close to where the rule turns. */
const questions: fc.Arbitrary<CronQuestionInWords> = fc
  .record({
    expression: fc.oneof({ weight: 3, arbitrary: cronExpressions }, { weight: 2, arbitrary: anyExpressions }),
    random: fc.integer({ min: FIRST, max: LAST }),
    sinceTick: fc.option(nearly([0, 30, 60]), { freq: 4 }),
    sinceRun: fc.option(fc.oneof(nearly([50, 60, 110]), fc.integer({ min: 1, max: 400 * 86_400 * SECOND })), {
      freq: 9,
    }),
  })
  .map(({ expression, random, sinceTick, sinceRun }) => {
    const tick = sinceTick === null ? undefined : cronTicksOf(expression)?.latestAt(random / SECOND);
    const time = tick === undefined || sinceTick === null ? random : tick * SECOND + sinceTick;
    return { expression, time, lastRun: sinceRun === null ? null : time - sinceRun };
  });

/** The same from what slotwise knows, and by what its rule says; "unknown" where it says nothing. */
function ourAnswer({ expression, time, lastRun }: CronQuestionInWords): RealAnswer | "unknown" {
  const refused = refusedByRule(expression);
  if (refused !== undefined) return { refused };
  const ticks = cronTicksOf(expression);
  if (ticks === undefined) return "unknown";
  const latestTick = ticks.latestAt(time / SECOND);
  const nextTick = ticks.firstFrom(Math.floor(time / SECOND) + 1);
  if (latestTick === undefined || nextTick === undefined) return { refused: "look" };
  const serves = servesCron({ time, lastRun: lastRun ?? undefined, latestTick: latestTick * SECOND });
  return { serves, latestTick, nextTick };
}

function refusedByRule(expression: string): "start" | "look" | undefined {
  const text = `[tool.pynenc]\nrecover_pending_invocations_cron = ${JSON.stringify(expression)}\n`;
  const findings = analyse([{ name: "pyproject.toml", text }]).findings;
  const message = findings.find(({ rule }) => rule === "invalid-cron")?.message;
  return message === undefined ? undefined : message.includes("refuses to start") ? "start" : "look";
}

/** When it ticks is not told where a value is picked by chance, nor with seconds and years. */
function mayBeUnknown(expression: string): boolean {
  return /(?:^|\s)r/i.test(expression) || expression.trim().split(/\s+/).length === 7;
}

const real = await realPynenc(RELEASES);

describe.runIf(real.kind === "ready")("what serves a cron", () => {
  const asked = fc.sample(questions, { numRuns: QUESTIONS, seed: Number(process.env["SLOTWISE_SEED"] ?? 1) });
  const ours = asked.map(ourAnswer);

  it.concurrent.each(RELEASES)(
    "pynenc %s answers 10,000 times as we do, and takes and refuses the same, and has the same ticks around",
    async (release) => {
      if (real.kind === "missing") return;
      const answers = await realAnswers(real.pythonOf(release), asked);
      const seen = { serves: 0, not: 0, start: 0, look: 0, unknown: 0 };
      for (const [index, answer] of answers.entries()) {
        const question = asked[index] as CronQuestionInWords;
        const our = ours[index] as RealAnswer | "unknown";
        if (our === "unknown") {
          expect(answer, JSON.stringify(question)).not.toEqual({ refused: "start" });
          expect(mayBeUnknown(question.expression), JSON.stringify(question)).toBe(true);
          seen.unknown++;
        } else {
          expect(our, JSON.stringify(question)).toEqual(answer);
          seen["refused" in answer ? answer.refused : answer.serves ? "serves" : "not"]++;
        }
      }
      // Otherwise it would be no comparison.
      expect(seen.serves).toBeGreaterThan(QUESTIONS / 10);
      expect(seen.not).toBeGreaterThan(QUESTIONS / 10);
      expect(seen.start).toBeGreaterThan(QUESTIONS / 10);
      expect(seen.look).toBeGreaterThan(0);
      expect(seen.unknown).toBeLessThan(QUESTIONS / 50);
    },
  );
});

if (real.kind === "missing") {
  describe("what serves a cron", () => {
    it.skip(`is not asked of pynenc: ${real.reason}`, () => {});
  });
}
