import { describe, expect, it } from "vitest";
import { readSettings } from "../client/read-settings.js";
import { Analyses } from "./analyses.js";
import { LastGood } from "./last-good.js";

const GOOD = "[tool.pynenc]\natomic_service_interval_minutes = 5.0\n";

/** What is shown of one document after another. */
function shownAfter(...texts: readonly string[]) {
  const analyses = new Analyses((uri) => uri);
  const lastGood = new LastGood();
  const all = texts.map((text) => {
    const files = [{ uri: "file:///w/pyproject.toml", name: "pyproject.toml", text }];
    const analysed = analyses.analyse("file:///w/pyproject.toml", [{ root: "/w", files }], readSettings(null));
    if (analysed === undefined) throw new Error("the document is in its project");
    return { text, shown: lastGood.shown(analysed, true) };
  });
  const last = all.at(-1);
  if (last === undefined) throw new Error("at least one text");
  return last;
}

/** What stands before the drawing, in its line. */
function beforeDrawing({ text, shown }: ReturnType<typeof shownAfter>): string | undefined {
  const [drawing] = shown.drawings;
  return drawing === undefined ? undefined : text.slice(text.lastIndexOf("\n", drawing.offset - 1) + 1, drawing.offset);
}

describe("LastGood", () => {
  it("shows what is there", () => {
    const now = shownAfter(GOOD);
    expect(now.shown.isStale).toBe(false);
    expect(beforeDrawing(now)).toBe("atomic_service_interval_minutes = 5.0");
  });

  it.each([
    ["typed behind the value", GOOD.replace("5.0", "5.0."), "atomic_service_interval_minutes = 5.0."],
    ["typed above", `x = \n${GOOD}`, "atomic_service_interval_minutes = 5.0"],
    ["typed below", `${GOOD}x = `, "atomic_service_interval_minutes = 5.0"],
    ["a line begun behind it", GOOD.replace("5.0\n", "5.0\nat\n"), "atomic_service_interval_minutes = 5.0"],
    ["the value taken out", GOOD.replace("5.0", ""), "atomic_service_interval_minutes = "],
  ])("keeps what was, where it is now, while the text does not parse: %s", (_what, broken, before) => {
    const now = shownAfter(GOOD, broken);
    expect(now.shown.isStale).toBe(true);
    expect(beforeDrawing(now)).toBe(before);
  });

  it("shows nothing where nothing ever parsed, and is not stale again once it does", () => {
    expect(shownAfter("[tool.pynenc\n").shown).toMatchObject({ isStale: false, drawings: [] });
    expect(shownAfter(GOOD, "[tool.pynenc\n", GOOD).shown.isStale).toBe(false);
  });

  it("takes drawings away and brings them back as they are switched, also while the text does not parse", () => {
    const analyses = new Analyses((uri) => uri);
    const lastGood = new LastGood();
    const uri = "file:///w/pyproject.toml";
    const shown = (text: string, hasDrawings: boolean) => {
      const files = [{ uri, name: "pyproject.toml", text }];
      const analysed = analyses.analyse(uri, [{ root: "/w", files }], readSettings(null));
      if (analysed === undefined) throw new Error("the document is in its project");
      const { drawings, hints } = lastGood.shown(analysed, hasDrawings);
      return [drawings.length, hints.length];
    };
    expect(shown(GOOD, true)).toEqual([1, 0]);
    expect(shown(GOOD, false)).toEqual([0, 1]);
    expect(shown(GOOD, true)).toEqual([1, 0]);
    expect(shown(`${GOOD}x = `, false)).toEqual([0, 1]);
    expect(shown(`${GOOD}x = `, true)).toEqual([1, 0]);
  });

  it("keeps a drawing inside a text that was all deleted", () => {
    const { shown } = shownAfter(GOOD, "[");
    for (const { offset } of shown.drawings) expect(offset).toBeLessThanOrEqual(1);
  });
});
