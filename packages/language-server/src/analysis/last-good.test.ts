import { describe, expect, it } from "vitest";
import { readSettings } from "../client/read-settings.js";
import { Analyses } from "./analyses.js";
import { LastGood } from "./last-good.js";

const GOOD = "[tool.pynenc]\natomic_service_interval_minutes = 5.0\n";

/** What is shown of one document after another. */
function shownAfter(...texts: readonly string[]) {
  return shownBy(new LastGood(), ...texts);
}

function shownBy(lastGood: LastGood, ...texts: readonly string[]) {
  const analyses = new Analyses((uri) => uri);
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

  it("lets everything say of itself that it is of the last readable text, and keeps the state of then", () => {
    const settings = `${GOOD}[tool.slotwise]\nrunners = 2\npynenc-version = "0.2.3"\n`;
    const { shown: before } = shownAfter(settings);
    const { shown } = shownAfter(settings, settings.replace("5.0", "5."));
    // Once above the table, and once above the sizes.
    expect(shown.lenses.map(({ title }) => title)).toEqual([
      ...["as of the last readable text", "as of the last readable text"],
      ...before.lenses.map(({ title }) => title),
    ]);
    expect(shown.hints.length).toBeGreaterThan(0);
    for (const { tooltip } of shown.hints) expect(tooltip).toMatch(/^As of the last readable text:\npynenc/);
    expect(shown.state?.verdict).toBe(before.state?.verdict);
    expect(shown.state?.sentence).toBe(`As of the last readable text: ${before.state?.sentence}`);
  });

  it("calls no fleet bad because of a text that was never readable", () => {
    expect(shownAfter("[tool.pynenc]\napp_id = \n").shown.state?.verdict).toBe("warning");
  });

  describe("while somebody types", () => {
    const declared = '[tool.slotwise]\nrunners = 2\npynenc-version = "0.2.3"\n';
    const of = (interval: string) => `[tool.pynenc]\natomic_service_interval_minutes = ${interval}\n${declared}`;
    const lensesAfter = (lastGood: LastGood, ...texts: readonly string[]) =>
      shownBy(lastGood, ...texts).shown.lenses.map(({ title }) => title);
    const held = () => {
      const lastGood = new LastGood();
      lastGood.hold();
      return lastGood;
    };

    it("keeps what was where it turns worse, and shows it once it is let go", () => {
      const before = lensesAfter(new LastGood(), of("10.0"));
      const worse = lensesAfter(new LastGood(), of("1"));
      expect(worse).not.toEqual(before);
      const lastGood = held();
      expect(lensesAfter(lastGood, of("10.0"), of("1"))).toEqual(before);
      expect(shownBy(lastGood, of("1")).shown.isStale).toBe(false);
      expect(lastGood.letGo()).toBe(true);
      expect(lensesAfter(lastGood, of("1"))).toEqual(worse);
      expect(lastGood.letGo()).toBe(false);
    });

    it("shows at once what turns better, what is first, and nothing of what was half typed", () => {
      expect(lensesAfter(held(), of("1"), of("10.0"))).toEqual(lensesAfter(new LastGood(), of("10.0")));
      expect(lensesAfter(held(), of("1"))).toEqual(lensesAfter(new LastGood(), of("1")));
      expect(lensesAfter(held(), of("10.0"), of("1"), of("1."), of("10.00"))).toEqual(
        lensesAfter(new LastGood(), of("10.0")),
      );
    });
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
