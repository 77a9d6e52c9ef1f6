import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CronRunRecord } from "../records/records.js";
import { cronRunsIn, MOST_JSON, withoutRepeats } from "./cron-run.js";

const never = () => expect.unreachable("it has a zone");
const AT = "2026-11-29T10:44:26.202566+00:00";
const AT_MICROSECONDS = Date.UTC(2026, 10, 29, 10, 44, 26) * 1000 + 202_566;

describe("a trigger run", () => {
  it("tells each cron that fired it, and the execution", () => {
    const run = {
      participants: [
        { context_type: "CronContext", condition_id: "cron_*/5 * * * *", context_timestamp: AT, context_summary: "" },
        { context_type: "EventContext", condition_id: "event_x", context_timestamp: "never" },
        { context_type: "CronContext", condition_id: "cron_0 3 * * *", context_timestamp: AT },
      ],
      atomic_service_run_id: "e",
      task_id_key: "shop.tidy",
    };
    expect(cronRunsIn(JSON.stringify(run), never)).toEqual([
      { cron: "*/5 * * * *", at: AT_MICROSECONDS, execution: "e", isOwn: true },
      { cron: "0 3 * * *", at: AT_MICROSECONDS, execution: "e", isOwn: true },
    ]);
  });

  it("of a task that pynenc brings is told as such", () => {
    const run = { participants: [{ condition_id: "cron_x", context_timestamp: AT }] };
    const isOwn = (task: string) => cronRunsIn(JSON.stringify({ ...run, task_id_key: task }), never)?.[0]?.isOwn;
    expect([isOwn("pynenc.core_tasks.recover_pending_invocations"), isOwn("shop.core_tasks.x")]).toEqual([false, true]);
  });

  it("of rustvello has its time as a summary, and no execution", () => {
    const run = {
      participants: [{ context_type: "cron", condition_id: "cron_* * * * *", context_summary: AT }],
      atomic_service_run_id: null,
    };
    expect(cronRunsIn(JSON.stringify(run), never)).toEqual([
      { cron: "* * * * *", at: AT_MICROSECONDS, execution: undefined, isOwn: true },
    ]);
  });

  it("is anything else: told as unreadable, never thrown", () => {
    const texts = fc.oneof(fc.json(), fc.string(), fc.anything());
    fc.assert(
      fc.property(texts, (text) => {
        expect(cronRunsIn(text, () => undefined)).toBeUndefined();
      }),
    );
    const participants = fc.array(fc.oneof(fc.anything(), fc.record({ condition_id: fc.constant("cron_x") })));
    fc.assert(
      fc.property(participants, (all) => {
        const text = JSON.stringify({ participants: all }, (_, value) => (typeof value === "bigint" ? null : value));
        for (const run of cronRunsIn(text, () => undefined) ?? []) expect(run.at).toBeTypeOf("number");
      }),
    );
    expect(cronRunsIn(`{"participants":[]${" ".repeat(MOST_JSON)}}`, never)).toBeUndefined();
    expect(cronRunsIn('{"participants":[]}', never)).toEqual([]);
  });
});

it("one firing by one execution counts once", () => {
  const RUN = fc.record({
    cron: fc.constantFrom("a", "b"),
    at: fc.nat(2),
    execution: fc.constantFrom("e", "f", undefined),
    isOwn: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(RUN), (runs) => {
      const once = withoutRepeats(runs);
      const keyOf = ({ cron, at, execution }: CronRunRecord) => `${cron}/${at}/${execution}`;
      expect(once.map(keyOf)).toEqual([...new Set(runs.map(keyOf))]);
      // It is the application's as soon as one of its tasks hung on it.
      const own = new Set(runs.filter(({ isOwn }) => isOwn).map(keyOf));
      expect(once.map(({ isOwn }) => isOwn)).toEqual(once.map((each) => own.has(keyOf(each))));
    }),
  );
});
