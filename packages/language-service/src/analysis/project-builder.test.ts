import { describe, expect, it } from "vitest";
import { DEFAULTS, effective, project } from "../testing/project.js";

const of = (code: string, field: string) => effective({ "app.py": code }, field, "app.py");

/** What the file says, and not as a default of pynenc's. */
const built = (calls: string) => `app = PynencBuilder()${calls}.build()\n`;

describe("what a builder's methods set", () => {
  it.each([
    [".redis(url='redis://cache:6379/0')", "orchestrator_cls", "RedisOrchestrator"],
    [".redis(url='redis://cache:6379/0')", "broker_cls", "RedisBroker"],
    [".sqlite()", "orchestrator_cls", "SQLiteOrchestrator"],
    [".redis(url='redis://cache:6379/0').memory()", "broker_cls", "MemBroker"],
    [".mongo(host='db').rabbitmq_broker(host='mq')", "broker_cls", "RabbitMqBroker"],
    [".mongo(host='db').rabbitmq_broker(host='mq')", "orchestrator_cls", "MongoOrchestrator"],
    [".rustvello_redis(redis_url='redis://cache', native=False)", "orchestrator_cls", "RustRedisOrchestrator"],
    [".rustvello_redis()", "orchestrator_cls", "RustRedisNativeOrchestrator"],
    [".rustvello('sqlite')", "broker_cls", "RustSqliteBroker"],
    [".rustvello(**{'app_id': 'shop'})", "app_id", "shop"],
    [".thread_runner()", "runner_cls", "ThreadRunner"],
    [".thread_runner().process_runner()", "runner_cls", "ProcessRunner"],
    [".custom_config(runner_cls='X').process_runner()", "runner_cls", "ProcessRunner"],
    [".process_runner().custom_config(runner_cls='ThreadRunner')", "runner_cls", "ThreadRunner"],
    [".runner_tuning(runner_loop_sleep_time_sec=300.0)", "runner_loop_sleep_time_sec", 300],
    [".runner_tuning(300)", "runner_loop_sleep_time_sec", 300],
    [".runner_tuning()", "runner_loop_sleep_time_sec", 0.01],
    [".runner_tuning(0.5, min_parallel_slots=4)", "min_parallel_slots", 4],
    [".runner_tuning(*(), **{'runner_loop_sleep_time_sec': 7})", "runner_loop_sleep_time_sec", 7],
    [".app_id('shop')", "app_id", "shop"],
    [".max_pending_seconds(30)", "max_pending_seconds", 30],
    [".logging_level('DEBUG')", "logging_level", "debug"],
    [".logging(fmt='JSON')", "log_format", "json"],
    [".logging(fmt='JSON')", "logging_level", "info"],
    [".hide_arguments()", "print_arguments", false],
    [".argument_print_mode('TRUNCATED', 7)", "truncate_arguments_length", 7],
    [".argument_print_mode('full', 7)", "truncate_arguments_length", 32],
    [".dev_mode()", "dev_mode_force_sync_tasks", true],
    [".dev_mode(False)", "dev_mode_force_sync_tasks", false],
  ])("%s: %s", (calls, field, value) => {
    expect(of(built(calls), field)).toBe(value);
  });

  it.each([
    [".runner_tuning(SLEEP)", "runner_loop_sleep_time_sec"],
    [".runner_tuning(**OPTIONS)", "runner_loop_sleep_time_sec"],
    [".runner_tuning(*OPTIONS)", "runner_loop_sleep_time_sec"],
    [".rustvello(BACKEND)", "orchestrator_cls"],
    [".rustvello('sqlite', native=NATIVE)", "orchestrator_cls"],
    [".rustvello_redis(**OPTIONS)", "app_id"],
    [".argument_print_mode(MODE)", "print_arguments"],
    [".argument_print_mode(MODE)", "truncate_arguments_length"],
    [".logging_level('loud')", "logging_level"],
    [".our_own_method()", "runner_cls"],
  ])("is only known when the program runs in %s: %s", (calls, field) => {
    expect(of(built(calls), field)).toBe("unknown");
  });

  it.each([
    [".redis(url=URL)", "orchestrator_cls", "RedisOrchestrator"],
    [".rustvello('sqlite', native=NATIVE)", "broker_cls", "RustSqliteBroker"],
    [".runner_tuning(SLEEP)", "min_parallel_slots", 1],
    [".argument_print_mode(MODE)", "runner_cls", "DummyRunner"],
  ])("is known all the same in %s: %s", (calls, field, value) => {
    expect(of(built(calls), field)).toBe(value);
  });

  it.each([
    "b = PynencBuilder()\nb.thread_runner()\napp = b.build()\n",
    "b = PynencBuilder().app_id('shop')\nb = b.thread_runner()\napp = b.build()\n",
    "from pynenc import PynencBuilder as B\napp = B().thread_runner().build()\n",
    "import pynenc as pn\napp = pn.PynencBuilder().thread_runner().build()\n",
    "def configured(b: PynencBuilder):\n    return b.thread_runner()\n\napp = configured(PynencBuilder()).build()\n",
    "def configured(b: pynenc.PynencBuilder):\n    return b.thread_runner()\n",
    "class A:\n    def __init__(self):\n        self.b = PynencBuilder()\n        self.b.thread_runner()\n",
    "app = (\n    PynencBuilder()\n    # runs tasks\n    .thread_runner()\n    .build()\n)\n",
    "app = PynencBuilder().thread_runner().build()\napp.task(send)\n",
    "app = PynencBuilder().thread_runner().build().started()\n",
  ])("is found: %s", (code) => {
    expect(of(code, "runner_cls")).toBe("ThreadRunner");
  });

  it("is uncertain in a branch", () => {
    expect(of("b = PynencBuilder()\nif X:\n    b.thread_runner()\napp = b.build()\n", "runner_cls")).toBe("unknown");
  });

  it("is nobody's of other objects", () => {
    const code = "client.redis(url='x').thread_runner()\nclient.build()\n";
    expect(effective({ "app.py": code, "pyproject.toml": DEFAULTS }, "runner_cls")).toBe("DummyRunner");
  });

  it("makes the fleet that it makes, and problems point at its arguments", () => {
    const code = `from pynenc import PynencBuilder

app = (
    PynencBuilder()
    .redis(url="redis://cache:6379/0")
    .thread_runner()
    .runner_tuning(runner_loop_sleep_time_sec=300.0)
    .custom_config(atomic_service_interval_minutes=6.0)
    .build()
)
`;
    const { deployments, findings } = project({ "app.py": code, "pyproject.toml": '[tool.pynenc]\napp_id = "shop"\n' });
    const judged = deployments.find(({ name }) => name === "app.py")?.judgements[0];
    expect(judged?.look).toMatchObject({ runnerClass: "ThreadRunner", brokerClass: "RedisBroker" });
    expect(judged?.values).toMatchObject({ runner_loop_sleep_time_sec: 300, atomic_service_interval_minutes: 6 });
    const places = findings.map(({ rule, place: { start } }) => `${start.line + 1} ${rule}`);
    expect(places).toContain("7 invisible-runners");
    expect(places).toContain("8 window-shorter-than-check");
  });

  it("gets a fix where its argument stands", () => {
    const code = built(".redis(url='x').thread_runner().custom_config(atomic_service_check_interval_minutes=4.0)");
    const fixes = project({ "app.py": code }).findings.flatMap((each) => each.fixes ?? []);
    const edits = fixes.flatMap((fix) => fix.edits);
    expect(edits.length).toBeGreaterThan(0);
    for (const { place } of edits) expect(code.slice(place.start.character, place.end.character)).toBe("4.0");
  });

  it("has no text to change where a method sets something by itself", () => {
    const code = built(".runner_tuning(min_parallel_slots='2').logging_colors('no')");
    const { findings } = project({ "app.py": code });
    const told = findings.map(({ place, rule }) => `${rule} ${code.slice(place.start.character, place.end.character)}`);
    expect(told).toEqual([expect.stringMatching(/'no'$/)]);
  });

  it("shows where a value comes from: the argument, or the method that has it of its own", () => {
    const code = built(".redis(url='redis://cache').runner_tuning(runner_loop_sleep_time_sec=300.0)");
    const [deployment] = project({ "app.py": code }).deployments;
    const textOf = (field: string) => {
      const origin = (deployment?.app.pynenc.get(field) ?? deployment?.app.runner.get(field))?.origin;
      if (origin?.kind !== "code") return origin?.kind;
      const { start = 0, end = 0 } = origin.entry.value.range ?? {};
      return code.slice(start, end);
    };
    expect(["runner_loop_sleep_time_sec", "min_parallel_slots", "broker_cls"].map(textOf)).toEqual([
      "300.0",
      "runner_tuning",
      "redis",
    ]);
  });
});
