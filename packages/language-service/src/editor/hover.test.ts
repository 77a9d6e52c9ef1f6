import type { SettingsFile } from "@slotwise/project";
import { CONFIG_CLASSES } from "@slotwise/pynenc";
import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { editorDocument } from "./editor-document.js";
import { type HoverOptions, hover, plainText } from "./hover.js";
import { SETTING_DESCRIPTIONS } from "./setting-descriptions.js";

const TEXT: HoverOptions = { pictures: { kind: "text" }, nowSeconds: Date.UTC(2026, 10, 25, 12, 1) / 1000 };

/** The hover on the first occurrence of a piece of the first file. */
function on(piece: string, files: readonly SettingsFile[], options: HoverOptions = TEXT): string {
  const [first] = files;
  if (first === undefined) return "";
  const editor = editorDocument(analyseProject(files), first.name);
  return editor === undefined ? "" : (hover(editor, first.text.indexOf(piece), options)?.markdown ?? "");
}

const DEFAULTS = `[tool.pynenc]
atomic_service_interval_minutes = 5.0
recover_pending_invocations_cron = "*/5 * * * *"

[tool.slotwise]
pynenc-version = "0.2.3"
`;

describe("hover", () => {
  it("explains to somebody who never heard of slots why the fourth runner is a problem", () => {
    const shown = on("atomic_service_interval", [{ name: "pyproject.toml", text: DEFAULTS }]);
    expect(shown).toContain("pynenc 0.2.3: safe up to 3 runners; from 4 a turn can be missed");
    expect(shown).toContain("**3 runners: safe.**");
    expect(shown).toContain(
      "**4 runners: not safe.** Each gets 75 s of every 300 s, of which 15 s are left to start in, but a runner looks only every 30.42 s: it misses its turn in 51 % of the phases that its looks can have.",
    );
    expect(shown.match(/\*\*\d+ runners?: /g)).toEqual(
      ["4 runners", "1 runner", "2 runners", "3 runners", "5 runners", "10 runners"].map((size) => `**${size}: `),
    );
  });
  it("begins with the picture, the verdict and what the setting is, and tells below where its value comes from", () => {
    const files = [{ name: "pyproject.toml", text: `${DEFAULTS}runners = 4\n` }];
    const image: HoverOptions = { ...TEXT, pictures: { kind: "image", theme: "light" } };
    const paragraphs = on("atomic_service_interval", files, image).split("\n\n");
    expect(paragraphs.slice(0, 6).map((each) => each.slice(0, 44))).toEqual([
      "![4 runners](data:image/svg+xml;base64,PHN2Z",
      "**4 runners, as declared: not safe.** Each g",
      "**atomic_service_interval_minutes**: The cyc",
      "---",
      "A setting of the type float, in minutes; def",
      "In force: `5.0`, from line 2.",
    ]);
    expect(paragraphs[6]).toMatch(/^\*\*pynenc 0\.2\.3: safe up to 3 runners/);
    const text = on("atomic_service_interval", files);
    expect(text).toMatch(/^```text\n4 runners/);
    expect(text.indexOf("**4 runners, as declared: not safe.**")).toBeLessThan(text.indexOf("---\n\nA setting of"));
    expect(on("runners = 4", files, image)).toMatch(/^!\[4 runners\].*\n\n\*\*4 runners, as declared: not safe\.\*\*/);
  });
  it("begins with the releases that fare worst, by name", () => {
    const settings = "[tool.pynenc]\natomic_service_interval_minutes = 5.0\n[tool.slotwise]\nrunners = 3\n";
    const shown = on("atomic_service_interval", [
      { name: "pyproject.toml", text: `[project]\ndependencies = ["pynenc"]\n${settings}` },
    ]);
    expect(/\*\*(.*?)\*\*/.exec(shown)?.[1]).toBe("3 runners, as declared, pynenc 0.2.4 to 0.4.0: not safe.");
    expect(shown).toContain("**3 runners, as declared, pynenc 0.1.0 to 0.2.3: safe.**");
  });
  it("shows no cycle of runners that do not start", () => {
    const text = "[tool.pynenc]\natomic_service_interval_minutes = 1.0\n[tool.slotwise]\npynenc-version = '0.4.0'\n";
    const shown = on("atomic_service_interval", [{ name: "pyproject.toml", text }]);
    expect(shown).toContain("**pynenc 0.4.0: no runner starts**");
    expect(shown).not.toMatch(/\d runners?: /);
  });
  it("says what the release judged does not have, and what nothing in it reads", () => {
    const files = (release: string) => [
      {
        name: "pyproject.toml",
        text: `[project]\ndependencies = ["pynenc==${release}"]\n[tool.pynenc.trigger]\nenable_scheduler = false\nevent_max_records = 5\n`,
      },
    ];
    expect(on("enable_scheduler", files("0.2.3"))).toContain("Nothing in pynenc 0.2.3 reads it");
    expect(on("enable_scheduler", files("0.2.4"))).not.toContain("reads it");
    expect(on("event_max_records", files("0.2.3"))).toContain("pynenc 0.2.3 does not have it.");
    expect(on("event_max_records", files("0.2.4"))).not.toContain("does not have it");
  });
  it("fits into what an editor shows, with two versions and every picture", () => {
    const text = DEFAULTS.replace('pynenc-version = "0.2.3"', 'runners = "1-50"');
    const files = [{ name: "pyproject.toml", text: `[project]\ndependencies = ["pynenc"]\n${text}` }];
    for (const theme of ["light", "auto"] as const) {
      expect(on("atomic_service_interval", files, { ...TEXT, pictures: { kind: "image", theme } }).length).toBeLessThan(
        90_000,
      );
    }
  });
  it("says what is in force, where it comes from and what it beats", () => {
    const files = [
      { name: ".env", text: "PYNENC__MAX_PENDING_SECONDS=7\n" },
      { name: "pyproject.toml", text: "[tool.pynenc]\nmax_pending_seconds = 3\n" },
    ];
    const shown = on("PYNENC__MAX", files);
    expect(shown).toMatch(/^\*\*max_pending_seconds\*\*: How long an invocation may stay pending/);
    expect(shown).toContain("\n\n---\n\nA setting of the type float, in seconds; default `5.0`.\n\nIn force: `7.0`");
    expect(shown).toContain("In force: `7.0`, from line 1, which beats pyproject.toml:2.");
  });
  it("does not say of a file that nothing names that it is in force", () => {
    const pynenc = { name: "pynenc.toml", text: "max_pending_seconds = 7.0\n" };
    const conditional = "In force, once something names this file: `7.0`, from line 1.";
    expect(on("max_pending", [pynenc])).toContain(conditional);
    const app = { name: "app.py", text: 'app = Pynenc(config_filepath="pynenc.toml")\n' };
    expect(on("max_pending", [pynenc, app])).toContain("In force: `7.0`, from line 1.");
  });
  it("tells the applications of one module apart", () => {
    const text = `orders = Pynenc(config_values={"max_pending_seconds": 3.0})
bills = Pynenc(config_values={"runner": {"min_parallel_slots": 2}})
bills.conf.max_pending_seconds = 7.0
if small:
    bills.conf.max_pending_seconds = 8.0
`;
    const files = [{ name: "app.py", text }];
    expect(on("max_pending", files)).toContain("In force: `3.0`, from line 1");
    expect(on("min_parallel", files)).toContain("In force: `2`, from line 2");
    expect(on("max_pending_seconds = 7.0", files)).toContain("`(known at run time)`, from line 5");
  });
  it("puts a cron in words, with the next five ticks and which may be lost", () => {
    const files = [{ name: "pyproject.toml", text: `${DEFAULTS}runners = 4\n` }];
    const shown = on("recover_pending", files);
    expect(shown).toContain("It ticks every 5 minutes. The next times, in UTC:");
    expect(shown.match(/^- .*$/gm)).toEqual(
      ["12:05", "12:10", "12:15", "12:20", "12:25"].map(
        (time) => `- 2026-11-25 ${time}, **can be lost with 4 runners**`,
      ),
    );
    expect(
      on("recover_pending", [{ name: "pyproject.toml", text: DEFAULTS.replace("*/5 * * * *", "soon") }]),
    ).toContain("This is no cron expression of five fields.");
  });
  it("says when a cron fires between its ticks", () => {
    const files = (more: string) => [{ name: "pyproject.toml", text: DEFAULTS.replace("\n\n", `\n${more}\n\n`) }];
    const told = "It fires when a runner starts as well: the store then forgets when it last ran.";
    expect(on("recover_pending", files('trigger_cls = "SQLiteTrigger"'))).toContain(told);
    expect(on("recover_pending", files('trigger_cls = "RedisTrigger"'))).not.toContain(told);
    expect(on("recover_pending", files(""))).not.toContain(told);
  });
  it("says of a cron in code what it says of one in the settings", () => {
    const app = 'app = Pynenc({"atomic_service_interval_minutes": 5.0})\n';
    const tasks = '@app.task(triggers=on_cron("*/5 * * * *"))\ndef often(): ...\n';
    const shown = on('"*/5', [
      { name: "app.py", text: `${app}${tasks}` },
      { name: "slotwise.toml", text: 'runners = 4\npynenc-version = "0.2.3"\n' },
    ]);
    expect(shown).toMatch(/^\*\*on_cron\("\\\*\/5 \\\* \\\* \\\* \\\*"\)\*\*: When a task starts/);
    expect(shown).toContain("It ticks every 5 minutes. The next times, in UTC:");
    expect(shown.match(/^- .*$/gm)).toHaveLength(5);
    expect(shown).toContain("**can be lost with 4 runners**");
    expect(shown).toContain("pynenc 0.2.3: safe up to 3 runners");
  });
  it("tells what a method of the builder sets by itself", () => {
    const text = "app = PynencBuilder().redis(url='redis://cache').thread_runner().build()\n";
    const files = [{ name: "app.py", text }];
    expect(on("redis(", files)).toContain("- `broker_cls`: `RedisBroker`");
    expect(on("thread_runner", files)).toContain("- `runner_cls`: `ThreadRunner`");
    expect(on("thread_runner", files)).not.toContain("broker_cls");
    expect(on("'redis:", files)).toContain("**redis_url**");
  });
  it("shows no secret", () => {
    const shown = on("redis_password", [{ name: "pynenc.toml", text: 'redis_password = "hunter2"\n' }]);
    expect(shown).toContain("`(secret)`, from line 1.");
    expect(shown).not.toContain("hunter2");
  });
  it("explains rules and settings of ours", () => {
    const text = "[tool.pynenc]\n[tool.slotwise]\nrunners = 4\n[tool.slotwise.rules]\nno-margin = 'off'\n";
    expect(on("no-margin", [{ name: "pyproject.toml", text }])).toContain(
      "Without a margin nothing separates two executions.",
    );
    expect(on("runners", [{ name: "pyproject.toml", text }])).toContain("Never guessed.");
    const ignoring = "[tool.pynenc]\n[tool.slotwise.ignore]\n'pynenc.json' = ['no-margin']\n";
    expect(on("ignore", [{ name: "pyproject.toml", text: ignoring }])).toContain("the rules that need not hold there.");
    expect(on("no-margin", [{ name: "pyproject.toml", text: ignoring }])).toContain("Without a margin");
  });
  it("reads as well without Markdown", () => {
    const image: HoverOptions = { ...TEXT, pictures: { kind: "image", theme: "light" } };
    const shown = on("atomic_service_interval", [{ name: "pyproject.toml", text: DEFAULTS }], image);
    expect(plainText(shown)).not.toMatch(/\*\*|`|!\[|base64|^---$/m);
    expect(plainText(shown)).toContain("4 runners: not safe. Each gets 75 s");
  });
});

it("describes every setting of pynenc itself", () => {
  const own = CONFIG_CLASSES.filter((each) => each.package === "pynenc").flatMap(({ fields }) =>
    fields.map(({ name }) => name),
  );
  expect(own.filter((name) => !SETTING_DESCRIPTIONS.has(name))).toEqual([]);
});
