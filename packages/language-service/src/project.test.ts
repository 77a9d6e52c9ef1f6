import { describe, expect, it } from "vitest";
import { analyseProject } from "./analyse.js";
import { type Declarations, NO_DECLARATIONS } from "./declarations.js";

const DEFAULTS = `[tool.pynenc]
app_id = "shop"
atomic_service_interval_minutes = 5.0
atomic_service_spread_margin_minutes = 1.0
`;

const JUDGED: Declarations = { ...NO_DECLARATIONS, pynencVersions: ["0.2"] };

function project(files: Readonly<Record<string, string>>, declarations = JUDGED) {
  return analyseProject(
    Object.entries(files).map(([name, text]) => ({ name, text })),
    declarations,
  );
}

/** What one deployment ends up with for a setting. */
function effective(files: Readonly<Record<string, string>>, field: string, deployment?: string) {
  const found = project(files).deployments.find(({ name }) => name === deployment);
  const setting = found?.app.pynenc.get(field) ?? found?.app.runner.get(field);
  return setting !== undefined && "value" in setting.coerced ? setting.coerced.value : setting?.coerced.kind;
}

describe("the sources of one deployment", () => {
  const interval = "atomic_service_interval_minutes";

  it("come in pynenc's order: code, pyproject.toml, a settings file, the environment, an assignment", () => {
    const code = `Pynenc(config_values={"${interval}": 1.0, "max_pending_seconds": 2.0})\n`;
    const files: Record<string, string> = { "app.py": code };
    expect(effective(files, interval, "app.py")).toBe(1);
    files["pyproject.toml"] = DEFAULTS;
    expect(effective(files, interval, "app.py")).toBe(5);
    expect(effective(files, "max_pending_seconds", "app.py")).toBe(2);
    const weakestFirst = { "app.py": code, "pyproject.toml": DEFAULTS, "pynenc.yaml": `${interval}: 6\n` };
    expect(effective(weakestFirst, interval, "app.py")).toBe(6);
    const environment = { ...weakestFirst, ".env": "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=7\n" };
    expect(effective(environment, interval, "app.py")).toBe(7);
    const assigned = { ...environment, "app.py": `${code}app.conf.${interval} = 8.0\n` };
    expect(effective(assigned, interval, "app.py")).toBe(8);
  });

  it("prefer the variable of the class to the general one", () => {
    const env = "PYNENC__APP_ID=general\nPYNENC__CONFIGPYNENC__APP_ID=own\n";
    expect(effective({ ".env": env }, "app_id")).toBe("own");
  });

  it("let a class's table in a weak source beat a general key in a strong one, and the general variable beat both", () => {
    const field = "runner_loop_sleep_time_sec";
    const files: Record<string, string> = {
      "pyproject.toml": `[tool.pynenc]\nrunner_cls = "ThreadRunner"\n[tool.pynenc.threadrunner]\n${field} = 1.0\n`,
      "pynenc.toml": `${field} = 2.0\n`,
    };
    expect(effective(files, field)).toBe(1);
    expect(effective({ ...files, ".env": "PYNENC__CONFIGRUNNER__RUNNER_LOOP_SLEEP_TIME_SEC=3\n" }, field)).toBe(1);
    expect(effective({ ...files, ".env": "PYNENC__RUNNER_LOOP_SLEEP_TIME_SEC=4\n" }, field)).toBe(4);
  });

  it("do not guess what a variable will be filled with", () => {
    const files = { "pyproject.toml": DEFAULTS, ".env": "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=$MINUTES\n" };
    expect(effective(files, interval)).toBe("unknown");
    expect(project(files).deployments[0]?.judgements).toEqual([]);
  });
});

describe("what code gives", () => {
  const margin = "atomic_service_spread_margin_minutes";
  const of = (code: string, field = margin, deployment = "app.py") => effective({ "app.py": code }, field, deployment);

  it.each([
    'app.conf.MARGIN = float(os.environ.get("M", "0.2"))',
    "app.conf.MARGIN = 0.2\napp.conf.MARGIN /= 2",
    "app.conf.MARGIN, app.conf.app_id = 0.2, 'x'",
    "app.conf.MARGIN = 0.2 if PROD else 0.1",
    'os.environ["PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES"] = str(0.2)',
    'os.environ["PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES"] = f"{0.2}"',
    'os.environ["PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES"] += "1"',
    "app = PynencBuilder().custom_config(MARGIN=CHECK * 2).build()",
    "app = PynencBuilder().custom_config(**COMMON).build()",
    'Pynenc(config_values={"MARGIN": compute()})',
    "Pynenc(config_values=SETTINGS)",
    "Pynenc(config_values=load())",
    "Pynenc(**OPTIONS)",
    'Pynenc(config_values={"MARGIN": 0.2, **COMMON})',
    'Pynenc(config_values={"app_id": "x", name: 0.2})',
    'Pynenc(config_values={**COMMON, "app_id": "x"})',
  ])("is not guessed where only the running program knows it: %s", (line) => {
    const code = line.replaceAll(/\bMARGIN\b/g, margin);
    expect(of(`${code}\n`)).toBe("unknown");
    const { deployments, findings } = project({ "app.py": `${code}\n` });
    expect(deployments.map(({ judgements }) => judgements.length)).toEqual([0]);
    expect(findings).toEqual([]);
  });

  it.each([
    [`Pynenc(config_values={**COMMON, "${margin}": 0.3})`, 0.3],
    [`Pynenc(config_values={"${margin}": (0.3)})`, 0.3],
    [`Pynenc(config_values={"${margin}": 0.1, "${margin}": 0.3})`, 0.3],
    [`app.conf.${margin} = ((0.3))`, 0.3],
    [`MARGIN = 0.3\nPynenc(config_values={"${margin}": MARGIN})`, 0.3],
    [`MARGIN: Final[float] = (0.3)\napp.conf.${margin} = MARGIN`, 0.3],
    [`SETTINGS = {"${margin}": 0.3}\nPynenc(config_values=SETTINGS)`, 0.3],
    [`COMMON = {"${margin}": 0.3}\nPynenc(config_values={"${margin}": 0.1, **COMMON})`, 0.3],
    [`OPTIONS = {"config_values": {"${margin}": 0.3}}\nPynenc(**OPTIONS)`, 0.3],
    [`COMMON = {"${margin}": 0.3}\nPynencBuilder().custom_config(**COMMON).build()`, 0.3],
    [`FIELD = "${margin}"\nPynenc(config_values={FIELD: 0.3})`, 0.3],
    [`M = "0.3"\nos.environ["PYNENC__${margin.toUpperCase()}"] = M`, 0.3],
    ["Pynenc(config_values=None)\napp.conf.app_id = 'x'", 1],
  ])("is read where it is a literal, or a constant that is one: %s", (code, value) => {
    expect(of(code)).toBe(value);
  });

  it.each([
    "if x:\n  MARGIN = 0.1",
    "MARGIN += 1",
    "def f(MARGIN): pass",
    "for MARGIN, a in x: pass",
    "[0 for MARGIN in x]",
    "(MARGIN, a) = x",
    "from x import MARGIN",
    "import x as MARGIN",
    "with x as MARGIN: pass",
    "def f():\n  global MARGIN\n",
    "(MARGIN := 1)",
    "match x:\n  case MARGIN: pass",
    "MARGIN.update(x)",
    "MARGIN['x'] = 1",
    "del MARGIN",
  ])("is no constant's where that may have another value: %s", (change) => {
    expect(of(`MARGIN = 0.3\n${change}\napp.conf.${margin} = MARGIN\n`)).toBe("unknown");
    expect(of(`MARGIN = 0.3\nprint(MARGIN, MARGIN.get(x))\napp.conf.${margin} = MARGIN\n`)).toBe(0.3);
  });

  it("points at the constant", () => {
    const { deployments } = project({ "app.py": `MARGIN = 0.3\napp.conf.${margin} = MARGIN\n` });
    const origin = deployments[0]?.app.pynenc.get(margin)?.origin;
    expect(origin?.kind === "code" ? origin.entry.value.range : undefined).toEqual({ start: 9, end: 12 });
  });

  it("survives constants that hold themselves, or too much", () => {
    const lines = Array.from({ length: 60 }, (_, n) => `A${n + 1} = {"x": A${n}, **A${n}, **A${n}}`).join("\n");
    expect(of(`A0 = {"${margin}": 0.3}\n${lines}\nPynenc(config_values=A60)\n`)).toBe("unknown");
    expect(of("A = {**A}\nPynenc(config_values=A)\n")).toBe("unknown");
  });

  it.each([
    [`custom_config(${margin}=0.1).custom_config(${margin}=0.2).build()`, 0.2],
    [`custom_config(runner_loop_sleep_time_sec=1.0).custom_config(${margin}=0.1).build()`, 0.1],
    [`memory()\nbuilder = app.custom_config(${margin}=0.1)\nbuilder = builder.custom_config(${margin}=0.2)`, 0.2],
  ])("counts in the order in which it is given: %s", (chain, value) => {
    expect(of(`app = PynencBuilder().${chain}\n`)).toBe(value);
  });

  it("replaces a whole table by a later one", () => {
    const code =
      "app = PynencBuilder().custom_config(runner={'min_parallel_slots': 2, 'runner_loop_sleep_time_sec': 3.0}).custom_config(runner={'runner_loop_sleep_time_sec': 4.0}).build()\n";
    expect(of(code, "runner_loop_sleep_time_sec")).toBe(4);
    expect(of(code, "min_parallel_slots")).toBe(1);
    expect(of("Pynenc(config_values={'runner': RUNNER})\n", "min_parallel_slots")).toBe("unknown");
    expect(of("Pynenc(config_values={'runner': RUNNER})\n")).toBe(1);
  });

  it.each([
    ["if prod:\n  app.conf.M = 0.2\nelse:\n  app.conf.M = 0.1", "unknown"],
    ["if prod:\n  app.conf.M = 0.2\nelif dev:\n  app.conf.M = 0.1", "unknown"],
    ["if prod:\n  app.conf.M = 0.2", "unknown"],
    ["app.conf.M = 0.1\nif prod:\n  app.conf.M = 0.2", "unknown"],
    ["if prod:\n  app.conf.M = 0.2\napp.conf.M = 0.1", 0.1],
    ["try:\n  app.conf.M = 0.2\nexcept E:\n  pass", "unknown"],
    ["try:\n  pass\nexcept E:\n  app.conf.M = 0.2", "unknown"],
    ["try:\n  pass\nexcept E:\n  pass\nfinally:\n  app.conf.M = 0.2", 0.2],
    ["try:\n  app.conf.M = 0.2\nfinally:\n  pass", 0.2],
    ["match x:\n  case 1:\n    app.conf.M = 0.2\n  case _:\n    app.conf.M = 0.1", "unknown"],
    ["for x in y:\n  app.conf.M = 0.2", "unknown"],
    ["while x:\n  app.conf.M = 0.2", "unknown"],
    ["with x:\n  app.conf.M = 0.2", 0.2],
    ["def f():\n  app.conf.M = 0.2", 0.2],
    ["def f():\n  if x:\n    return\n  app.conf.M = 0.2", "unknown"],
    ["def f():\n  def g():\n    return\n  app.conf.M = 0.2", 0.2],
    ["def f():\n  app.conf.M = 0.2\ndef g():\n  app.conf.M = 0.1", "unknown"],
    ["if __name__ == '__main__':\n  app.conf.M = 0.2", 0.2],
    ["if __name__ == '__main__':\n  pass\nelse:\n  app.conf.M = 0.2", "unknown"],
    ["if typing.TYPE_CHECKING:\n  app.conf.M = 0.2", 0.2],
    ["if prod:\n  os.environ['PYNENC__V'] = '0.2'\nelse:\n  os.environ['PYNENC__V'] = '0.1'", "unknown"],
    ["if prod:\n  app = Pynenc(config_values={'M': 0.2})\nelse:\n  app = Pynenc(config_values={'M': 0.1})", "unknown"],
    ["app = Pynenc(config_values={'M': 0.2}) if prod else Pynenc(config_values={'M': 0.1})", "unknown"],
    ["if not made:\n  app = Pynenc(config_values={'M': 0.2})\n  app.conf.app_id = 'x'", 0.2],
    [
      "if prod:\n  b = PynencBuilder().custom_config(M=0.1)\nelse:\n  b = PynencBuilder().custom_config(M=0.2)\nb.build()",
      "unknown",
    ],
    ["b = PynencBuilder()\nif prod:\n  b.custom_config(M=0.1)\napp = b.build()", "unknown"],
  ])("is not certain in a branch: %j", (code, value) => {
    const written = code
      .replaceAll(/(?<=[.'(])M(?=['= ])/g, margin)
      .replaceAll("PYNENC__V", `PYNENC__${margin.toUpperCase()}`);
    expect(of(`${written}\n`)).toBe(value);
  });

  it("is not asked for weaker values once something certain beats it", () => {
    const files = { "app.py": `if x:\n  Pynenc(config_values={**COMMON})\n`, "pyproject.toml": DEFAULTS };
    expect(effective(files, margin, "app.py")).toBe(1);
    expect(effective(files, "max_pending_seconds", "app.py")).toBe("unknown");
  });
});

describe("several applications in one module", () => {
  const margin = "atomic_service_spread_margin_minutes";
  const named = (code: string) =>
    Object.fromEntries(
      project({ "app.py": code }).deployments.map(({ name, app }) => {
        const coerced = app.pynenc.get(margin)?.coerced;
        return [name, coerced !== undefined && "value" in coerced ? coerced.value : coerced?.kind];
      }),
    );

  it("are a fleet each", () => {
    const two = `orders = Pynenc(config_values={"${margin}": 0.1})\nbills = Pynenc(config_values={"${margin}": 0.2})\n`;
    expect(named(two)).toEqual({ "app.py (orders)": 0.1, "app.py (bills)": 0.2 });
    expect(named(`${two}bills.conf.${margin} = 0.3\n`)).toEqual({ "app.py (orders)": 0.1, "app.py (bills)": 0.3 });
    expect(project({ "app.py": two }).findings).toEqual([]);
  });

  it.each([
    [`a = Pynenc()\nb = Pynenc(config_values={"M": 0.1})`, { "app.py": 0.1 }],
    [`a = b = Pynenc(config_values={"M": 0.1})\nb.conf.app_id = "x"`, { "app.py": 0.1 }],
    [
      `def f():\n  app = Pynenc(config_values={"M": 0.1})\ndef g():\n  app = Pynenc()\n  app.conf.M = 0.2`,
      { "app.py (app, line 2)": 0.1, "app.py (app, line 4)": 0.2 },
    ],
    [
      `def f():\n  return Pynenc(config_values={"M": 0.1})\ndef g():\n  return Pynenc(config_values={"M": 0.2})`,
      { "app.py (line 2)": 0.1, "app.py (line 4)": 0.2 },
    ],
    [
      `class A:\n  def f(self):\n    self.a = Pynenc()\n  def g(self):\n    self.a.conf.M = 0.1\nb = Pynenc(config_values={"M": 0.2})`,
      { "app.py (self.a)": 0.1, "app.py (b)": 0.2 },
    ],
    [
      `from x import a_app, b_app\na_app.conf.M = 0.1\nb_app.conf.M = 0.2`,
      { "app.py (a_app)": 0.1, "app.py (b_app)": 0.2 },
    ],
    [
      `x = PynencBuilder().custom_config(M=0.1)\na = x.build()\nb = x.custom_config(M=0.2).build()`,
      { "app.py (a)": 0.1, "app.py (b)": 0.2 },
    ],
    [
      `x = PynencBuilder().custom_config(M=0.1)\na = x.build()\nx = PynencBuilder().custom_config(app_id="b")\nb = x.build()`,
      { "app.py (a)": 0.1, "app.py (b)": 1 },
    ],
    [
      `def f():\n  return PynencBuilder().custom_config(M=0.1)\napp = f().build()\napp.conf.app_id = "a"`,
      { "app.py": 0.1 },
    ],
    [`a = Pynenc(config_values={"M": 0.1})\nself.app.conf.app_id = "x"`, { "app.py": 0.1 }],
  ])("are told apart by their names: %j", (code, deployments) => {
    expect(named(`${code.replaceAll(/(?<=[."(])M(?=["= ])/g, margin)}\n`)).toEqual(deployments);
  });
});

describe("a settings file that is named to pynenc", () => {
  const interval = "atomic_service_interval_minutes";
  const names = (path: string) => ({ "pyproject.toml": DEFAULTS, "conf.yaml": `${interval}: 6\n`, ".env": path });

  it("is a source of what names it, stronger than pyproject.toml and weaker than the variables", () => {
    expect(effective(names("PYNENC__FILEPATH=conf.yaml\n"), interval)).toBe(6);
    expect(effective(names("PYNENC__FILEPATH=./x/../conf.yaml\n"), interval)).toBe(6);
    expect(effective(names(`PYNENC__FILEPATH=conf.yaml\nPYNENC__${interval.toUpperCase()}=7\n`), interval)).toBe(7);
  });

  it("is the last that the variable names", () => {
    expect(effective(names("PYNENC__FILEPATH=conf.yaml\nPYNENC__FILEPATH=none.yaml\n"), interval)).toBe(5);
  });

  it("comes from code, a variable for all classes, and a variable for one, each stronger than the one before", () => {
    const files: Record<string, string> = {
      "app.py": 'app = Pynenc(config_filepath="code.toml")\n',
      "code.toml": `${interval} = 2.0\nmax_pending_seconds = 2.0\nrunner_loop_sleep_time_sec = 2.0\n`,
      "all.toml": "max_pending_seconds = 3.0\nrunner_loop_sleep_time_sec = 3.0\n",
      "one.toml": "max_pending_seconds = 4.0\nrunner_loop_sleep_time_sec = 4.0\n",
      ".env": "PYNENC__CONFIGRUNNER__FILEPATH=one.toml\nPYNENC__FILEPATH=all.toml\n",
    };
    expect(effective(files, interval, "app.py")).toBe(2);
    expect(effective(files, "max_pending_seconds", "app.py")).toBe(3);
    expect(effective(files, "runner_loop_sleep_time_sec", "app.py")).toBe(4);
  });

  it("counts where it is strongest when it is named twice", () => {
    const files = {
      "app.py": 'Pynenc(config_filepath="a.toml")\n',
      "a.toml": `${interval} = 1.0\n`,
      "b.toml": `${interval} = 2.0\n`,
      ".env": "PYNENC__FILEPATH=b.toml\nPYNENC__CONFIGPYNENC__FILEPATH=a.toml\n",
    };
    expect(effective(files, interval, "app.py")).toBe(1);
  });

  it("is no source of what names another or none, unless its name is pynenc's own", () => {
    const compose = `services:
  one: {environment: {PYNENC__APP_ID: a, PYNENC__FILEPATH: one.toml}}
  two: {environment: {PYNENC__APP_ID: b, PYNENC__FILEPATH: pynenc.toml}}
  three: {environment: {PYNENC__APP_ID: c}}
`;
    const files = {
      "compose.yaml": compose,
      "one.toml": `${interval} = 1.0\n`,
      "pynenc.toml": `${interval} = 2.0\n`,
      "unnamed.toml": "max_pending_seconds = 3.0\n",
    };
    const all = ["one", "two", "three"].map((name) => effective(files, interval, `service ${name}`));
    expect(all).toEqual([1, 2, 2]);
    expect(effective(files, "max_pending_seconds", "service one")).toBe(3);
  });

  it("is found by where it stands in the project, however the user writes its name", () => {
    const { deployments } = analyseProject([
      { name: "/p/pyproject.toml", text: DEFAULTS, path: "pyproject.toml" },
      { name: "conf.yaml", text: `${interval}: 6\n`, path: "sub/conf.yaml" },
      { name: ".env", text: "PYNENC__FILEPATH=sub/conf.yaml\n", path: "sub/.env" },
    ]);
    expect(deployments[0]?.app.pynenc.get(interval)?.coerced).toEqual({ kind: "value", value: 6 });
  });
});

describe("the deployments of one project", () => {
  const compose = (replicas: string) => `services:
  worker:
    environment:
      PYNENC__APP_ID: shop
      PYNENC__ATOMIC_SERVICE_CHECK_INTERVAL_MINUTES: "0.5"
    deploy: {replicas: ${replicas}}
  web: {image: nginx}
`;

  it("are each judged by their own environment and size", () => {
    const { deployments, findings } = project({ "pyproject.toml": DEFAULTS, "compose.yaml": compose("4") });
    expect(deployments.map(({ name }) => name)).toEqual([undefined, "service worker"]);
    const found = findings.find(({ rule }) => rule === "window-shorter-than-check");
    expect(found?.place.file).toBe("compose.yaml");
    expect(found?.message).toContain("with 4 runners");
    expect(found?.related[0]).toMatchObject({ place: { file: "compose.yaml" } });
    expect(found?.fixes[0]?.edits[0]?.newText).toBe('"0.24"');
  });

  it("add up the replicas of one application, and not those of another", () => {
    const two = `${compose("2")}  second:\n    environment: {PYNENC__APP_ID: shop}\n    scale: 2\n  other:\n    environment: {PYNENC__APP_ID: other}\n    scale: 7\n`;
    const sizes = project({ "compose.yaml": two }).deployments.map(({ name, declarations }) => [
      name,
      declarations.runners,
    ]);
    expect(sizes).toEqual([
      ["service worker", { least: 4, most: 4 }],
      ["service second", { least: 4, most: 4 }],
      ["service other", { least: 7, most: 7 }],
    ]);
  });

  const sizes = (files: Readonly<Record<string, string>>) =>
    project(files).deployments.map(({ declarations: { runners } }) => runners && `${runners.least}-${runners.most}`);
  const two = (a: string, b: string) =>
    `services:\n  a: {environment: {${a}}, scale: 2}\n  b: {environment: {${b}}, scale: 3}\n`;

  it.each([
    ["PYNENC__SQLITE_DB_PATH: a.db", "PYNENC__SQLITE_DB_PATH: b.db"],
    [
      "PYNENC__CONFIGORCHESTRATORSQLITE__SQLITE_DB_PATH: a.db",
      "PYNENC__CONFIGORCHESTRATORSQLITE__SQLITE_DB_PATH: b.db",
    ],
    ["PYNENC__REDIS_HOST: a", "PYNENC__REDIS_HOST: b"],
    ["PYNENC__REDIS_DB: 1", "PYNENC__REDIS_DB: 2"],
    ["PYNENC__CONFIGREDIS__REDIS_URL: redis://a", "PYNENC__CONFIGREDIS__REDIS_URL: redis://b"],
    ["PYNENC__MONGO_URL: mongodb://a", "PYNENC__MONGO_URL: mongodb://b"],
    ["PYNENC__MONGO_DB: $A", "PYNENC__MONGO_DB: $B"],
    ["PYNENC__ORCHESTRATOR_CLS: RedisOrchestrator", "PYNENC__ORCHESTRATOR_CLS: MongoOrchestrator"],
  ])("do not add up the replicas of two stores: %s and %s", (a, b) => {
    expect(sizes({ "compose.yaml": two(`PYNENC__APP_ID: x, ${a}`, `PYNENC__APP_ID: x, ${b}`) })).toEqual([
      "2-2",
      "3-3",
    ]);
  });

  it.each([
    ["PYNENC__REDIS_URL: redis://a", "PYNENC__REDIS_URL: redis://a, PYNENC__REDIS_HOST: unused"],
    ["PYNENC__REDIS_URL: $URL", "PYNENC__REDIS_URL: $URL"],
    ["PYNENC__REDIS_HOST: localhost", "PYNENC__REDIS_PORT: 6379"],
    [
      "PYNENC__ORCHESTRATOR_CLS: RedisOrchestrator, PYNENC__SQLITE_DB_PATH: a.db",
      "PYNENC__ORCHESTRATOR_CLS: RedisOrchestrator, PYNENC__SQLITE_DB_PATH: b.db",
    ],
    ["PYNENC__CONFIGBROKERREDIS__REDIS_HOST: a", "PYNENC__CONFIGBROKERREDIS__REDIS_HOST: b"],
  ])("add up the replicas of one store: %s and %s", (a, b) => {
    expect(sizes({ "compose.yaml": two(`PYNENC__APP_ID: x, ${a}`, `PYNENC__APP_ID: x, ${b}`) })).toEqual([
      "5-5",
      "5-5",
    ]);
  });

  it("take the application's name from wherever it is written", () => {
    const app = { "pyproject.toml": DEFAULTS };
    const sources = { ...app, "compose.yaml": two("PYNENC__APP_ID: shop", "PYNENC__LOG_STREAM: stdout") };
    expect(sizes(sources)).toEqual([undefined, "5-5", "5-5"]);
  });

  it("let a fleet grow by what a rolling update starts beside it", () => {
    const update = (text: string) =>
      sizes({
        "compose.yaml": `services:\n  a:\n    environment: {PYNENC__APP_ID: x}\n    deploy: {replicas: 2, update_config: {${text}}}\n`,
      });
    expect(update("order: start-first, parallelism: 2")).toEqual(["2-4"]);
    expect(update("order: start-first")).toEqual(["2-3"]);
    expect(update("order: start-first, parallelism: 0")).toEqual(["2-4"]);
    expect(update("order: start-first, parallelism: 7")).toEqual(["2-4"]);
    expect(update("parallelism: 2")).toEqual(["2-2"]);
  });

  it("do not guess a size that nobody declares", () => {
    const { deployments } = project({ Dockerfile: "FROM python\nENV PYNENC__APP_ID=x\n" });
    expect(deployments[0]?.declarations.runners).toBeUndefined();
  });

  it("let what is declared to us beat the replicas", () => {
    const { deployments } = project({ "compose.yaml": compose("4") }, { ...JUDGED, runners: { least: 2, most: 2 } });
    expect(deployments[0]?.declarations.runners).toEqual({ least: 2, most: 2 });
  });

  it("read the files of variables that a service names", () => {
    const files = {
      "deploy/compose.yaml": "services:\n  worker:\n    env_file: ../worker.env\n    scale: 3\n",
      "worker.env": "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=9\n",
    };
    expect(effective(files, "atomic_service_interval_minutes", "service worker")).toBe(9);
  });

  it("report once what all of them share", () => {
    const wrong = DEFAULTS.replace("5.0", "-5.0");
    const { findings } = project({
      "pyproject.toml": wrong,
      "compose.yaml": compose("4"),
      "a.py": "app.conf.app_id = 'a'\n",
    });
    expect(findings.filter(({ rule }) => rule === "out-of-range")).toHaveLength(1);
  });

  it("survive each other's syntax errors", () => {
    const { findings } = project({ "compose.yaml": "services: [", "pyproject.toml": DEFAULTS.replace("5.0", "-5.0") });
    expect(findings.map(({ rule }) => rule)).toEqual(["syntax-error", "out-of-range"]);
    expect(findings[0]?.message).toMatch(/: Compose cannot read this file, and nothing in it was judged$/);
  });
});

describe("a Kubernetes manifest", () => {
  const map = `apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {PYNENC__MAX_PENDING_SECONDS: "-1"}
`;
  const worker = (containers: string, replicas: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: worker}
spec:
  ${replicas}
  template: {spec: {${containers}}}
`;
  const ours = "containers: [{name: app, env: [{name: PYNENC__LOG_STREAM, value: stdout}]}]";
  const found = (files: Readonly<Record<string, string>>) =>
    project(files).findings.map(({ rule, place }) => `${place.file}:${place.start.line + 1} ${rule}`);

  it("is judged by a ConfigMap alone", () => {
    const { deployments, findings } = project({ "map.yaml": map });
    expect(deployments.map(({ name, carriesSettings }) => [name, carriesSettings])).toEqual([
      ["ConfigMap settings", true],
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(["out-of-range"]);
  });

  it("is judged once by a ConfigMap that a container takes", () => {
    const taking = "containers: [{name: app, envFrom: [{configMapRef: {name: settings}}]}]";
    const { deployments } = project({ "all.yaml": `${map}---\n${worker(taking, "replicas: 2")}` });
    expect(deployments.map(({ name }) => name)).toEqual(["Deployment worker, container app"]);
  });

  describe("in several files of one folder", () => {
    const settings = map.replace('PYNENC__MAX_PENDING_SECONDS: "-1"', 'PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: "4"');
    const taking = "containers: [{name: app, envFrom: [{configMapRef: {name: settings}}]}]";
    const scaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: worker}
spec:
  scaleTargetRef: {kind: Deployment, name: worker}
  maxReplicas: 6
`;
    const files = { "k8s/map.yaml": settings, "k8s/worker.yaml": worker(taking, ""), "k8s/scaler.yaml": scaler };
    const seen = (each: Readonly<Record<string, string>>) =>
      project(each).deployments.map(({ name, declarations, app }) => {
        const interval = app.pynenc.get("atomic_service_interval_minutes")?.coerced;
        return [name, declarations.runners, interval !== undefined && "value" in interval ? interval.value : undefined];
      });

    it("takes the ConfigMap of one and the autoscaler of another", () => {
      const one = [["Deployment worker, container app", { least: 1, most: 6 }, 4]];
      expect(seen(files)).toEqual(one);
      expect(seen({ "all.yaml": Object.values(files).join("---\n") })).toEqual(one);
      expect(found(files)).toContain("k8s/map.yaml:4 margin-exceeds-slot");
    });

    it("takes one entry of a ConfigMap for a variable", () => {
      const one =
        "containers: [{name: app, env: [{name: PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES, valueFrom: {configMapKeyRef: {name: settings, key: every}}}]}]";
      const entry = map.replace('PYNENC__MAX_PENDING_SECONDS: "-1"', 'every: "0"');
      for (const each of [
        { "map.yaml": entry, "worker.yaml": worker(one, "replicas: 2") },
        { "all.yaml": `${entry}---\n${worker(one, "replicas: 2")}` },
      ]) {
        const { deployments, findings } = project(each);
        expect(deployments.map(({ name }) => name)).toEqual(["Deployment worker, container app"]);
        const [place] = findings.filter(({ rule }) => rule === "out-of-range").map((finding) => finding.place);
        const text = Object.entries(each).find(([name]) => name === place?.file)?.[1];
        expect(text?.slice(place?.startOffset, place?.endOffset)).toBe('"0"');
      }
    });

    it("adds up what makes one fleet", () => {
      const other = worker(taking, "replicas: 3").replace("name: worker", "name: slow");
      const sizes = seen({ ...files, "k8s/slow.yaml": other }).map(([, runners]) => runners);
      expect(sizes).toEqual([
        { least: 4, most: 9 },
        { least: 4, most: 9 },
      ]);
    });

    it("keeps folders apart, and files of which two define the same object", () => {
      const alone = [["ConfigMap settings", undefined, 4]];
      expect(seen({ "a/map.yaml": settings, "b/worker.yaml": worker(taking, "replicas: 2") })).toEqual(alone);
      const twice = { ...files, "k8s/map-dev.yaml": settings };
      expect(seen(twice)).toEqual([...alone, ...alone]);
    });
  });

  it("is judged by its init containers, which add nobody to the fleet", () => {
    const init = "initContainers: [{name: first, env: [{name: PYNENC__MAX_PENDING_SECONDS, value: '-1'}]}]";
    const { deployments, findings } = project({ "all.yaml": worker(`${init}, ${ours}`, "replicas: 2") });
    expect(deployments.map(({ name, declarations }) => [name, declarations.runners?.most])).toEqual([
      ["Deployment worker, container app", 2],
      ["Deployment worker, container first", undefined],
    ]);
    expect(findings.map(({ rule }) => rule)).toContain("out-of-range");
  });

  it("counts a sidecar, which is written as an init container, as a runner", () => {
    const sidecar =
      "initContainers: [{name: side, restartPolicy: Always, env: [{name: PYNENC__LOG_STREAM, value: a}]}]";
    const { deployments } = project({ "all.yaml": worker(`${sidecar}, ${ours}`, "replicas: 2") });
    expect(deployments.map(({ declarations }) => declarations.runners?.most)).toEqual([4, 4]);
  });

  it("is pointed at where it says how many runners there are, when no setting of the slots is written", () => {
    const files = { "all.yaml": `${map}---\n${worker(ours, "replicas: 5")}` };
    expect(found(files)).toContain("all.yaml:10 margin-exceeds-slot");
    expect(found({ "a.yaml": map, "b.yaml": worker(ours, "replicas: 5") })).toContain("b.yaml:5 margin-exceeds-slot");
    const accepted = worker(ours, "replicas: 5 # slotwise: ignore[margin-exceeds-slot] a demo");
    expect(found({ "all.yaml": `${map}---\n${accepted}` }).filter((each) => each.includes("margin"))).toEqual([]);
  });

  it("is pointed at by its container where it does not say how many", () => {
    const files = { "slotwise.toml": "", "all.yaml": `${map}---\n${worker(ours, "paused: false")}` };
    const { findings } = analyseProject(
      Object.entries(files).map(([name, text]) => ({ name, text })),
      { ...JUDGED, runners: { least: 5, most: 5 } },
    );
    const lines = findings
      .filter(({ rule }) => rule === "margin-exceeds-slot")
      .map(({ place }) => place.start.line + 1);
    expect(lines).toContain(11);
  });
});

describe("the pynenc version", () => {
  it.each([
    ["uv.lock", 'version = 1\n\n[[package]]\nname = "pynenc"\nversion = "0.2.3"\n', ["0.2"]],
    ["poetry.lock", '[[package]]\r\nname = "pynenc"\r\nversion = "0.3.1"\r\n', ["0.3"]],
    ["requirements.txt", "other==1\npynenc[monitor]==0.2.1  # pinned\n", ["0.2"]],
    ["requirements-dev.txt", "pynenc-redis==0.3\npynenc>=0.2\n", ["0.2", "0.3"]],
  ])("is read from %s", (name, text, versions) => {
    const { deployments } = project({ "pyproject.toml": DEFAULTS, [name]: text }, NO_DECLARATIONS);
    expect(deployments[0]?.versions.versions).toEqual(versions);
  });

  it("is the locked one where the dependency allows more", () => {
    const files = {
      "pyproject.toml": `[project]\ndependencies = ["pynenc>=0.2"]\n${DEFAULTS}`,
      "uv.lock": 'name = "pynenc"\nversion = "0.2.3"\n',
    };
    expect(project(files, NO_DECLARATIONS).deployments[0]?.versions.versions).toEqual(["0.2"]);
  });
});
