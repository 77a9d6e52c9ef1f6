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

/** As an editor on Windows writes it. */
export const WINDOWS = FOUR_RUNNERS.replace("[project]", "# größe 🚀\n[project]").replaceAll("\n", "\r\n");

const TOO_LARGE = `${FOUR_RUNNERS}# ${"x".repeat(2 * 1024 * 1024)}\n`;

const FILES: Readonly<Record<string, string>> = {
  "audited/pyproject.toml": AUDITED,
  "audited/records.jsonl": AUDITED_RECORDS.stuck,
  "audited/two.jsonl": AUDITED_RECORDS.healthy + recordsOf("stock", false),
  "orders/pyproject.toml": AUDITED,
  "orders/records.jsonl": recordsOf("orders", true, ["a", "b", "c"]),
  "crowded/crowded.txt": "Here another extension writes behind lines, too.\n",
  "crowded/pyproject.toml": FOUR_RUNNERS,
  "windows/pyproject.toml": WINDOWS,
  "odd/binary/pyproject.toml": `\0\u0001\u0002${FOUR_RUNNERS}`,
  "odd/large/pyproject.toml": TOO_LARGE,
  "odd/good/pyproject.toml": FOUR_RUNNERS,
  "fleet/pyproject.toml": FOUR_RUNNERS,
  "fleet/notes.txt": "Nothing of interest.\n",
  "half-typed/pyproject.toml": FOUR_RUNNERS.replace("5.0", "10.0"),
  "long/pyproject.toml": LONG,
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
