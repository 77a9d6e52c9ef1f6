import { describe, expect, it } from "vitest";
import { DEFAULTS, effective, project } from "../testing/project.js";
import { analyseProject } from "./analyse.js";

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

  it.each(["one.toml", "pynenc.toml"])("is read for the one class that it is named for: %s", (name) => {
    const files = {
      [name]: `${interval} = 1.0\nrunner_loop_sleep_time_sec = 2.0\n`,
      ".env": `PYNENC__CONFIGRUNNER__FILEPATH=${name}\n`,
    };
    expect(effective(files, interval)).toBe(5);
    expect(effective(files, "runner_loop_sleep_time_sec")).toBe(2);
  });

  it("has to have an extension that pynenc's reader knows, in any case", () => {
    const files = (name: string) => ({ [name]: `${interval} = 1.0\n`, ".env": `PYNENC__FILEPATH=${name}\n` });
    expect(effective(files("Settings.TOML"), interval)).toBe(1);
    for (const name of ["settings.cfg", "settings"]) {
      expect(project(files(name)).findings).toMatchObject([
        { rule: "syntax-error", place: { file: name }, message: expect.stringContaining("by its extension") },
      ]);
    }
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
    // pynenc's own name helps none that nothing names.
    expect(effective(files, "max_pending_seconds", "service one")).toBe(5);
    expect(effective(files, "max_pending_seconds", "unnamed.toml")).toBe(3);
  });

  describe("by nothing here", () => {
    const own = { "pynenc.toml": `${interval} = 15.0\n` };
    /** As a search of the folder has them. */
    const found = (files: Readonly<Record<string, string>>) =>
      analyseProject(Object.entries(files).map(([name, text]) => ({ name, text, isOnlyFound: true }))).deployments.map(
        ({ name, app, judgements }) => {
          const coerced = app.pynenc.get(interval)?.coerced;
          return [name, coerced?.kind === "value" ? coerced.value : undefined, judgements.length > 0];
        },
      );

    it("is not read, and nothing is judged by it", () => {
      expect(found(own)).toEqual([[undefined, 5, false]]);
      expect(found({ ...own, "app.py": "app = Pynenc(config_values={'app_id': 'a'})\n" })).toEqual([
        [undefined, 5, false],
        ["app.py", 5, true],
      ]);
      expect(found({ "pyproject.toml": DEFAULTS, ...own })).toEqual([[undefined, 5, true]]);
    });

    it("is judged as if something named it where somebody asked about it, and nothing else is", () => {
      expect(effective(own, interval)).toBe(15);
      const beside = { "pyproject.toml": DEFAULTS, ...own, "app.py": "app = Pynenc(config_values={'app_id': 'a'})\n" };
      expect(effective(beside, interval, "pynenc.toml")).toBe(15);
      expect(effective(beside, interval, "app.py")).toBe(5);
      expect(effective(beside, interval)).toBe(5);
      expect(
        effective({ ...own, ".env": "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=7\n" }, interval, "pynenc.toml"),
      ).toBe(7);
    });

    it.each(["/app/pynenc.toml", "../conf/pynenc.toml", "$CONF", "${CONF}/pynenc.toml"])(
      "may be meant by a name that is only known elsewhere: %s",
      (path) => {
        expect(found({ ...own, ".env": `PYNENC__FILEPATH=${path}\n` })).toEqual([[undefined, 15, true]]);
      },
    );

    it.each(["/app/other.toml", "gone.toml"])("is not meant by %s, which nobody has read either", (path) => {
      expect(found({ ...own, ".env": `PYNENC__FILEPATH=${path}\n` })).toEqual([[undefined, 5, false]]);
    });

    it("does not keep others from being judged when it does not parse", () => {
      expect(found({ "pyproject.toml": DEFAULTS, "pynenc.toml": "a = \n" })).toEqual([[undefined, 5, true]]);
    });
  });

  it("is found by where it stands in the project, however the user writes its name", () => {
    const { deployments } = analyseProject([
      { name: "/p/pyproject.toml", text: DEFAULTS, path: "pyproject.toml" },
      { name: "conf.yaml", text: `${interval}: 6\n`, path: "sub/conf.yaml" },
      { name: "/p/.env", text: "PYNENC__FILEPATH=sub/conf.yaml\n", path: ".env" },
    ]);
    expect(deployments[0]?.app.pynenc.get(interval)?.coerced).toEqual({ kind: "value", value: 6 });
  });
});
