import { NO_DECLARATIONS } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { DEFAULTS, effective, JUDGED, project } from "../testing/project.js";

describe("the sources of one deployment", () => {
  const interval = "atomic_service_interval_minutes";

  it("come in pynenc's order: code, pyproject.toml, a settings file, the environment, an assignment", () => {
    const code = `Pynenc(config_values={"${interval}": 1.0, "max_pending_seconds": 2.0})\n`;
    const files: Record<string, string> = { "app.py": code };
    expect(effective(files, interval, "app.py")).toBe(1);
    files["pyproject.toml"] = DEFAULTS;
    expect(effective(files, interval, "app.py")).toBe(5);
    expect(effective(files, "max_pending_seconds", "app.py")).toBe(2);
    const named = "PYNENC__FILEPATH=pynenc.yaml\n";
    const weakestFirst = {
      "app.py": code,
      "pyproject.toml": DEFAULTS,
      "pynenc.yaml": `${interval}: 6\n`,
      ".env": named,
    };
    expect(effective(weakestFirst, interval, "app.py")).toBe(6);
    const environment = { ...weakestFirst, ".env": `${named}PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=7\n` };
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

describe("the pynenc version", () => {
  it.each([
    ["uv.lock", 'version = 1\n\n[[package]]\nname = "pynenc"\nversion = "0.2.3"\n', ["0.2.3"]],
    ["poetry.lock", '[[package]]\r\nname = "pynenc"\r\nversion = "0.3.1"\r\n', ["0.3.1"]],
    ["requirements.txt", "other==1\npynenc[monitor]==0.2.1  # pinned\n", ["0.2.1"]],
    ["requirements-dev.txt", "pynenc-redis==0.3\npynenc>=0.2.4\n", ["0.2.4", "0.3.0", "0.3.1", "0.4.0"]],
  ])("is read from %s", (name, text, versions) => {
    const { deployments } = project({ "pyproject.toml": DEFAULTS, [name]: text }, NO_DECLARATIONS);
    expect(deployments[0]?.releases.releases).toEqual(versions);
  });

  it("is the locked one where the dependency allows more", () => {
    const files = {
      "pyproject.toml": `[project]\ndependencies = ["pynenc>=0.2"]\n${DEFAULTS}`,
      "uv.lock": 'name = "pynenc"\nversion = "0.2.3"\n',
    };
    expect(project(files, NO_DECLARATIONS).deployments[0]?.releases.releases).toEqual(["0.2.3"]);
  });
});
