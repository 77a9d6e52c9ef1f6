/**
 * The tables of a rustvello store in SQLite that tell of its fleet, as rustvello 0.9.0 makes them: without a prefix, since
 * each application has a file of its own, `NAME_APPLICATION.db`. Its times are ISO 8601 texts with nanoseconds.
 */
export const RUSTVELLO_TABLES: Readonly<Record<string, readonly string[]>> = {
  runner_heartbeats: [
    "runner_id",
    "creation_time",
    "last_heartbeat",
    "can_run_atomic_service",
    "last_service_start",
    "last_service_end",
  ],
  trg_conditions: ["condition_id", "condition_type", "event_code", "condition_json"],
  trg_cron_executions: ["condition_id", "last_execution"],
  trg_trigger_runs: ["trigger_run_id", "claimed_at", "triggered_invocation_id", "run_json", "planned_invocation_id"],
};
