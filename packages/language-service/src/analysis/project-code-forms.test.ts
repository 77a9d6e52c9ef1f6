import { describe, expect, it } from "vitest";
import { effective } from "../testing/project.js";

const INTERVAL = "atomic_service_interval_minutes";
const VARIABLE = "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES";

/** Beside it what is weaker than all code but what an application is given when it is made. */
const of = (code: string, others: Readonly<Record<string, string>> = {}, field = INTERVAL) =>
  effective(
    { ...others, "app.py": code.replaceAll("INTERVAL", INTERVAL).replaceAll("VARIABLE", VARIABLE) },
    field,
    "app.py",
  );

describe("what an application is given", () => {
  it.each([
    'app = Pynenc({"INTERVAL": 7})',
    'from pynenc import Pynenc as P\napp = P({"INTERVAL": 7})',
    'from pynenc import Pynenc as P\napp = P(config_values={"INTERVAL": 7})',
    'import pynenc as pn\napp = pn.Pynenc({"INTERVAL": 7})',
    'GIVEN = {"INTERVAL": 7}\napp = Pynenc(GIVEN)',
    'if (app := Pynenc({"INTERVAL": 7})):\n    pass',
    'app = Pynenc()\napp.config_values = {"INTERVAL": 7}',
    'app = Pynenc({"INTERVAL": 3})\napp.config_values = {"INTERVAL": 7}',
    'app = PynencBuilder().custom_config(INTERVAL=3).build()\napp.config_values = {"INTERVAL": 7}',
    "app.conf.INTERVAL: float = 7",
  ])("is read: %s", (code) => {
    expect(of(code)).toBe(7);
  });

  it.each([
    "app = Pynenc(*OPTIONS)",
    "app = Pynenc(load())",
    "app = Pynenc()\napp.config_values = load()",
    'app = Pynenc()\nif X:\n    app.config_values = {"INTERVAL": 7}',
    'app = Pynenc({"INTERVAL": 3})\napp.conf.app_id = "x"\napp.config_values = {"INTERVAL": 7}',
    "app.conf.INTERVAL += 7",
  ])("is only known when the program runs: %s", (code) => {
    expect(of(code)).toBe("unknown");
  });

  it("is replaced as a whole", () => {
    expect(of('app = Pynenc({"INTERVAL": 3})\napp.config_values = {"app_id": "shop"}')).toBe(5);
    expect(of('app = Pynenc({"INTERVAL": 3})\napp.config_values = None\napp.conf.app_id = "x"')).toBe(5);
  });

  it.each([
    'app = Pynenc({"INTERVAL": 3}, "deploy.toml")',
    'from pynenc import Pynenc as P\napp = P({}, "deploy.toml")',
    'app = Pynenc(None, config_filepath="deploy.toml")',
    'app = Pynenc()\napp.config_filepath = "deploy.toml"',
    'app = Pynenc({}, "other.toml")\napp.config_filepath = "deploy.toml"',
  ])("may be a file: %s", (code) => {
    const files = { "deploy.toml": `${INTERVAL} = 8\n`, "other.toml": `${INTERVAL} = 9\n` };
    expect(of(code, files)).toBe(8);
  });

  it.each([
    'app = Pynenc({}, "deploy.toml")\napp.config_filepath = None',
    'app = Pynenc({}, "deploy.toml")\napp.config_filepath = "gone.toml"',
  ])("is no file any more: %s", (code) => {
    const others = { "deploy.toml": `${INTERVAL} = 8\n`, "other.py": 'Pynenc(config_filepath="deploy.toml")\n' };
    expect(of(`${code}\napp.conf.app_id = "x"\n`, others)).toBe(5);
  });

  it("comes too late for an application that has its settings already", () => {
    const code = 'app = Pynenc()\napp.logger.info("x")\napp.config_filepath = "deploy.toml"\n';
    expect(of(code, { "deploy.toml": `${INTERVAL} = 8\n` })).toBe("unknown");
  });
});

describe("what code assigns to a part of the application", () => {
  const LOOP = "runner_loop_sleep_time_sec";
  const runner = "app = PynencBuilder().thread_runner().build()\n";

  it("is stronger than anything else, for that part alone", () => {
    const env = { ".env": `PYNENC__${LOOP.toUpperCase()}=9\n` };
    expect(of(`${runner}app.runner.conf.${LOOP} = 300\n`, env, LOOP)).toBe(300);
    expect(of(`${runner}app.broker.conf.${LOOP} = 300\n`, env, LOOP)).toBe(9);
    expect(of(`${runner}app.conf.${LOOP} = 300\n`, env, LOOP)).toBe(9);
    expect(of(`${runner}app.runner.conf.max_threads = 3\n`, {}, "max_threads")).toBe(3);
  });

  it("is only known when the program runs where it is computed, or in a branch", () => {
    expect(of(`${runner}app.runner.conf.${LOOP} *= 2\n`, {}, LOOP)).toBe("unknown");
    expect(of(`${runner}if X:\n    app.runner.conf.${LOOP} = 2\n`, {}, LOOP)).toBe("unknown");
  });

  it("may be its own of other objects", () => {
    expect(of(`${runner}client.runner.conf.${LOOP} = 300\n`, {}, LOOP)).toBe("unknown");
    expect(of(`${runner}client.runner.conf.name = 300\n`, {}, LOOP)).toBe(0.1);
  });
});

describe("what code sets in the environment", () => {
  const PYPROJECT = { "pyproject.toml": `[tool.pynenc]\n${INTERVAL} = 4\n` };
  const made = "import os\nfrom pynenc import Pynenc\n";

  it.each([
    'os.environ["VARIABLE"] = "7"',
    'os.environ.setdefault("VARIABLE", "7")',
    'os.environ.update({"VARIABLE": "7"})',
    'os.environ.update(VARIABLE="7")',
    'os.environ.update([("VARIABLE", "7")])',
    'os.environ.update(**{"VARIABLE": "7"})',
    'os.environ |= {"VARIABLE": "7"}',
    'os.putenv("VARIABLE", "7")',
    'from os import environ\nenviron["VARIABLE"] = "7"',
    'from os import environ as env\nenv["VARIABLE"] = "7"',
    'os.environ.setdefault("VARIABLE", "7")\nos.environ.setdefault("VARIABLE", "8")',
    'os.environ.setdefault("VARIABLE", "8")\nos.environ["VARIABLE"] = "7"',
    'os.environ["VARIABLE"] = "7"\nos.environ.setdefault("VARIABLE", "8")',
    'os.environ["VARIABLE"] = "8"\nos.environ.update({"VARIABLE": "7"})',
    'ALL = {"VARIABLE": "7"}\nos.environ.update(ALL)',
  ])("is read: %s", (code) => {
    expect(of(`${made}${code}\napp = Pynenc({'app_id': 'shop'})\n`, PYPROJECT)).toBe(7);
    // An application asks when it first needs a setting.
    expect(of(`${made}app = Pynenc({'app_id': 'shop'})\n${code}\n`, PYPROJECT)).toBe(7);
  });

  it.each([
    ['os.environ["VARIABLE"] = "7"', 7],
    ['os.environ.setdefault("VARIABLE", "7")', 9],
  ])("is stronger than a file of variables, or not: %s", (code, value) => {
    expect(of(`${made}${code}\n`, { ".env": `${VARIABLE}=9\n`, ...PYPROJECT })).toBe(value);
  });

  it.each([
    'os.environ["VARIABLE"] = load()',
    'os.environ.setdefault("VARIABLE", load())',
    'os.environ.update({"VARIABLE": load()})',
    'os.environ.update({"VARIABLE": 7})',
    'os.environ |= {"VARIABLE": load()}',
    'if X:\n    os.environ.update({"VARIABLE": "7"})',
    'del os.environ["VARIABLE"]',
    'os.environ.pop("VARIABLE", None)',
    'os.unsetenv("VARIABLE")',
    'app = Pynenc({"app_id": "shop"})\napp.conf.app_id = "x"\nos.environ["VARIABLE"] = "7"',
    'app = Pynenc({"app_id": "shop"})\nprint(app.conf)\nos.environ["VARIABLE"] = "7"',
  ])("is only known when the program runs: %s", (code) => {
    expect(of(`${made}${code}\n`, PYPROJECT)).toBe("unknown");
  });

  it.each([
    "os.environ.get('VARIABLE', '7')",
    "os.environ.update(load())",
    'other["VARIABLE"] = "7"',
    'print(os.environ["VARIABLE"])',
  ])("is not guessed: %s", (code) => {
    expect(of(`${made}${code}\napp = Pynenc({'app_id': 'shop'})\n`, PYPROJECT)).toBe(4);
  });
});
