import { describe, expect, it } from "vitest";
import { findingAt, placeOf } from "../../../testing/finding.js";
import { applyBaseline, countFindings, staleEntries } from "./apply-baseline.js";
import { formatBaseline, parseBaseline } from "./baseline.js";

const text = "abc\ndef\n";
const finding = (piece: string, changes = {}) => findingAt(placeOf("a.toml", text, piece), changes);
const same = (file: string) => file;

describe("a baseline", () => {
  const baseline = countFindings([finding("a"), finding("b")], same);

  it("is kept sorted, and read back", () => {
    const kept = formatBaseline(
      new Map<string, ReadonlyMap<string, number>>([
        [
          "z.toml",
          new Map([
            ["b-rule", 1],
            ["a-rule", 2],
          ]),
        ],
        ["a.toml", new Map()],
        ...baseline,
      ]),
    );
    expect(Object.keys(JSON.parse(kept).files)).toEqual(["a.toml", "z.toml"]);
    expect(kept.indexOf("a-rule")).toBeLessThan(kept.indexOf("b-rule"));
    expect(parseBaseline(kept, "b.json").get("a.toml")).toEqual(new Map([["unknown-setting", 2]]));
  });

  it("accepts as many as it counts, wherever they are", () => {
    expect(applyBaseline([finding("d"), finding("e")], baseline, same)).toEqual({ reported: [], accepted: 2 });
    expect(applyBaseline([finding("d")], baseline, same)).toEqual({ reported: [], accepted: 1 });
  });

  it("reports all of a rule when there are more: nobody knows which is new", () => {
    const findings = [finding("a"), finding("b"), finding("c"), finding("d", { rule: "no-margin" })];
    expect(applyBaseline(findings, baseline, same)).toEqual({ reported: findings, accepted: 0 });
  });

  it("counts those that are told as one: a deployment that comes to have the problem is new", () => {
    const grouped = (...pieces: readonly string[]) => finding("a", { grouped: pieces.map((piece) => finding(piece)) });
    expect(countFindings([grouped("a", "b")], same)).toEqual(baseline);
    expect(applyBaseline([grouped("a", "b")], baseline, same).reported).toEqual([]);
    expect(applyBaseline([grouped("a", "b", "c")], baseline, same).reported).toHaveLength(1);
  });

  it("never accepts a file that cannot be judged", () => {
    const findings = [finding("a", { rule: "syntax-error" }), finding("a", { rule: "unreadable-file" })];
    const all = countFindings(findings, same);
    expect(all.size).toBe(0);
    expect(applyBaseline(findings, all, same).reported).toEqual(findings);
  });

  it("tells what it accepts in vain, of files that were looked at", () => {
    const today = countFindings([finding("a")], same);
    const entry = { file: "a.toml", rule: "unknown-setting", accepted: 2, today: 1 };
    expect(staleEntries(baseline, today, () => true)).toEqual([entry]);
    expect(staleEntries(baseline, today, () => false)).toEqual([]);
  });
});

describe("parseBaseline", () => {
  it.each([
    ["", "it is no JSON"],
    ["[]", "it has no table files"],
    ['{"version": 2, "files": {}}', "its version is not 1"],
    ['{"version": 1, "files": {"a.toml": 1}}', "a.toml is no table"],
    ['{"version": 1, "files": {"a.toml": {"no-margin": -1}}}', "a.toml, no-margin: -1 is no number of findings"],
  ])("refuses %j", (content, reason) => {
    expect(() => parseBaseline(content, "b.json")).toThrow(`b.json is no baseline: ${reason}`);
  });
});
