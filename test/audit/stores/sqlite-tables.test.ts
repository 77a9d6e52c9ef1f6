import { join } from "node:path";
import { RELEASES, releaseFacts } from "@slotwise/pynenc";
import { describe, expect, it } from "vitest";
import { folderWith } from "../../cli/command.js";
import { clearingStatements } from "../../fleets/clearing-statements.js";
import { EXECUTION, EXECUTIONS, HEARTBEATS, PREFIX, RUNNER, store, TRIGGER_RUNS } from "./shop.js";
import { storeReader, testsWith } from "./store-reader.js";
import { insert, rustvelloTables, tablesOf } from "./tables.js";

const made = await storeReader();
const withReader = testsWith(made);

describe.skipIf(made.kind === "missing")("tables of a SQLite store", () => {
  it.each(RELEASES)("tell the releases that make them: %s", (release) =>
    withReader(async (reader) => {
      const { records } = await store(reader, tablesOf(PREFIX, release) + insert(HEARTBEATS, RUNNER));
      expect(records[0]?.releases).toContain(release);
      expect(records[0]).toMatchObject({
        source: "sqlite",
        application: "shop",
        isRustvello: false,
        keepsEveryExecution: releaseFacts(release).hasLock,
        runners: [{ runner: "a", created: 10.5e6, lastSeen: 20.25e6, eligible: true }],
        unread: [],
      });
      // Word for word what the rule's page tells, and what real fleets are cleared with.
      expect(records[0]?.clearing?.statement).toBe(
        releaseFacts(release).hasLock
          ? `${clearingStatements().sqlite.replace("EXECUTIONS_TABLE", `"${EXECUTIONS}"`)};`
          : undefined,
      );
    })(),
  );

  it(
    "of no release that is known are read, and told of none",
    withReader(async (reader) => {
      const newer = `${tablesOf(PREFIX, "0.4.0")} ALTER TABLE "${HEARTBEATS}" ADD COLUMN mood;`;
      const { records } = await store(reader, newer + insert(HEARTBEATS, RUNNER) + insert(EXECUTIONS, EXECUTION));
      expect(records[0]?.releases).toEqual([]);
      expect(records[0]?.executions).toEqual([
        { id: "e1", runner: "a", start: 11e6, end: 12_000_001, status: "completed", reason: "", holdsLock: false },
      ]);
    }),
  );

  it(
    "of 0.2.3 hold the last execution of each runner",
    withReader(async (reader) => {
      const sql = insert(
        HEARTBEATS,
        {
          ...RUNNER,
          last_service_start: "1970-01-01T00:00:11.5+00:00",
          last_service_end: "1970-01-01T00:00:12+00:00",
        },
        { ...RUNNER, runner_id: "b", last_service_start: null, last_service_end: null },
        { ...RUNNER, runner_id: "c", last_service_start: "1970-01-01T00:00:11+00:00", last_service_end: null },
      );
      const { applications, records } = await store(reader, tablesOf(PREFIX, "0.2.3") + sql);
      expect(applications).toEqual([{ application: "shop", runners: 3, executions: 2 }]);
      expect(records[0]).toMatchObject({
        keepsEveryExecution: false,
        executions: [{ runner: "a", start: 11.5e6, end: 12e6, status: "completed", holdsLock: false }],
        unread: ["1 row of orchestrator_runner_heartbeats left out: a last execution without a start or an end"],
      });
    }),
  );

  it(
    "of rustvello are read, with their nanoseconds",
    withReader(async (reader) => {
      const sql = [
        rustvelloTables(),
        insert("runner_heartbeats", {
          runner_id: "a",
          creation_time: "1970-01-01T00:00:10.123456789+00:00",
          last_heartbeat: "1970-01-01T00:00:20+00:00",
          can_run_atomic_service: 1,
          last_service_start: "1970-01-01T00:00:11.999999999+00:00",
          last_service_end: "1970-01-01T00:00:12Z",
        }),
        insert("trg_conditions", { condition_id: "cron_0 3 * * *", condition_json: "{}" }),
        insert("trg_cron_executions", {
          condition_id: "cron_0 3 * * *",
          last_execution: "1970-01-01T00:00:11.5+00:00",
        }),
        insert("trg_trigger_runs", {
          run_json: JSON.stringify({
            participants: [
              { context_type: "cron", condition_id: "cron_0 3 * * *", context_summary: "1970-01-01T00:00:11.5+00:00" },
            ],
            atomic_service_run_id: null,
          }),
        }),
      ];
      const { applications, records } = await store(reader, sql.join("\n"), "tasks_my_shop.db");
      expect(applications).toEqual([{ application: "my_shop", runners: 1, executions: 1 }]);
      expect(records[0]).toMatchObject({
        isRustvello: true,
        releases: [],
        keepsEveryExecution: false,
        runners: [{ created: 10_123_456, lastSeen: 20e6 }],
        executions: [{ start: 11_999_999, end: 12e6 }],
        crons: [{ cron: "0 3 * * *", lastRun: 11.5e6 }],
        cronRuns: [{ cron: "0 3 * * *", at: 11.5e6 }],
        unread: [],
      });
      expect(records[0]).not.toHaveProperty("clearing");
    }),
  );

  it(
    "with more rows than are held at once, and holes between them",
    withReader(async (reader) => {
      const sql = `${tablesOf(PREFIX, "0.4.0")} ${insert(HEARTBEATS, RUNNER)}
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2345)
        INSERT INTO "${EXECUTIONS}" (runner_id, start_time, end_time, atomic_service_run_id, status, reason)
        SELECT 'a', '1970-01-01T00:00:11.000001+00:00', '1970-01-01T00:00:12+00:00', 'e' || i, 'completed', '' FROM n;
        DELETE FROM "${EXECUTIONS}" WHERE rowid % 7 = 0 OR rowid BETWEEN 700 AND 1400;`;
      const { records } = await store(reader, sql);
      const left = Array.from({ length: 2345 }, (_, index) => index + 1).filter(
        (each) => each % 7 !== 0 && !(each >= 700 && each <= 1400),
      );
      expect(records[0]?.executions.map(({ id }) => id)).toEqual(left.map((each) => `e${each}`));
    }),
  );

  it(
    "with nulls, other kinds of values and nonsense are read as far as they go",
    withReader(async (reader) => {
      const sql = [
        tablesOf(PREFIX, "0.4.0"),
        insert(
          HEARTBEATS,
          RUNNER,
          { ...RUNNER, runner_id: null },
          { ...RUNNER, runner_id: "x".repeat(501) },
          { ...RUNNER, runner_id: "b", creation_timestamp: "yesterday" },
          { ...RUNNER, runner_id: "c", last_heartbeat: null },
          { ...RUNNER, runner_id: "d", last_heartbeat: 1e300 },
          { ...RUNNER, runner_id: "w", allow_to_run_atomic_service: 0 },
        ),
        // Beyond what a double holds, and beyond what Node reads as a number.
        `INSERT INTO "${HEARTBEATS}" (runner_id, creation_timestamp, last_heartbeat) VALUES ('e', 9223372036854775807, 1);`,
        `INSERT INTO "${HEARTBEATS}" (runner_id, creation_timestamp, last_heartbeat) VALUES (x'00ff', 1, 1);`,
        insert(
          EXECUTIONS,
          { ...EXECUTION, start_time: null },
          {
            ...EXECUTION,
            start_time: "1970-01-01T00:00:11",
            end_time: null,
            status: "running",
            atomic_service_run_id: null,
          },
          { ...EXECUTION, end_time: "never" },
          { ...EXECUTION, end_time: 12 },
          { ...EXECUTION, status: "crashed" },
          { ...EXECUTION, status: null },
          { ...EXECUTION, runner_id: null },
          { ...EXECUTION, end_time: null, atomic_service_run_id: "e8", reason: null },
          { ...EXECUTION, reason: "r".repeat(10_000), status: "abandoned", atomic_service_run_id: "e9" },
        ),
        insert(
          TRIGGER_RUNS,
          { trigger_run_json: null },
          { trigger_run_json: "{" },
          { trigger_run_json: "[[]]" },
          { trigger_run_json: '{"participants":[null]}' },
          { trigger_run_json: '{"participants":[{"condition_id":"cron_* * * * *","context_timestamp":"soon"}]}' },
          { trigger_run_json: '{"participants":[{"condition_id":"event_x","context_timestamp":"soon"}]}' },
        ),
        insert(
          `${PREFIX}__trg_conditions`,
          { condition_id: "cron_* * * * *", last_cron_execution: "soon" },
          { condition_id: "cron_0 3 * * *", last_cron_execution: null },
          { condition_id: null, last_cron_execution: null },
          { condition_id: "event_x", last_cron_execution: null },
        ),
      ];
      const { records } = await store(reader, sql.join("\n"));
      const [read] = records;
      expect(read?.runners).toEqual([
        { runner: "a", created: 10.5e6, lastSeen: 20.25e6, eligible: true },
        { runner: "w", created: 10.5e6, lastSeen: 20.25e6, eligible: false },
      ]);
      expect(read?.executions).toEqual([
        { runner: "a", start: 11e6, status: "running", reason: "", holdsLock: true },
        { id: "e8", runner: "a", start: 11e6, end: 11e6, status: "completed", reason: "", holdsLock: false },
        expect.objectContaining({ id: "e9", status: "abandoned", reason: "r".repeat(500) }),
      ]);
      expect(read?.crons).toEqual([
        { cron: "* * * * *", firesAlone: false },
        { cron: "0 3 * * *", firesAlone: false },
      ]);
      expect(read?.cronRuns).toEqual([]);
      expect([...(read?.unread ?? [])].sort()).toEqual([
        "1 row of atomic_service_executions left out: no runner's id of at most 500 characters",
        "1 row of atomic_service_executions left out: no start that is a time",
        "1 row of atomic_service_executions that ended without an end: taken as ended at the start",
        "1 row of trg_conditions with a last run that is no time",
        "1 time of atomic_service_executions without a zone, taken for UTC",
        "2 rows of atomic_service_executions left out: an end that is no time",
        "2 rows of atomic_service_executions left out: no status of pynenc's",
        "3 rows of orchestrator_runner_heartbeats left out: no runner's id of at most 500 characters",
        "4 rows of orchestrator_runner_heartbeats left out: a heartbeat that is no time",
        "5 rows of trg_trigger_runs left out: no record of a trigger run",
      ]);
    }),
  );

  it(
    "tell the process of the runner whose record holds the lock, and of no other",
    withReader(async (reader) => {
      const contexts = `${PREFIX}__state_backend_runner_contexts`;
      const others = insert(
        contexts,
        { runner_id: "a", hostname: "web-1", pid: 7 },
        { runner_id: "b", hostname: "web-2", pid: 8 },
      );
      const runners = insert(HEARTBEATS, { ...RUNNER, runner_id: "a" }, { ...RUNNER, runner_id: "b" });
      const running = { runner_id: "b", start_time: "2026-01-01T00:00:00+00:00", end_time: null, status: "running" };
      const execution = insert(EXECUTIONS, { ...running, atomic_service_run_id: "x" });
      const { records } = await store(reader, tablesOf(PREFIX, "0.4.0") + runners + others + execution);
      expect(records[0]?.runners.map(({ runner, process }) => [runner, process])).toEqual([
        ["a", undefined],
        ["b", { host: "web-2", pid: 8 }],
      ]);
    }),
  );

  it.each(["6d0c", "it's", "' OR '1' = '1", 'a"b;--'])(
    "are cleared of the execution that was read alone, which is called %s",
    (id) =>
      withReader(async (reader) => {
        const running = { ...EXECUTION, end_time: null, status: "running" };
        const path = join(folderWith({}), "store.db");
        const table = tablesOf(PREFIX, "0.4.0") + insert(HEARTBEATS, RUNNER);
        await reader.make(path, table + insert(EXECUTIONS, { ...running, atomic_service_run_id: id }));
        const statusOf = async (wanted: string) =>
          (await reader.read(path)).records[0]?.executions.find((each) => each.id === wanted)?.status;
        const statement = (await reader.read(path)).records[0]?.clearing?.statement ?? "";
        await reader.make(path, statement);
        expect(await statusOf(id)).toBe("abandoned");
        // Somebody has started since, and somebody else carries it out once more.
        await reader.make(path, insert(EXECUTIONS, { ...running, atomic_service_run_id: "next" }));
        await reader.make(path, statement);
        expect(await statusOf("next")).toBe("running");
      })(),
  );

  it(
    "whose columns a file would compute are none of pynenc's",
    withReader(async (reader) => {
      const folder = folderWith({});
      const path = join(folder, "store.db");
      const columns = "runner_id, creation_timestamp, allow_to_run_atomic_service";
      await reader.make(
        path,
        `CREATE TABLE "${HEARTBEATS}" (${columns}, last_heartbeat AS (hex(zeroblob(100000000))));`,
      );
      expect(await reader.problem(path)).toMatch(/store\.db has no tables of a pynenc fleet/);
      await reader.make(path, "CREATE VIEW x_1a2b3c4d__orchestrator_runner_heartbeats AS SELECT 1 AS runner_id;");
      expect(await reader.problem(path)).toMatch(/store\.db has no tables of a pynenc fleet/);
    }),
  );
});
