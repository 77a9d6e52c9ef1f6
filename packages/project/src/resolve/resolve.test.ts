import type { ConfigClass } from "@slotwise/pynenc";
import { describe, expect, it } from "vitest";
import { readDocument } from "../documents/read-document.js";
import { classNamed } from "../fields/classes.js";
import { resolveApp, resolveClass } from "./resolve.js";

/** The value that a class ends up with, and the key path that won; the texts are `pynenc.toml` files, weakest first. */
function resolved(className: string, field: string, ...texts: readonly string[]) {
  const configClass = classNamed(className);
  if (configClass === undefined) throw new Error(`there is no ${className}`);
  const documents = texts.map((text, index) => readDocument(`${index}.pynenc.toml`, text));
  const setting = resolveClass(configClass, documents).get(field);
  if (setting === undefined) throw new Error(`${className} has no ${field}`);
  const from =
    setting.origin.kind === "file"
      ? `${setting.origin.document.source.name[0]}:${setting.origin.path.join(".")}`
      : "default";
  const beaten = setting.beaten.map(({ document, path }) => `${document.source.name[0]}:${path.join(".")}`);
  return { value: "value" in setting.coerced ? setting.coerced.value : setting.coerced.kind, from, beaten };
}

describe("what pynenc reads of a file", () => {
  it("is the root, or [tool.pynenc] where the path contains pyproject.toml", () => {
    const text = "max_pending_seconds = 1.0\n[tool.pynenc]\nmax_pending_seconds = 2.0\n";
    const value = (name: string) => {
      const setting = resolveApp([readDocument(name, text)]).pynenc.get("max_pending_seconds");
      return setting?.coerced.kind === "value" ? setting.coerced.value : undefined;
    };
    expect(value("pynenc.toml")).toBe(1);
    expect(value("pyproject.toml")).toBe(2);
    expect(value("/old/pyproject.toml.d/settings.toml")).toBe(2);
  });

  it("counts as empty where the root is no table", () => {
    expect(readDocument("pyproject.toml", "[tool]\npynenc = 5\n").settings).toBeUndefined();
    expect(readDocument("pyproject.toml", "[[tool.pynenc]]\napp_id = 'a'\n").settings).toBeUndefined();
  });

  it("lets a class's table beat the general key, wherever each stands", () => {
    expect(
      resolved("ConfigRunner", "min_parallel_slots", "min_parallel_slots = 1\n[runner]\nmin_parallel_slots = 2\n"),
    ).toEqual({
      value: 2,
      from: "0:runner.min_parallel_slots",
      beaten: ["0:min_parallel_slots"],
    });
  });

  it("takes a general key for every class that has the field", () => {
    for (const name of ["ConfigRunner", "ConfigThreadRunner", "ConfigRunnerSQLite"]) {
      expect(resolved(name, "runner_loop_sleep_time_sec", "runner_loop_sleep_time_sec = 0.5").value).toBe(0.5);
    }
  });

  it("stops at a value that a parent's pass cannot use, though the class has one of its own", () => {
    const text = 'runner_loop_sleep_time_sec = "often"\n[threadrunner]\nrunner_loop_sleep_time_sec = 0.5\n';
    expect(resolved("ConfigThreadRunner", "runner_loop_sleep_time_sec", text)).toEqual({
      value: "error",
      from: "0:runner_loop_sleep_time_sec",
      beaten: [],
    });
    const within = '[threadrunner]\nrunner_loop_sleep_time_sec = 0.5\n[pynenc]\nrunner_loop_sleep_time_sec = "often"\n';
    expect(resolved("ConfigThreadRunner", "runner_loop_sleep_time_sec", within).value).toBe(0.5);
  });

  it("takes the own files of all classes for one source, whose keys count once", () => {
    const named = (className: string, text: string) => ({
      ...readDocument(`${className}.toml`, text),
      onlyFor: classNamed(className),
    });
    const documents = [
      named("ConfigRunner", "runner_loop_sleep_time_sec = 1.0\n"),
      named("ConfigThreadRunner", "runner_loop_sleep_time_sec = 2.0\nmin_threads = 3\n"),
    ];
    const resolvedClass = resolveClass(classNamed("ConfigThreadRunner") as ConfigClass, documents);
    expect(resolvedClass.get("runner_loop_sleep_time_sec")?.coerced).toEqual({ kind: "value", value: 1 });
    expect(resolvedClass.get("min_threads")?.coerced).toEqual({ kind: "value", value: 3 });
  });

  it("ignores a key in another class's table, or in another case", () => {
    expect(resolved("ConfigPynenc", "max_pending_seconds", "[orchestrator]\nmax_pending_seconds = 300\n").from).toBe(
      "default",
    );
    expect(resolved("ConfigPynenc", "max_pending_seconds", "MAX_PENDING_SECONDS = 300\n").from).toBe("default");
  });

  it("gives each class its own default", () => {
    expect(resolved("ConfigMultiThreadRunner", "max_threads").value).toBe(1);
    expect(resolved("ConfigPynenc", "max_pending_seconds")).toEqual({ value: 5, from: "default", beaten: [] });
  });
});

describe("several files", () => {
  it("lets the stronger one win", () => {
    expect(resolved("ConfigPynenc", "app_id", "app_id = 'weak'", "app_id = 'strong'")).toEqual({
      value: "strong",
      from: "1:app_id",
      beaten: ["0:app_id"],
    });
  });

  it("lets a strong general key beat a weak table of the same pass", () => {
    expect(resolved("ConfigPynenc", "app_id", "[pynenc]\napp_id = 'weak'", "app_id = 'strong'").from).toBe("1:app_id");
    expect(
      resolved("ConfigThreadRunner", "min_parallel_slots", "[runner]\nmin_parallel_slots = 1", "min_parallel_slots = 2")
        .from,
    ).toBe("1:min_parallel_slots");
  });

  it("lets the class's own table in a weak file beat a general key in a strong one, by the later pass", () => {
    expect(
      resolved(
        "ConfigThreadRunner",
        "min_parallel_slots",
        "[threadrunner]\nmin_parallel_slots = 1",
        "min_parallel_slots = 2",
      ),
    ).toEqual({ value: 1, from: "0:threadrunner.min_parallel_slots", beaten: ["1:min_parallel_slots"] });
  });
});

describe("a class with parents", () => {
  it("is reached by its parent's table, which beats general keys", () => {
    expect(
      resolved("ConfigThreadRunner", "min_parallel_slots", "min_parallel_slots = 1\n[runner]\nmin_parallel_slots = 2\n")
        .value,
    ).toBe(2);
  });

  it("prefers its own table to its parents', in any order of writing", () => {
    const own = "[multithreadrunner]\nmin_threads = 3\n";
    const parent = "[threadrunner]\nmin_threads = 2\n";
    expect(resolved("ConfigMultiThreadRunner", "min_threads", own + parent).value).toBe(3);
    expect(resolved("ConfigMultiThreadRunner", "min_threads", own, parent).value).toBe(3);
  });

  it("takes a field of its own from no parent's table", () => {
    expect(resolved("ConfigMultiThreadRunner", "min_processes", "[runner]\nmin_processes = 4\n").from).toBe("default");
  });

  it("counts a key once: a general key that a parent's pass took does not beat that parent's table later", () => {
    const text = "min_threads = 1\n[threadrunner]\nmin_threads = 2\n";
    expect(resolved("ConfigMultiThreadRunner", "min_threads", text)).toEqual({
      value: 2,
      from: "0:threadrunner.min_threads",
      beaten: ["0:min_threads"],
    });
  });

  it("takes a general key in the first pass that has the field", () => {
    const text = "redis_port = 1\n[orchestratorredis]\nredis_port = 3\n[redis]\nredis_port = 2\n";
    expect(resolved("ConfigOrchestratorRedis", "redis_port", text).beaten).toEqual([
      "0:redis_port",
      "0:redis.redis_port",
    ]);
  });
});

describe("resolveApp", () => {
  const loopSleep = (text: string) => {
    const app = resolveApp([readDocument("pynenc.toml", text)]);
    const setting = app.runner.get("runner_loop_sleep_time_sec");
    return {
      runner: app.runnerClass.configClass,
      value: setting?.coerced.kind === "value" ? setting.coerced.value : "",
    };
  };

  it("reads the settings of the runner that runner_cls names", () => {
    const tables = "[runner]\nrunner_loop_sleep_time_sec = 0.2\n[threadrunner]\nrunner_loop_sleep_time_sec = 0.3\n";
    expect(loopSleep(tables)).toEqual({ runner: "ConfigRunner", value: 0.2 });
    expect(loopSleep(`runner_cls = "ThreadRunner"\n${tables}`)).toEqual({ runner: "ConfigThreadRunner", value: 0.3 });
    expect(loopSleep(`runner_cls = "MultiThreadRunner"\n${tables}`)).toEqual({
      runner: "ConfigMultiThreadRunner",
      value: 0.3,
    });
  });

  it("takes a runner of its own making for a plain one", () => {
    expect(loopSleep('runner_cls = "MyRunner"\n[runner]\nrunner_loop_sleep_time_sec = 0.2\n')).toEqual({
      runner: "ConfigRunner",
      value: 0.2,
    });
  });
});
