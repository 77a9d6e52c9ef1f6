import { describe, expect, it } from "vitest";
import { parsePython } from "./parse-python.js";

const cronsIn = (code: string) =>
  parsePython(code).crons.map(({ expression, range, isEnough }) => {
    expect(code.slice(range.start + 1, range.end - 1)).toBe(expression);
    return isEnough ? expression : `${expression}, with others`;
  });

const FROM = "from pynenc.trigger.trigger_builder import on_cron, on_event\n";
const TASK = "def nightly():\n    pass\n";

describe("crons in code", () => {
  it.each([
    [`@app.task(triggers=TriggerBuilder().on_cron("0 3 * * *"))\n${TASK}`],
    [`@app.task(triggers=[TriggerBuilder().on_cron('0 3 * * *')])\n${TASK}`],
    [`@app.task(retries=2, triggers=[trigger.TriggerBuilder().on_cron(cron_expression="0 3 * * *")])\n${TASK}`],
    [`${FROM}@app.task(triggers=on_cron("0 3 * * *"))\n${TASK}`],
    [`from our.triggers import on_cron\n@app.task(triggers=[on_cron("0 3 * * *")])\n${TASK}`],
    [`${FROM}NIGHTLY = on_cron("0 3 * * *")\n`],
    [`NIGHTLY = "0 3 * * *"\n${FROM}at = on_cron(NIGHTLY)\n`],
    [`nightly = TriggerBuilder()\nnightly.on_cron("0 3 * * *")\n`],
    [`nightly = TriggerBuilder().with_arguments({"a": 1})\nnightly.on_cron("0 3 * * *")\n`],
    [`task = app.task(nightly, triggers=(\n    TriggerBuilder()\n    # every night\n    .on_cron("0 3 * * *")\n))\n`],
    [`def make():\n    return TriggerBuilder().on_cron("0 3 * * *").with_args_static({"a": 1})\n`],
    [`class Jobs:\n    @app.task(triggers=TriggerBuilder().on_cron("0 3 * * *"))\n    def nightly(self): ...\n`],
  ])("are read with their places: %s", (code) => {
    expect(cronsIn(code)).toEqual(["0 3 * * *"]);
  });

  it.each([
    'TriggerBuilder().on_event("paid").on_cron("0 3 * * *")',
    'TriggerBuilder().on_cron("0 3 * * *").on_status(load)',
    'TriggerBuilder().on_cron("0 3 * * *").on_result(load).with_logic("and")',
    `${FROM}on_event("paid").on_cron("0 3 * * *")`,
  ])("may have to wait for something else: %s", (code) => {
    expect(cronsIn(`${code}\n`)).toEqual(["0 3 * * *, with others"]);
  });

  it.each([
    'TriggerBuilder().on_event("paid").on_cron("0 3 * * *").with_logic("or")',
    'TriggerBuilder().with_logic(CompositeLogic.OR).on_cron("0 3 * * *").on_event("paid")',
  ])("need not, where one condition is enough: %s", (code) => {
    expect(cronsIn(`${code}\n`)).toEqual(["0 3 * * *"]);
  });

  it("are as many as there are", () => {
    const code = `${FROM}a = [on_cron("0 3 * * *"), on_cron("0 4 * * *")]\nb = TriggerBuilder().on_cron("0 5 * * *").on_cron("0 6 * * *")\n`;
    expect(cronsIn(code)).toEqual(["0 3 * * *", "0 4 * * *", "0 5 * * *", "0 6 * * *"]);
  });

  it.each([
    'scheduler.on_cron("0 3 * * *")',
    'from elsewhere import on_cron\non_cron("0 3 * * *")',
    "TriggerBuilder().on_cron(nightly())",
    'TriggerBuilder().on_cron(f"0 {HOUR} * * *")',
    "TriggerBuilder().on_cron()",
    'TriggerBuilder().cron("0 3 * * *")',
    'on_cron = "0 3 * * *"',
    '"""@app.task(triggers=on_cron("0 3 * * *"))"""',
  ])("are not guessed: %s", (code) => {
    expect(cronsIn(`${code}\n`)).toEqual([]);
  });
});
