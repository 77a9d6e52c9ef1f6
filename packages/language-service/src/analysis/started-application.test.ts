import { describe, expect, it } from "vitest";
import { analyseProject } from "./analyse.js";

const COMPOSE = {
  name: "compose.yaml",
  text: "services:\n  worker:\n    image: shop\n    environment: {PYNENC__REDIS_URL: redis://cache}\n    deploy: {replicas: 6}\n",
};
const module = (name: string, minutes: number) => ({
  name,
  text: `from pynenc import Pynenc\napp = Pynenc(config_values={"atomic_service_interval_minutes": ${minutes}.0})\n`,
});

function intervals(...files: readonly { readonly name: string; readonly text: string }[]) {
  return analyseProject(files).deployments.map(({ name, app }) => {
    const coerced = app.pynenc.get("atomic_service_interval_minutes")?.coerced;
    return [name, coerced?.kind === "value" ? coerced.value : coerced?.kind];
  });
}

describe("what a service starts", () => {
  it("is the one application that the code makes, with what that is given", () => {
    expect(intervals(COMPOSE, module("app.py", 30))).toEqual(
      expect.arrayContaining([
        ["service worker", 30],
        ["app.py", 30],
      ]),
    );
  });

  it("beats what the code gives by its variables", () => {
    const own = {
      ...COMPOSE,
      text: COMPOSE.text.replace("{PYNENC__", "{PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: 8, PYNENC__"),
    };
    expect(intervals(own, module("app.py", 30))).toEqual(expect.arrayContaining([["service worker", 8]]));
  });

  it("is any of several, and of none is more known than its own", () => {
    const of = (...modules: readonly ReturnType<typeof module>[]) => intervals(COMPOSE, ...modules);
    expect(of(module("app.py", 30), module("other.py", 20))).toEqual(
      expect.arrayContaining([["service worker", "unknown"]]),
    );
    expect(of()).toEqual(expect.arrayContaining([["service worker", 5]]));
  });

  it("is the one that its command names, tests aside", () => {
    const naming = (application: string) => ({
      ...COMPOSE,
      text: COMPOSE.text.replace("    image:", `    command: pynenc --app ${application} runner start\n    image:`),
    });
    const of = (application: string, ...modules: readonly ReturnType<typeof module>[]) =>
      intervals(naming(application), ...modules).filter(([name]) => name === "service worker");
    const shop = module("src/shop/tasks.py", 30);
    const bench = module("scripts/bench.py", 20);
    for (const application of ["shop.tasks.app", "shop.tasks", "src/shop/tasks.py", "/app/src/shop/tasks"]) {
      expect(of(application, shop, bench)).toEqual([["service worker", 30]]);
    }
    expect(of("scripts.bench.app", shop, bench)).toEqual([["service worker", 20]]);
    expect(of("shop.main.app", shop, bench)).toEqual([["service worker", 5]]);
    for (const test of ["tests/helpers.py", "conftest.py", "shop/test_tasks.py", "shop/tasks_test.py"]) {
      expect(intervals(COMPOSE, shop, module(test, 20))).toContainEqual(["service worker", 30]);
    }
  });

  it("is the first by its name of several in the module that its command names", () => {
    const two = {
      name: "tasks.py",
      text: `from pynenc import Pynenc\nb = Pynenc({"atomic_service_interval_minutes": 20.0})\na = Pynenc({"atomic_service_interval_minutes": 30.0})\n`,
    };
    const compose = {
      ...COMPOSE,
      text: COMPOSE.text.replace("image:", "command: pynenc --app tasks.b runner start\n    image:"),
    };
    expect(intervals(compose, two)).toContainEqual(["service worker", 30]);
    const inTasks = (...lines: readonly string[]) =>
      intervals(compose, { name: "tasks.py", text: `from pynenc import Pynenc\n${lines.join("\n")}\n` });
    const made = (minutes: number) => `Pynenc({"atomic_service_interval_minutes": ${minutes}.0})`;
    // What is in a function, or begins with an underscore, is none that pynenc finds.
    expect(inTasks("def f():", `  a = ${made(30)}`, `b = ${made(20)}`)).toContainEqual(["service worker", 20]);
    expect(inTasks(`_a = ${made(30)}`, `b = ${made(20)}`)).toContainEqual(["service worker", 20]);
    expect(inTasks(`z = a = ${made(30)}`, `b = ${made(20)}`)).toContainEqual(["service worker", 30]);
    // The first says nothing.
    expect(inTasks("a = Pynenc()", `b = ${made(20)}`)).toContainEqual(["service worker", "unknown"]);
  });
});

describe("an application over several modules", () => {
  const INTERVAL = "atomic_service_interval_minutes";
  const MARGIN = "atomic_service_spread_margin_minutes";
  const file = (name: string, ...lines: readonly string[]) => ({ name, text: `${lines.join("\n")}\n` });
  const PYNENC = "from pynenc import Pynenc, PynencBuilder";
  const TASKS = file("tasks.py", PYNENC, `app = Pynenc({"${INTERVAL}": 30.0})`);

  function values(...files: readonly { readonly name: string; readonly text: string }[]) {
    return analyseProject(files).deployments.map(({ name, app }) => [
      name,
      ...[INTERVAL, MARGIN].map((key) => {
        const coerced = app.pynenc.get(key)?.coerced;
        return coerced?.kind === "value" ? coerced.value : coerced?.kind;
      }),
    ]);
  }

  it.each([
    "from tasks import app",
    "from tasks import *",
    "import tasks\napp = tasks.app",
    "from .tasks import app",
    "from tasks import app as main_app\nmain_app.",
    "from tasks import (\n  app as orders, # ours\n)\norders.",
    "import tasks\ntasks.app.",
    "import tasks as t\nt.app.",
    "from . import tasks\ntasks.app.",
    "def main():\n  from tasks import app\n  app.",
  ])("has what another module changes, where that is started: %j", (load) => {
    const owner = load.endsWith(".") ? load : `${load}\napp.`;
    expect(values(TASKS, file("main.py", `${owner}conf.${MARGIN} = 6.0`))).toEqual([
      ["tasks.py", 30, 1],
      ["main.py", 30, 6],
    ]);
  });

  it("is found in packages, and where a third module hands it on", () => {
    const deep = { ...TASKS, name: "src/shop/core/tasks.py" };
    const main = (load: string) => file("src/shop/main.py", load, `app.conf.${MARGIN} = 6.0`);
    for (const load of [
      "from .core.tasks import app",
      "from shop.core.tasks import app",
      "from shop.core import tasks\napp = tasks.app",
    ]) {
      expect(values(deep, main(load))).toContainEqual(["src/shop/main.py", 30, 6]);
    }
    const handing = file("src/shop/core/__init__.py", "from .tasks import app", "# pynenc", `app.conf.app_id = "a"`);
    expect(values(deep, handing, main("from .core import app"))).toContainEqual(["src/shop/main.py", 30, 6]);
  });

  it("may have what a module that it may load changes", () => {
    const tune = file("tune.py", "from tasks import app", `app.conf.${MARGIN} = 6.0`);
    const main = (load: string) => file("main.py", load, "from tasks import app", `app.conf.${INTERVAL} = 20.0`);
    expect(values(TASKS, tune, main("import tune"))).toContainEqual(["main.py", 20, 6]);
    expect(values(TASKS, tune, main("if X:\n  import tune"))).toContainEqual(["main.py", 20, "unknown"]);
  });

  it("has the variables that a module sets which it loads, and that module is no fleet", () => {
    const environment = (minutes: number) => `os.environ["PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES"] = "${minutes}"`;
    const settings = file("settings.py", "import os", environment(11));
    const tasks = (load: string) => file("tasks.py", PYNENC, load, `app = Pynenc({"${MARGIN}": 2.0})`);
    expect(values(settings, tasks("import settings"))).toEqual([["tasks.py", 11, 2]]);
    expect(values(settings, tasks("if X:\n  import settings"))).toEqual([["tasks.py", "unknown", 2]]);
    expect(values(settings, tasks("import other"))).toEqual([
      ["settings.py", 11, 1],
      ["tasks.py", 5, 2],
    ]);
    const further = file("further.py", "import os, settings", environment(12));
    expect(values(settings, further, tasks("import further"))).toEqual([["tasks.py", "unknown", 2]]);
    // What starts by setting variables starts the application that it loads.
    const main = file("main.py", "import os, tune", environment(13), "from tasks import app", "app.run()");
    expect(values(main, tasks(""))).toEqual([
      ["main.py", 13, 2],
      ["tasks.py", 5, 2],
    ]);
    const tune = file("tune.py", "from tasks import app", `app.conf.${MARGIN} = 3.0`);
    expect(values(main, tasks(""), tune)).toContainEqual(["main.py", 13, 3]);
    const anew = file("tune.py", "from tasks import app", "app.config_values = {}");
    expect(values(main, tasks(""), anew)).toContainEqual(["main.py", 13, "unknown"]);
  });

  it("is built by what another module has told its builder", () => {
    const base = file("base.py", PYNENC, "def base():", `  return PynencBuilder().custom_config(${INTERVAL}=30.0)`);
    const build = `.custom_config(${MARGIN}=6.0).build()`;
    expect(values(base, file("app.py", "from base import base", `app = base()${build}`))).toEqual([["app.py", 30, 6]]);
    const named = file("base.py", PYNENC, `builder = PynencBuilder().custom_config(${INTERVAL}=30.0)`);
    expect(values(named, file("app.py", "from base import builder", `app = builder${build}`))).toEqual([
      ["app.py", 30, 6],
    ]);
    // Of what was not read nobody knows what it says.
    expect(values(file("app.py", "from library import base", `app = base()${build}`))).toEqual([
      ["app.py", "unknown", 6],
    ]);
    expect(values(file("app.py", PYNENC, `app = self.made().redis()${build}`))).toEqual([["app.py", "unknown", 6]]);
  });

  it("ends where modules load each other", () => {
    const one = file("one.py", "import two", "from two import app", `app.conf.${MARGIN} = 6.0`);
    const two = file("two.py", "import one", "from one import app", `app.conf.${INTERVAL} = 6.0`);
    expect(values(one, two)).toHaveLength(2);
  });
});
