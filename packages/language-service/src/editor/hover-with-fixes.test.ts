import type { SettingsFile } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { quickFixes } from "./code-actions.js";
import { type EditorDocument, editorDocument } from "./editor-document.js";
import { type HoverOptions, plainText } from "./hover.js";
import { hover } from "./hover-with-fixes.js";

const TEXT: HoverOptions = { pictures: { kind: "text" }, nowSeconds: 1_800_000_000 };
const IMAGES: HoverOptions = { pictures: { kind: "image", theme: "dark" }, nowSeconds: 1_800_000_000 };

function opened(files: readonly SettingsFile[]): EditorDocument {
  const editor = editorDocument(analyseProject(files), files[0]?.name ?? "");
  if (editor === undefined) throw new Error("there is no such file");
  return editor;
}

const settings = (dependency: string, rest: string): readonly SettingsFile[] => [
  {
    name: "pyproject.toml",
    text: `[project]\nname = "shop"\ndependencies = ["${dependency}"]\n\n[tool.pynenc]\natomic_service_interval_minutes = 5.0\natomic_service_spread_margin_minutes = 1.0\natomic_service_check_interval_minutes = 0.5\n${rest}`,
  },
];

function on(piece: string, files: readonly SettingsFile[], options: HoverOptions = TEXT): string {
  return hover(opened(files), (files[0]?.text.indexOf(piece) ?? 0) + 1, options)?.markdown ?? "";
}

function actionsOn(piece: string, files: readonly SettingsFile[], hasPreview = true) {
  const start = files[0]?.text.indexOf(piece) ?? 0;
  return quickFixes(opened(files), { start, end: start + piece.length }, { hasPreview });
}

const FOUR = settings("pynenc==0.2.3", "[tool.slotwise]\nrunners = 4\n");

describe("hovering over a problem", () => {
  it("shows two cycles and what its fix does, and then the setting", () => {
    const shown = on("0.5", FOUR);
    expect(shown.split("\n\n")[0]).toBe(
      "**Set atomic_service_check_interval_minutes to 0.24:** turns missed 51 % to 0; crons that lose ticks 2 to 0; cycle unchanged; largest safe fleet 3 runners to 10 runners.",
    );
    const [, now, fixed] = /```text\n(.*now .*)\n(fixed .*)\n```/.exec(shown) ?? [];
    expect(now).toContain("░");
    expect(fixed).not.toContain("░");
    expect(shown.indexOf("---")).toBeLessThan(shown.indexOf("**atomic_service_check_interval_minutes**"));
  });

  it("draws them for clients that show images, and writes them for those that do not", () => {
    const [, effect = "", picture = ""] = /^(.*)\n\n(.*)/.exec(on("0.5", FOUR, IMAGES)) ?? [];
    expect(effect).toContain("turns missed 51 % to 0");
    expect(picture).toMatch(/^!\[now, fixed\]\(data:image\/svg\+xml;base64,/);
    expect(plainText(on("0.5", FOUR))).toContain("turns missed 51 % to 0");
  });

  it("says whose numbers they are where releases differ", () => {
    const shown = on("0.5", settings("pynenc>=0.2", "[tool.slotwise]\nrunners = 4\n"));
    expect(shown).toContain("turns missed 75 % to 0");
    expect(shown).toContain("(at worst, under pynenc 0.2.4 to 0.4.0)");
  });

  it("says nothing of fixes where there is no problem", () => {
    const shown = on("0.5", settings("pynenc==0.2.3", "[tool.slotwise]\nrunners = 2\n"));
    expect(shown).toContain("**atomic_service_check_interval_minutes**");
    expect(shown).not.toContain("**Set ");
  });

  it("shows what a place without a setting needs as well", () => {
    const files = settings("pynenc==0.2.3", "[tool.slotwise]\nrunners = 3\n");
    const code =
      'from pynenc import Pynenc\nfrom pynenc.trigger import TriggerBuilder\napp = Pynenc()\n@app.task(triggers=TriggerBuilder().on_cron("4 3 * * *"))\ndef job(): ...\n';
    const shown = on('"4 3', [{ name: "app.py", text: code }, ...files]);
    expect(shown).toContain("crons that lose ticks");
    expect(shown).toContain('on_cron("4 3 \\* \\* \\*")');
  });

  it("stays within what an editor shows, for a large fleet under two behaviours", () => {
    const shown = on("0.5", settings("pynenc", "[tool.slotwise]\nrunners = 400\n"), IMAGES);
    expect(shown.length).toBeLessThan(100_000);
  });
});

describe("quick fixes", () => {
  it("say their effect, and can be tried without an edit", () => {
    const actions = actionsOn("0.5", FOUR).filter(({ title }) => !title.startsWith("Accept"));
    const fix = actions.find(({ isPreferred }) => isPreferred);
    expect(fix?.title).toBe(
      "Set atomic_service_check_interval_minutes to 0.24: turns missed 51 % to 0, crons that lose ticks 2 to 0, cycle unchanged",
    );
    const trial = actions.find(({ title }) => title === "Try in preview: check interval 0.24");
    expect(trial?.edits).toEqual([]);
    expect(trial?.target).toEqual({ values: { atomic_service_check_interval_minutes: 0.24 } });
  });

  it("are tried only where there is a preview", () => {
    expect(actionsOn("0.5", FOUR, false).filter(({ target }) => target !== undefined)).toEqual([]);
  });

  it("name the deployment that they are tried on, where there are several", () => {
    const compose =
      "services:\n  worker:\n    command: pynenc --app a runner start\n    deploy: {replicas: 2}\n  mails:\n    command: pynenc --app b runner start\n    environment: [PYNENC__APP_ID=mails]\n    deploy: {replicas: 4}\n";
    const files = [...settings("pynenc==0.2.3", ""), { name: "compose.yaml", text: compose }];
    const trials = actionsOn("0.5", files).flatMap(({ target }) => target ?? []);
    expect(trials.map(({ deployment }) => deployment)).toContainEqual(expect.stringContaining("mails"));
  });

  it("leave out what would be worse for it once it counts", () => {
    const text = '[tool.pynenc]\nmax_pending_second = "five"\nlog_formt = "text"\n';
    const files = [{ name: "pyproject.toml", text }];
    const again = { files, judge: (changed: readonly SettingsFile[]) => analyseProject(changed) };
    const titles = quickFixes(opened(files), { start: 0, end: text.length }, { hasPreview: false, again }).map(
      ({ title }) => title,
    );
    expect(titles).toContain("Rename to log_format");
    expect(titles).not.toContain("Rename to max_pending_seconds");
  });
});

describe("a dependency that allows releases which behave differently", () => {
  const files = settings("pynenc>=0.2", "[tool.slotwise]\nrunners = 4\n");

  it("shows both cycles, named by their releases, and what changes", () => {
    const shown = on("pynenc>=", files);
    expect(shown).toContain("**pynenc>=0.2** allows releases of pynenc that behave differently.");
    expect(shown).toMatch(/```text\n0\.2\.0 to 0\.2\.3 .*\n0\.2\.4 to 0\.4\.0 .*\n```/);
    expect(shown).toContain("What changes with 0.2.4 to 0.4.0:");
    expect(shown).toContain("- From 5 runners on nobody ever runs");
    expect(shown).toContain("- The store refuses a start while an execution is recorded as running");
    expect(shown).toContain("- A start is let through in the first 50 % of a window only");
    expect(on("pynenc>=", files, IMAGES)).toMatch(/!\[0\.2\.0 to 0\.2\.3, 0\.2\.4 to 0\.4\.0\]\(data:image/);
  });

  it("says what holds under all of them, and what that does", () => {
    expect(on("pynenc>=", files)).toContain(
      "**Under all of them holds check interval 0.11:** turns missed 75 % to 0; crons that lose ticks 2 to 0; cycle unchanged",
    );
    const actions = actionsOn("pynenc>=", files);
    const fix = actions.find(({ title }) => title.startsWith("Set what holds under all releases allowed"));
    expect(fix?.edits.map(({ newText }) => newText)).toEqual(["0.11"]);
    expect(actions.map(({ title }) => title)).toContain("Try in preview: check interval 0.11");
  });

  it("takes several values where one is not enough, each written where it stands or beside the others", () => {
    const tight = settings(
      "pynenc>=0.2",
      'recover_pending_invocations_cron = "4 * * * *"\n[tool.slotwise]\nrunners = 6\nservice-duration = "50s"\n',
    );
    const fix = actionsOn("pynenc>=", tight).find(({ title }) => title.startsWith("Set what holds"));
    expect(fix?.title).toMatch(/turns missed 100 % to 0/);
    let text = tight[0]?.text ?? "";
    for (const { range, newText } of (fix?.edits ?? []).toSorted((one, other) => other.range.start - one.range.start)) {
      text = text.slice(0, range.start) + newText + text.slice(range.end);
    }
    const after = analyseProject([{ name: "pyproject.toml", text }]).findings.filter(
      ({ severity }) => severity === "error",
    );
    expect(after).toEqual([]);
  });

  it("says that the settings hold, where they do, and up to how many where nobody said", () => {
    const safe = settings("pynenc>=0.2", "[tool.slotwise]\nrunners = 2\n").map((file) => ({
      ...file,
      text: file.text.replace("minutes = 5.0", "minutes = 30.0"),
    }));
    expect(on("pynenc>=", safe)).toContain(
      "**The settings hold under all of them.** Ticks of crons can be lost all the same.",
    );
    expect(actionsOn("pynenc>=", safe).filter(({ title }) => title.startsWith("Set what"))).toEqual([]);
    const unsaid = safe.map((file) => ({ ...file, text: file.text.replace(/\[tool\.slotwise\][\s\S]*/, "") }));
    expect(on("pynenc>=", unsaid)).toContain("**Up to 14 runners the settings hold under all of them.**");
  });

  it("is shown in a list of requirements as well", () => {
    const listed = [
      { name: "requirements.txt", text: "redis\npynenc>=0.2\n" },
      { name: "pynenc.toml", text: "atomic_service_interval_minutes = 5.0\n" },
    ];
    expect(on("pynenc", listed)).toContain("allows releases of pynenc that behave differently");
  });

  it("is nothing to tell of, where all of them behave alike or one is pinned", () => {
    expect(on("pynenc", settings("pynenc~=0.3.0", ""))).not.toContain("behave differently");
    expect(hover(opened(settings("pynenc==0.2.3", "")), 50, TEXT)).toBeUndefined();
  });
});
