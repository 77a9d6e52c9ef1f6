import { expect, test } from "vitest";
import { DEFAULTS, folderWith, slotwise } from "../cli/command.js";

const folder = (): string => folderWith({ "pyproject.toml": DEFAULTS });

test.each([
  [["--runners", "3", "--faults", "earthquake"], '--faults has "earthquake", but knows join, crash'],
  [["--runners", "3", "--faults", "join,"], '--faults has "", but knows join, crash'],
  [["--runners", "3", "--faults", "join=1=2"], '--faults has "join=1=2", but join takes a number from 1 to 9'],
  [["--runners", "3", "--faults", "skew=0s"], '--faults has "skew=0s", but skew takes a duration'],
  [["--runners", "3", "--faults", "crash,join,crash=2"], '--faults has "crash" twice'],
  [["--runners", "3", "--target", "false", "--find", "missed-turn"], "--find missed-turn needs the windows"],
  [["--runners", "3", "--target", "false"], "the target ended with exit status 1"],
  [["--runners", "20000"], "20000 runners are too many to simulate"],
  [["--runners", "3", "--faults", "pause"], "pause takes a duration with a unit, such as pause=10s"],
  [["--runners", "3", "--faults", "join=x"], "join takes a number from 1 to 9"],
  [["--runners", "3", "--faults", "ties=1"], "ties takes no value"],
  [["--runners", "3", "--for", "30"], '--for is "30"'],
  [["--runners", "3", "--for", "0s"], '--for is "0s"'],
  [["--runners", "3", "--for", "0.0000001s"], '--for is "0.0000001s", but must be a duration'],
  [["--runners", "3", "--faults", "skew=0.0000001s"], '--faults has "skew=0.0000001s", but skew takes a duration'],
  [["--runners", "3", "--seed", "-1"], '--seed is "-1"'],
  [["--runners", "3", "--shard", "3/2"], '--shard is "3/2"'],
  [["--runners", "3", "--find", "luck"], "Allowed choices are overlap, block, silence, missed-turn, lost-turn"],
  [[], "how many runners does the fleet have?"],
])("wrong usage is named: %j", async (args, message) => {
  const { status, stderr } = await slotwise(["simulate", ...args], { cwd: folder() });
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});

test.each([
  ["0.00000001", "atomic_service_interval_minutes is 1e-8, but must be from 0.000016666666666666667 (a millisecond)"],
  ["1e15", "atomic_service_interval_minutes is 1000000000000000, but must be from"],
])("an interval of %s minutes is not simulated, and that is said in one line", async (interval, message) => {
  const settings = `[tool.pynenc]\natomic_service_interval_minutes = ${interval.replace("1e", "1.0e")}\natomic_service_spread_margin_minutes = 0.0\n`;
  const cwd = folderWith({ "pyproject.toml": settings });
  const { status, stdout, stderr } = await slotwise(["simulate", "--runners", "2", "--protocol", "slot-claim"], {
    cwd,
  });
  expect(stderr).toContain(message);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect([status, stdout]).toEqual([2, ""]);
});

test.each([
  [
    'check_interval_minutes = 0.0\nrunner_loop_sleep_time_sec = 0.0\nbroker_cls = "SQLiteBroker"',
    [],
    "atomic_service_check_interval_minutes = 0 and a round of its loop, which takes 0 s or more",
  ],
  [
    "check_interval_minutes = 10000000.0",
    [],
    "atomic_service_check_interval_minutes is 10000000, but is simulated up to 5270400 minutes, which are ten years",
  ],
  ["check_interval_minutes = 0.001", ["--for", "3660d"], "more than 2000000000 looks in 316224000 s"],
])("settings with which no run would end are refused: %j", async (setting, args, message) => {
  const cwd = folderWith({ "pyproject.toml": DEFAULTS.replace("check_interval_minutes = 0.5", setting) });
  const { status, stderr } = await slotwise(
    ["simulate", "--runners", "3", "--for", "1h", ...args, "--protocol", "slot-window"],
    { cwd },
  );
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});

test("without settings there is nothing to simulate", async () => {
  expect((await slotwise(["simulate", "--runners", "2"], { cwd: folderWith({}) })).status).toBe(3);
});
