import { describe, expect, it } from "vitest";
import { DEFAULTS, project } from "../testing/project.js";

const SQLITE = DEFAULTS.replace('app_id = "shop"', 'app_id = "shop"\ntrigger_cls = "SQLiteTrigger"');
const TASKS = `from shop.app import app
from pynenc.trigger import TriggerBuilder

@app.task(triggers=TriggerBuilder().on_cron("0 3 * * *"))
def nightly(): ...
`;

const toldIn = (files: Readonly<Record<string, string>>) =>
  project(files)
    .findings.filter(({ rule }) => rule === "cron-fires-at-start")
    .map(({ place, severity, message }) => `${place.file}:${place.start.line + 1} ${severity} ${message}`);

describe("crons that stand in a module of tasks", () => {
  it("belong to the fleet of the folder, and are no fleet themselves", () => {
    const { deployments } = project({ "pyproject.toml": SQLITE, "tasks.py": TASKS });
    expect(deployments.map(({ name }) => name)).toEqual([undefined]);
    expect(toldIn({ "pyproject.toml": SQLITE, "tasks.py": TASKS })).toEqual([
      expect.stringMatching(/^pyproject\.toml:3 info recover_pending_invocations_cron and recover_running/),
      expect.stringMatching(/^tasks\.py:4 warning 0 3 \* \* \* runs whenever .* n runners/),
    ]);
    expect(toldIn({ "pyproject.toml": DEFAULTS, "tasks.py": TASKS })).toEqual([]);
    expect(toldIn({ "tasks.py": TASKS })).toEqual([]);
  });

  it("belong to everything that is started beside them, as many runners as that has", () => {
    const compose = `services:
  worker:
    image: shop
    environment:
      PYNENC__TRIGGER_CLS: SQLiteTrigger
    deploy:
      replicas: 3
`;
    const found = toldIn({ "pyproject.toml": DEFAULTS, "tasks.py": TASKS, "compose.yaml": compose });
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(/^compose\.yaml:5 info .* 3 runners that start one after another run them 3 times/);
    expect(found[1]).toMatch(/^tasks\.py:4 warning .* 3 runners that start one after another run it 3 times/);
    expect(
      toldIn({
        "pyproject.toml": DEFAULTS,
        "tasks.py": TASKS,
        "compose.yaml": compose.replace("replicas: 3", "replicas: 1"),
      })[1],
    ).toMatch(/the one runner runs it at every deployment and every restart$/);
  });

  it("are told once where several modules make an application", () => {
    const app = 'app = PynencBuilder().custom_config(app_id="NAME", trigger_cls="SQLiteTrigger").build()\n';
    const found = toldIn({ "tasks.py": TASKS, "a.py": app.replace("NAME", "a"), "b.py": app.replace("NAME", "b") });
    expect(found.map((each) => each.split(" ")[0])).toEqual(["a.py:1", "b.py:1", "tasks.py:4"]);
  });

  it.each(["0 25 * * *", "@reboot", "* * * * * *", "soon"])("are none where pynenc takes none: %s", (expression) => {
    const found = toldIn({ "pyproject.toml": SQLITE, "tasks.py": TASKS.replace("0 3 * * *", expression) });
    expect(found.map((each) => each.split(" ")[0])).toEqual(["pyproject.toml:3"]);
  });

  it("can be accepted where they stand", () => {
    const accepted = TASKS.replace(
      ")\ndef",
      ")  # slotwise: ignore[cron-fires-at-start] it asks whether it is due\ndef",
    );
    expect(toldIn({ "pyproject.toml": SQLITE, "tasks.py": accepted })).toHaveLength(1);
  });
});
