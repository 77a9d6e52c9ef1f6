import { describe, expect, it } from "vitest";
import { terms } from "../testing/terms.js";
import { changesOf, isWrittenValues, readPreviewTarget, termsToTry, withCron, withValues } from "./changes.js";
import { CONTROL_NAMES, CONTROLS } from "./controls.js";

const cron = { field: "recover_pending_invocations_cron", expression: "*/5 * * * *", isInCode: false };
const inCode = { field: 'on_cron("0 3 * * *")', expression: "0 3 * * *", isInCode: true };
const file = terms({
  declarations: { runners: { least: 4, most: 4 }, startDelaySeconds: 60, storeStalenessSeconds: 5 },
  crons: [cron, inCode],
});

describe("what is tried", () => {
  it("starts from the fleet that the files describe, and has nothing to write then", () => {
    expect(termsToTry(file)).toBe(file);
    expect(changesOf(file, termsToTry(file))).toEqual({});
  });

  it("draws three runners where the files declare none, without writing them", () => {
    const undeclared = terms({ declarations: { runners: undefined } });
    expect(termsToTry(undeclared).declarations.runners).toEqual({ least: 3, most: 3 });
    expect(changesOf(undeclared, termsToTry(undeclared))).toEqual({});
    expect(changesOf(undeclared, CONTROLS.runners.changed(undeclared, 4))).toEqual({ runners: 4 });
  });

  it("writes what was changed and a file can hold, and no more", () => {
    const tried = CONTROLS.clockSkewSeconds.changed(CONTROLS.serviceIntervalMinutes.changed(file, 8), 2);
    expect(changesOf(file, tried)).toEqual({ settings: { atomic_service_interval_minutes: 8 } });
    const dead = CONTROLS.deadAfterMinutes.changed(file, 3);
    expect(changesOf(file, dead)).toEqual({ settings: { runner_considered_dead_after_minutes: 3 } });
    const crons = withCron(withCron(file, cron.field, "0 * * * *"), inCode.field, "0 4 * * *");
    expect(changesOf(file, crons)).toEqual({ crons: { [cron.field]: "0 * * * *" } });
  });

  it("writes one size for a range only where somebody chose one", () => {
    const range = terms({ declarations: { runners: { least: 4, most: 8 } } });
    expect(changesOf(range, CONTROLS.spreadMarginMinutes.changed(range, 0.5))).not.toHaveProperty("runners");
    expect(changesOf(range, CONTROLS.runners.changed(range, 8))).toEqual({ runners: 8 });
  });

  it("has every other value as the files have it, whatever is moved", () => {
    let tried = file;
    for (const name of CONTROL_NAMES) {
      const { changed, valueIn } = CONTROLS[name];
      const moved = changed(tried, 7);
      expect(valueIn(moved)).toBe(7);
      const back = changed(moved, valueIn(tried) ?? 0);
      for (const other of CONTROL_NAMES) expect(CONTROLS[other].valueIn(back)).toBe(CONTROLS[other].valueIn(tried));
      tried = moved;
    }
    expect(tried.look).toEqual(file.look);
    expect(tried.crons).toEqual(file.crons);
  });

  it("has an execution of a length that nobody knows where it is 0 s", () => {
    const { changed, valueIn } = CONTROLS.serviceDurationSeconds;
    expect(valueIn(changed(file, 20))).toBe(20);
    expect(valueIn(changed(file, 0))).toBeUndefined();
  });

  it("is made one that a fleet can have, whatever number is typed", () => {
    for (const value of [-5, 0, 0.4, 1e300]) {
      for (const name of CONTROL_NAMES) {
        const { changed, valueIn } = CONTROLS[name];
        const moved = changed(file, value);
        expect(valueIn(changed(moved, valueIn(moved) ?? 0))).toEqual(valueIn(moved));
      }
    }
    expect(CONTROLS.runners.valueIn(CONTROLS.runners.changed(file, 2.6))).toBe(3);
  });

  it("takes the values of a fix, by the names of settings, and leaves out what no fleet can have", () => {
    const values = { atomic_service_check_interval_minutes: 0.2, runner_loop_sleep_time_sec: 0.05 };
    const tried = withValues(file, { values, runners: 6 });
    expect(tried.values).toEqual({ ...file.values, ...values });
    expect(tried.declarations.runners).toEqual({ least: 6, most: 6 });
    expect(withValues(file, { values: { atomic_service_interval_minutes: -1 }, runners: 0 })).toEqual(file);
  });
});

describe("what comes from elsewhere", () => {
  it.each([{}, { deployment: "worker" }, { values: { atomic_service_interval_minutes: 8 }, runners: 4 }])(
    "is a target: %j",
    (target) => {
      expect(readPreviewTarget({ ...target, more: "of it" })).toEqual(target);
    },
  );

  it.each([undefined, "worker", { deployment: 4 }, { values: { atomic: 1 } }, { values: 1 }, { runners: 1.5 }])(
    "is none: %j",
    (target) => {
      expect(readPreviewTarget(target)).toBeUndefined();
    },
  );

  it("is values to write only where each of them is one", () => {
    expect(isWrittenValues({ settings: { runner_considered_dead_after_minutes: 3 }, crons: { a: "b" } })).toBe(true);
    expect(isWrittenValues({ crons: { a: 1 } })).toBe(false);
    expect(isWrittenValues({ settings: { app_id: 1 } })).toBe(false);
  });
});
