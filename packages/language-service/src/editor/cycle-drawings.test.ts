import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { cycleDrawings } from "./cycle-drawings.js";
import { type EditorDocument, editorDocument } from "./editor-document.js";
import { withTriedSize } from "./tried-sizes.js";

const NOW = Date.UTC(2026, 10, 25, 12, 1) / 1000;

function opened(text: string): EditorDocument {
  const editor = editorDocument(analyseProject([{ name: "pyproject.toml", text }]), "pyproject.toml");
  if (editor === undefined) throw new Error("the file is no part of the project");
  return editor;
}

const fileOf = (interval: number, cron: string, runners: number) =>
  opened(`[tool.pynenc]
atomic_service_interval_minutes = ${interval}
recover_pending_invocations_cron = "${cron}"
recover_running_invocations_cron = "${cron}"
[tool.slotwise]
runners = ${runners}
pynenc-version = "0.2.3"
`);

const svgOf = (uri = ""): string => atob(uri.split(",")[1] ?? "");
const heads = (uri?: string): number => svgOf(uri).split("<circle ").length - 1;

describe("the cycle behind the interval", () => {
  it("marks the next ticks of crons, lost ones hollow, and says so", () => {
    const [drawing] = cycleDrawings(fileOf(7, "*/5 * * * *", 3), { nowSeconds: NOW });
    expect(heads(drawing?.light)).toBe(5);
    // Of a sound fleet all that is hollow are lost ticks.
    expect(svgOf(drawing?.light).match(/<circle [^>]*fill="none"/g)).toHaveLength(2);
    expect(drawing?.label).toMatch(/Crons tick at .* of the cycle; a tick can be lost at /);
  });

  it("marks crons that say the same once, and ticks that fall together once", () => {
    const [drawing] = cycleDrawings(fileOf(5, "*/5 * * * *", 3), { nowSeconds: NOW });
    expect(heads(drawing?.light)).toBe(1);
    expect(drawing?.label).toContain("Crons tick at 0 s of the cycle");
  });

  it("is the same at every second of a minute, and moves on with the next tick", () => {
    const editor = fileOf(7, "*/5 * * * *", 3);
    const at = (nowSeconds: number) => cycleDrawings(editor, { nowSeconds });
    expect(at(NOW + 59)).toEqual(at(NOW));
    expect(at(NOW + 300)).not.toEqual(at(NOW));
  });

  it("marks none where nobody says when it is, or where crons are not served", () => {
    expect(heads(cycleDrawings(fileOf(5, "*/5 * * * *", 3))[0]?.light)).toBe(0);
    expect(heads(cycleDrawings(fileOf(5, "0 0 31 2 *", 3), { nowSeconds: NOW })[0]?.light)).toBe(0);
  });

  it("is drawn for a size that somebody tries, and says that it is not declared", () => {
    const editor = fileOf(5, "*/5 * * * *", 3);
    const [declared] = cycleDrawings(editor);
    const [tried] = cycleDrawings(editor, { triedSizes: withTriedSize(new Map(), "pyproject.toml", 6) });
    expect(tried?.offset).toBe(declared?.offset);
    expect(tried?.label).toMatch(/^6 runners, not declared\. 6 runners share a cycle of 300 s/);
    expect(svgOf(tried?.light)).toContain(">6 runners, not declared</text>");
    expect(svgOf(declared?.light)).not.toContain("<text");
    const back = withTriedSize(withTriedSize(new Map(), "pyproject.toml", 6), "pyproject.toml", undefined);
    expect(cycleDrawings(editor, { triedSizes: back })).toEqual([declared]);
  });
});
