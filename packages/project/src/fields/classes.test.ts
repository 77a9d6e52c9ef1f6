import type { ConfigClass } from "@slotwise/pynenc";
import { describe, expect, it } from "vitest";
import { classNamed, classOfSection, FIELDS, fieldsOf, passesOf } from "./classes.js";

function named(name: string): ConfigClass {
  const configClass = classNamed(name);
  if (configClass === undefined) throw new Error(`there is no ${name}`);
  return configClass;
}

describe("passesOf", () => {
  it.each([
    ["ConfigPynenc", ["ConfigPynenc"]],
    ["ConfigThreadRunner", ["ConfigRunner", "ConfigThreadRunner"]],
    ["ConfigMultiThreadRunner", ["ConfigRunner", "ConfigThreadRunner", "ConfigMultiThreadRunner"]],
    ["ConfigOrchestratorRedis", ["ConfigOrchestrator", "ConfigRedis", "ConfigOrchestratorRedis"]],
    // A parent without fields is no pass.
    ["ConfigStateBackendSQLite", ["ConfigSQLite", "ConfigStateBackendSQLite"]],
  ])("%s is built in its parents' order", (name, passes) => {
    expect(passesOf(named(name)).map(({ configClass }) => configClass)).toEqual(passes);
  });
});

describe("fieldsOf", () => {
  it("inherits, and prefers a class's own declaration", () => {
    expect(fieldsOf(named("ConfigMultiThreadRunner")).get("max_threads")?.default).toBe(1);
    expect(fieldsOf(named("ConfigThreadRunner")).get("max_threads")?.default).toBe(0);
    expect(fieldsOf(named("ConfigMultiThreadRunner")).has("runner_loop_sleep_time_sec")).toBe(true);
    expect(fieldsOf(named("ConfigRunner")).has("min_threads")).toBe(false);
  });
});

describe("FIELDS", () => {
  it("knows every class that has a field", () => {
    const classes = FIELDS.get("sqlite_db_path")?.classes.map(({ configClass }) => configClass);
    expect(classes).toEqual(expect.arrayContaining(["ConfigSQLite", "ConfigBrokerSQLite", "ConfigTriggerSQLite"]));
    expect(FIELDS.get("atomic_service_max_start_slot_fraction")?.field.since).toBe("0.2.4");
    expect(FIELDS.has("__proto__")).toBe(false);
    expect(classOfSection("constructor")).toBeUndefined();
  });
});
