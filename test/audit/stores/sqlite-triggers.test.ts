import { describe, expect, it } from "vitest";
import { EXECUTION, EXECUTIONS, HEARTBEATS, PREFIX, RUNNER, store, TRIGGER_RUNS } from "./shop.js";
import { storeReader, testsWith } from "./store-reader.js";
import { insert, tablesOf } from "./tables.js";

const made = await storeReader();
const withReader = testsWith(made);

describe.skipIf(made.kind === "missing")("triggers of a SQLite store", () => {
  it(
    "tell one firing of a cron once, however many tasks it started",
    withReader(async (reader) => {
      const run = (at: string, id: string | null) => ({
        trigger_run_json: JSON.stringify({
          participants: [{ condition_id: "cron_0 3 * * *", context_timestamp: at }],
          atomic_service_run_id: id,
        }),
      });
      const first = "1970-01-01T03:00:00.5+00:00";
      const sql = insert(TRIGGER_RUNS, run(first, "e1"), run(first, "e1"), run(first, "e2"), run(first, null));
      const { records } = await store(reader, tablesOf(PREFIX, "0.4.0") + sql);
      const at = 3 * 3600e6 + 5e5;
      expect(records[0]?.keepsCronRuns).toBe(true);
      expect(records[0]?.cronRuns).toEqual([
        { cron: "0 3 * * *", at, execution: "e1", isOwn: true },
        { cron: "0 3 * * *", at, execution: "e2", isOwn: true },
        { cron: "0 3 * * *", at, isOwn: true },
      ]);
    }),
  );

  it(
    "tell which executions are kept for what they fired",
    withReader(async (reader) => {
      const run = { trigger_run_json: JSON.stringify({ participants: [], atomic_service_run_id: "e2" }) };
      const executions = ["e1", "e2", null].map((id) => ({ ...EXECUTION, atomic_service_run_id: id }));
      const sql = [tablesOf(PREFIX, "0.4.0"), insert(HEARTBEATS, RUNNER), insert(EXECUTIONS, ...executions)];
      const { records } = await store(reader, `${sql.join("\n")} ${insert(TRIGGER_RUNS, run)}`);
      expect(records[0]?.executions.map(({ id, isKept }) => [id, isKept])).toEqual([
        ["e1", undefined],
        ["e2", true],
        [undefined, undefined],
      ]);
    }),
  );

  it(
    "tell which crons start a task whatever else holds",
    withReader(async (reader) => {
      const names = ["alone", "or", "and", "both", "gone", "cleaned"].map((name) => `cron_${name}`);
      const link = (trigger_id: string, ...conditions: readonly string[]) =>
        insert(
          `${PREFIX}__trg_condition_triggers`,
          ...conditions.map((condition_id) => ({ condition_id, trigger_id })),
        );
      const trigger = (trigger_id: string, logic_value: string) => ({
        trigger_id,
        logic_value,
        task_id_key: "app.task",
      });
      const sql = [
        tablesOf(PREFIX, "0.4.0"),
        insert(
          `${PREFIX}__trg_conditions`,
          ...names.map((condition_id) => ({ condition_id, last_cron_execution: null })),
        ),
        insert(`${PREFIX}__trg_triggers`, ...["1", "3", "4", "5"].map((id) => trigger(id, "and")), trigger("2", "or")),
        link("1", "cron_alone"),
        link("2", "cron_or", "event_x"),
        link("3", "cron_and", "event_x"),
        link("4", "cron_both", "event_x"),
        link("5", "cron_both"),
        // Of a trigger that is no longer there.
        link("6", "cron_cleaned"),
      ];
      const { records } = await store(reader, sql.join("\n"));
      expect(records[0]?.crons.map(({ cron, firesAlone }) => [cron, firesAlone])).toEqual([
        ["alone", true],
        ["and", false],
        ["both", true],
        ["cleaned", false],
        ["gone", false],
        ["or", true],
      ]);
    }),
  );
});
