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

  it("put a cron of code in words as well, behind its text", () => {
    const text = 'app = Pynenc({"trigger_cls": "SQLiteTrigger"})\nnightly = TriggerBuilder().on_cron("0 3 * * *")\n';
    const editor = editorDocument(analyseProject([{ name: "app.py", text }]), "app.py");
    if (editor === undefined) throw new Error("the file is no part of the project");
    const label = "at 03:00, and when a runner starts";
    const tooltip = expect.stringContaining("safe up to");
    expect(inlayHints(editor, { hasDrawings: false })).toEqual([{ offset: text.indexOf(")\n", 60), label, tooltip }]);
  });
});
