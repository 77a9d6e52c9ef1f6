/** 200 lines, as a real `pyproject.toml` has: other tools' tables, and pynenc's with everything that is drawn. */
export function pyproject200(interval: string, version: string): string {
  const head = [
    "[project]",
    'name = "example"',
    `dependencies = ["pynenc${version}"]`,
    "",
    "[tool.pynenc]",
    'app_id = "example"',
    'runner_cls = "ThreadRunner"',
    `atomic_service_interval_minutes = ${interval}`,
    "atomic_service_spread_margin_minutes = 1.0",
    "atomic_service_check_interval_minutes = 0.5",
    'recover_pending_invocations_cron = "*/5 * * * *"',
    "runner_considered_dead_after_minutes = 10.0",
    "",
    "[tool.slotwise]",
    "runners = 4",
    'service-duration = "20s"',
  ];
  const rest = ["", "[tool.other]"];
  while (head.length + rest.length < 200) rest.push(`option_${rest.length} = ["value ${rest.length}", "other"] # why`);
  return `${[...head, ...rest].join("\n")}\n`;
}
