import { expect, test } from "vitest";
import { DEFAULTS, folderWith, slotwise } from "../cli/command.js";

test("a record that a dead runner leaves stops the fleet for good, and what the lock refuses is no overlap", async () => {
  const cwd = folderWith({ "pyproject.toml": DEFAULTS });
  const args = ["simulate", "--runners", "2", "--for", "7d", "--protocol", "slot-claim"];
  const { status, stdout } = await slotwise([...args, "--find", "block", "--faults", "crash"], { cwd });
  expect(status).toBe(1);
  const told = stdout.replaceAll(/\s+/g, " ");
  expect(told).toContain("No process runs that execution any more, and nothing else ends its record");
  expect(told).toMatch(/Until somebody clears it nobody starts: \d+ looks are refused from/);
  const settings = DEFAULTS.replace("dead_after_minutes = 10.0", "dead_after_minutes = 0.05")
    .replace("check_interval_minutes = 0.5", "check_interval_minutes = 0.00833")
    .replace("interval_minutes = 5.0", "interval_minutes = 0.2")
    .replace("margin_minutes = 1.0", "margin_minutes = 0.0167");
  const quick = folderWith({
    "pyproject.toml": `${settings}\natomic_service_max_start_slot_fraction = 1.0\n`,
  });
  const refused = ["simulate", "--runners", "2", "--for", "1d", "--protocol", "slot-claim", "--find", "overlap"];
  const answer = await slotwise([...refused, "--service-duration", "5s"], { cwd: quick });
  expect(answer.stdout).toMatch(/overlaps +0\n/);
  expect(answer.stdout).toMatch(/blocked +[\d,]+ starts refused/);
  expect(answer.status).toBe(0);
});

test("with SQLite a cron runs again whenever a runner starts, and with Redis it does not", async () => {
  const args = ["simulate", "--runners", "2", "--for", "7d", "--faults", "restart", "--find", "overlap"];
  const told = async (trigger: string): Promise<string> => {
    const cwd = folderWith({ "pyproject.toml": `${DEFAULTS}trigger_cls = "${trigger}"\n` });
    return (await slotwise([...args, "--protocol", "slot-window"], { cwd })).stdout;
  };
  // One runner a day, of whose first executions most come soon after another runner has served the same minute.
  expect(await told("SQLiteTrigger")).toMatch(/run again +[2-9] times, each because a runner had started\n/);
  expect(await told("RedisTrigger")).not.toContain("run again");
});
