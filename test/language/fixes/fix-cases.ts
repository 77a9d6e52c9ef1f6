import type { SettingsFile } from "@slotwise/project";

const pyproject = (settings: string, ours: string, dependency = "pynenc>=0.2"): SettingsFile => ({
  name: "pyproject.toml",
  text: `[project]\nname = "shop"\ndependencies = ["${dependency}"]\n[tool.pynenc]\n${settings}\n[tool.slotwise]\n${ours}\n`,
});

const code = (...crons: readonly string[]): SettingsFile => ({
  name: "app.py",
  text: `from pynenc import Pynenc\nfrom pynenc.trigger import TriggerBuilder\nAT = "4 3 * * *"\napp = Pynenc()\n${crons.map((cron, at) => `@app.task(triggers=TriggerBuilder().on_cron(${cron}))\ndef job${at}(): ...\n`).join("")}`,
});

const QUIET = 'recover_pending_invocations_cron = "0 0 * * *"\nrecover_running_invocations_cron = "0 0 * * *"';

/** Projects in each of which something about fixes is decided. */
export const FIX_CASES: readonly (readonly SettingsFile[])[] = [
  [pyproject("atomic_service_interval_minutes = 5.0\natomic_service_check_interval_minutes = 0.5", "runners = 4")],
  [pyproject("atomic_service_interval_minutes = 5.0\natomic_service_spread_margin_minutes = 3.0", "runners = 5")],
  [pyproject("atomic_service_interval_minutes = 1\natomic_service_spread_margin_minutes = 2.5", "runners = 2")],
  [pyproject("atomic_service_interval_minutes = 7.0", 'runners = 3\nservice-duration = "20s"')],
  [pyproject("atomic_service_interval_minutes = 30.0", "runners = 2")],
  [
    pyproject(
      `atomic_service_interval_minutes = 30.0\natomic_service_check_interval_minutes = 0.5\n${QUIET}`,
      "runners = 2",
    ),
  ],
  [pyproject("atomic_service_interval_minutes = 5.0\nrunner_considered_dead_after_minutes = 0.4", "runners = 2")],
  [
    pyproject(
      "atomic_service_interval_minutes = 6.0\natomic_service_check_interval_minutes = 0.9\natomic_service_spread_margin_minutes = 0.5",
      'runners = 3\nservice-duration = "6s"',
      "pynenc==0.4.0",
    ),
  ],
  [
    pyproject(
      "atomic_service_interval_minutes = 5.0\natomic_service_check_interval_minutes = 0.25\nrunner_considered_dead_after_minutes = 4.0",
      "runners = 3",
      "pynenc==0.2.3",
    ),
    code('"4 3 * * *"', "AT", "AT"),
  ],
  [
    pyproject("atomic_service_interval_minutes = 5.0", "", "pynenc==0.2.3"),
    {
      name: "compose.yaml",
      text: "services:\n  a:\n    command: pynenc --app a runner start\n    deploy: {replicas: 4}\n  b:\n    command: pynenc --app b runner start\n    environment: [PYNENC__APP_ID=b]\n",
    },
  ],
  // No minute is served for certain.
  [
    pyproject(
      "atomic_service_interval_minutes = 5.0\natomic_service_check_interval_minutes = 0.25",
      "runners = 4",
      "pynenc==0.2.3",
    ),
    code('"4 3 * * *"'),
  ],
  // Looked at more often, each executes more often, and a kill finds it executing.
  [
    pyproject(
      "atomic_service_interval_minutes = 5.0\natomic_service_check_interval_minutes = 0.9",
      'runners = 2\nservice-duration = "4s"',
      "pynenc==0.4.0",
    ),
  ],
  // One release refuses it, and nobody would run under it once it starts.
  [
    pyproject(
      'atomic_service_interval_minutes = 1\natomic_service_spread_margin_minutes = 2.5\nrunner_considered_dead_after_minutes = 4\nrecover_pending_invocations_cron = "7 * * * *"\nrecover_running_invocations_cron = "45 * * * *"',
      'runners = 2\nservice-duration = "1s"\nclock-skew = "500ms"\nstart-delay = "1s"',
      "pynenc",
    ),
  ],
  // A smaller fleet than the one told of breaks a promise once the name is right; the cron is lost either way.
  [
    pyproject(
      'atomic_service_interval_minutes = 5.0\natomic_service_spread_margin_minute = 1.3\nrecover_pending_invocations_cron = "4 * * * *"\nrecover_running_invocations_cron = "4 * * * *"',
      'runners = "2-4"',
      "pynenc==0.2.3",
    ),
  ],
  [pyproject('max_pending_second = "five"\nlog_formt = "text"', "runners = 2")],
  // Renamed, each of these counts: an interval that is none, one that is safe for nobody, a margin, a cron.
  [pyproject("atomic_service_intervall_minutes = -1", "runners = 2")],
  [pyproject("atomic_service_intervall_minutes = 2.0", 'runners = "1-3"')],
  [pyproject("atomic_service_interval_minutes = 4.0\natomic_service_spread_margin_minute = 0.5", 'runners = "2-4"')],
  [
    pyproject(
      `atomic_service_interval_minutes = 30.0\n${QUIET.replace("pending_invocations", "pending_invocation").replace('"0 0', '"14 0')}`,
      "runners = 4",
    ),
  ],
  [
    pyproject(
      `atomic_service_interval_minutes = 30.0\nrunner_considered_dead_after_minute = 40.0\n${QUIET}`,
      "runners = 4",
    ),
  ],
];
