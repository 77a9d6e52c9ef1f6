import { describe, expect, it } from "vitest";
import { DEFAULTS, effective, project } from "../testing/project.js";

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
    [`NAME = "PYNENC__${margin.toUpperCase()}"\nos.environ[NAME] = "0.3"`, 0.3],
    [`NAME = "PYNENC__${margin.toUpperCase()}"\nos.environ.setdefault(NAME, "0.3")`, 0.3],
    [`conf = app.conf\nconf.${margin} = 0.3`, 0.3],
    [`settings_of_app = app.conf\nsetattr(settings_of_app, "${margin}", 0.3)`, 0.3],
    [`setattr(app.conf, "${margin}", 0.3)`, 0.3],
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

  it.each(["patch(D)", "patch(values=D)", "alias = D", "patch.all(D)"])(
    "is no constant's where another name may change what is in it: %s",
    (given) => {
      const read = `app = Pynenc(config_values=D)\n`;
      expect(of(`D = {"${margin}": 0.3}\n${given}\n${read}`)).toBe("unknown");
      expect(of(`D = {"${margin}": 0.3}\nprint(D, dict(D), {**D})\nother(**D)\n${read}`)).toBe(0.3);
      expect(of(`from pynenc import Pynenc as P\nD = {"${margin}": 0.3}\napp = P(D)\n`)).toBe(0.3);
      expect(of(`D = 0.3\n${given}\napp.conf.${margin} = D\n`)).toBe(0.3);
    },
  );

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

  it("assigns to the application's own configuration alone", () => {
    const files = {
      "app.py": "app = Pynenc()\napp.conf.runner_loop_sleep_time_sec = 5\napp.conf.max_pending_seconds = 7\n",
    };
    expect(effective(files, "runner_loop_sleep_time_sec", "app.py")).toBe(0.1);
    expect(effective(files, "max_pending_seconds", "app.py")).toBe(7);
  });

  it.each([
    ["0x10", 16],
    ["-0b11", -3],
    ["99999999999999999999999", 99999999999999999999999n],
    ["'\\x35\\u0030'", 50],
    ["r'5'", 5],
  ])("reads %s as Python does", (written, value) => {
    const files = { "app.py": `app = Pynenc(config_values={"truncate_arguments_length": ${written}})\n` };
    expect(effective(files, "truncate_arguments_length", "app.py")).toBe(value);
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
      // Both have the dictionary of their builder.
      `x = PynencBuilder().custom_config(M=0.1)\na = x.build()\nb = x.custom_config(M=0.2).build()`,
      { "app.py (a)": 0.2, "app.py (b)": 0.2 },
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
