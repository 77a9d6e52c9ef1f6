import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { cycleDrawings } from "./cycle-drawings.js";
import { editorDocument } from "./editor-document.js";
import { inlayHints } from "./inlay-hints.js";

describe("inlay hints", () => {
  it.each([true, false])("show no window of runners that do not start, drawings: %s", (hasDrawings) => {
    const text =
      "[tool.pynenc]\natomic_service_interval_minutes = 1.0\natomic_service_spread_margin_minutes = 1.0\natomic_service_check_interval_minutes = 0.5\n";
    const editor = editorDocument(analyseProject([{ name: "pyproject.toml", text }]), "pyproject.toml");
    if (editor === undefined) throw new Error("the file is no part of the project");
    expect(inlayHints(editor, { hasDrawings }).map((hint) => hint.label)).toEqual(["no runner starts"]);
    expect(cycleDrawings(editor)).toEqual([]);
  });
  it.each([
    ["SQLiteTrigger", "every 5 minutes, and when a runner starts"],
    ["RedisTrigger", "every 5 minutes"],
    ["MemTrigger", "every 5 minutes"],
  ])("say when a cron runs with %s", (trigger, label) => {
    const text = `[tool.pynenc]\ntrigger_cls = "${trigger}"\nrecover_pending_invocations_cron = "*/5 * * * *"\n`;
    const editor = editorDocument(analyseProject([{ name: "pyproject.toml", text }]), "pyproject.toml");
    if (editor === undefined) throw new Error("the file is no part of the project");
    expect(inlayHints(editor, { hasDrawings: false }).map((hint) => hint.label)).toEqual([label]);
  });

  const hintsOf = (text: string) => {
    const editor = editorDocument(analyseProject([{ name: "pyproject.toml", text }]), "pyproject.toml");
    return editor === undefined ? [] : inlayHints(editor, { hasDrawings: false });
  };

  it("tell in a few words what releases make of the settings, and in the tooltip which does what", () => {
    const project = (settings: string) => `[project]\ndependencies = ["pynenc"]\n[tool.pynenc]\n${settings}`;
    const [interval] = hintsOf(project("atomic_service_interval_minutes = 5.0\n"));
    expect(interval?.label).toBe("safe up to 3 or 2 runners, by release");
    expect(interval?.tooltip).toContain("pynenc 0.2.4 to 0.4.0: safe up to 2 runners");
    const [, margin] = hintsOf(
      project(
        "atomic_service_interval_minutes = 5.0\natomic_service_spread_margin_minutes = 2.0\n[tool.slotwise]\nrunners = 3\n",
      ),
    );
    expect(margin?.label).toBe("window 50 s or 0 s, by release");
    // Refused from 0.2.4 on: of the others it is not said.
    const refused = "atomic_service_interval_minutes = 1.0\natomic_service_spread_margin_minutes = 1.0\n";
    expect(hintsOf(project(refused))[0]?.label).toBe("safe up to 1 runner or for none, by release");
  });

  it("say of windows what they are, of how many runners where nobody declared a size", () => {
    const settings =
      "[tool.pynenc]\natomic_service_spread_margin_minutes = 1.0\n[tool.slotwise]\npynenc-version = '0.2.3'\n";
    expect(hintsOf(`${settings}runners = 4\n`)[0]?.label).toBe("window 15 s, gap 60 s");
    expect(hintsOf(settings)[0]?.label).toBe("window 40 s, gap 60 s with 3 runners");
  });

  it("cut long words of a cron, and tell them whole in the tooltip", () => {
    const [hint] = hintsOf(
      '[tool.pynenc]\nrecover_pending_invocations_cron = "5,10,25 3,4,9 1,2,3 * *"\n[tool.slotwise]\npynenc-version = "0.2.3"\n',
    );
    expect(hint?.label).toMatch(/^at .{39}…$/);
    const [whole] = (hint?.tooltip ?? "").split("\n");
    expect(whole).toMatch(/^at .*month$/);
    expect(whole?.startsWith(hint?.label.slice(0, -1) ?? "?")).toBe(true);
  });

  it("put a cron of code in words as well, behind its text", () => {
    const text = 'app = Pynenc({"trigger_cls": "SQLiteTrigger"})\nnightly = TriggerBuilder().on_cron("0 3 * * *")\n';
    const editor = editorDocument(analyseProject([{ name: "app.py", text }]), "app.py");
    if (editor === undefined) throw new Error("the file is no part of the project");
    const label = "at 03:00, and when a runner starts";
    const tooltip = expect.stringContaining("safe up to");
    expect(inlayHints(editor, { hasDrawings: false })).toEqual([{ offset: text.indexOf(")\n", 60), label, tooltip }]);
  });
});
