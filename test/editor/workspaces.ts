import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Records, writeRecordLines } from "@slotwise/audit";
import { FLEET_NOW, fleetRecords } from "../../packages/cli/src/testing/fleet-records.js";

/** A project with pynenc 0.2 and as many runners as are too many for its settings. */
export const FOUR_RUNNERS = `[project]
name = "shop"
dependencies = ["pynenc==0.2.3"]

[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_spread_margin_minutes = 1.0
atomic_service_check_interval_minutes = 0.5

[tool.slotwise]
runners = 4
`;

/** What an upgrade changes, since its dependency allows releases of both kinds. */
export const UPGRADABLE: string = FOUR_RUNNERS.replace("pynenc==0.2.3", "pynenc>=0.2");

/** The settings of the fleet whose records are beside them. */
const AUDITED = `[project]
dependencies = ["pynenc==0.4.0"]

[tool.pynenc]
app_id = "orders"
atomic_service_interval_minutes = 5.0

[tool.slotwise]
runners = 3
`;

const RUNNERS = ["a", "<img src=x>", "7c1f63d0-2f6b-4c55-9d1e-4be2f13f1a01"];

function recordsOf(application: string, stuck: boolean, runners = RUNNERS): string {
  const changes: Partial<Records> = { readAt: FLEET_NOW };
  return writeRecordLines(fleetRecords({ application, stuck, runners, changes }));
}

/** What a fleet of three did in an hour: one that works, and one of which a runner was killed in mid-execution. */
export const AUDITED_RECORDS = { healthy: recordsOf("orders", false), stuck: recordsOf("orders", true) };

const UNDECLARED = FOUR_RUNNERS.replace(/\n\[tool\.slotwise\][\s\S]*/, "");

/** As long as settings files never are. */
const LONG = `${Array.from({ length: 4990 }, (_, line) => `# line ${line + 1}`).join("\n")}\n${FOUR_RUNNERS}`;

/** A fleet a service, and settings that both of two behaviours are allowed for: from 0.2.4 on they are not safe. */
const SEVERAL = `[project]
dependencies = ["pynenc>=0.2.3"]

[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_check_interval_minutes = 0.1

[tool.slotwise]
service-duration = "10s"
`;

const service = (name: string, replicas: number) =>
  `  ${name}:\n    command: pynenc --app ${name}.app runner start\n    environment:\n      PYNENC__APP_ID: ${name}\n    deploy:\n      replicas: ${replicas}\n`;

/** Three services, each with an application of its own. */
export const SERVICES = `services:\n${service("worker", 7)}${service("mailer", 3)}${service("indexer", 2)}`;

/** As an editor on Windows writes it. */
export const WINDOWS = FOUR_RUNNERS.replace("[project]", "# größe 🚀\n[project]").replaceAll("\n", "\r\n");

const TOO_LARGE = `${FOUR_RUNNERS}# ${"x".repeat(2 * 1024 * 1024)}\n`;

const serviceOf = (name: string, replicas: number) => `  ${name}:
    image: shop
    environment:
      PYNENC__APP_ID: ${name}
      PYNENC__REDIS_URL: redis://cache:6379/0
    deploy:
      replicas: ${replicas}
`;

/** Two applications, of which one needs far less than the other. */
const TWO_APPLICATIONS = `from pynenc import Pynenc, PynencBuilder

orders = Pynenc(config_values={"app_id": "orders", "atomic_service_interval_minutes": 5.0})

mails = (
    PynencBuilder()
    .app_id("mails")
    .custom_config(atomic_service_interval_minutes=60.0)
    .build()
)
`;

const FILES: Readonly<Record<string, string>> = {
  "many/applications/requirements.txt": "pynenc==0.2.3\n",
  "many/applications/tasks.py": TWO_APPLICATIONS,
  "declared/compose.yaml": `services:\n${serviceOf("worker", 6)}`,
  "declared/pyproject.toml": FOUR_RUNNERS.replace("runners = 4", "runners = 2"),
  "several/compose.yaml": `services:\n${serviceOf("orders", 4)}${serviceOf("mails", 6)}`,
  "several/pyproject.toml": UNDECLARED,
  "audited/pyproject.toml": AUDITED,
  "audited/records.jsonl": AUDITED_RECORDS.stuck,
  "audited/two.jsonl": AUDITED_RECORDS.healthy + recordsOf("stock", false),
  "orders/pyproject.toml": AUDITED,
  "orders/records.jsonl": recordsOf("orders", true, ["a", "b", "c"]),
  "crowded/crowded.txt": "Here another extension writes behind lines, too.\n",
  "crowded/pyproject.toml": FOUR_RUNNERS,
  "upgradable/pyproject.toml": UPGRADABLE,
  "many/windows/pyproject.toml": WINDOWS,
  "many/binary/pyproject.toml": `\0\u0001\u0002${FOUR_RUNNERS}`,
  "many/large/pyproject.toml": TOO_LARGE,
  "many/good/pyproject.toml": FOUR_RUNNERS,
  "fleet/pyproject.toml": FOUR_RUNNERS,
  "asked/pyproject.toml": FOUR_RUNNERS,
  "asked/other/pyproject.toml": FOUR_RUNNERS,
  "asked/notes.txt": "Nothing of interest.\n",
  "fleet/notes.txt": "Nothing of interest.\n",
  "services/pyproject.toml": SEVERAL,
  "services/compose.yaml": SERVICES,
  "many/composed/compose.yaml":
    "services:\n  worker:\n    image: shop\n    environment:\n      PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: 5.0\n      APP: shop\n",
  "many/half-typed/pyproject.toml": FOUR_RUNNERS.replace("5.0", "10.0"),
  "many/long/pyproject.toml": LONG,
  "two/four/pyproject.toml": UNDECLARED,
  "two/four/.vscode/settings.json": '{ "slotwise.runners": 4 }\n',
  "two/three/pyproject.toml": UNDECLARED,
  "two/three/.vscode/settings.json": '{ "slotwise.runners": 3, "slotwise.drawings": false }\n',
  "two/two.code-workspace": '{ "folders": [{ "path": "four" }, { "path": "three" }] }\n',
};

/** Where the editor sees a file or folder of these. */
export function addressOf(path: string): string {
  return `vscode-test-web://mount/${path}`;
}

export function writeWorkspaces(folder: string): void {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
