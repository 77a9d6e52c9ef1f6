import { type Finding, type Fixable, fixProjects, type ProjectReport } from "@slotwise/language-service";
import type { SettingsFile } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { bracketJudge } from "../../../testing/bracket-judge.js";

function project(files: Readonly<Record<string, string>>, reported = Object.keys(files)): Fixable {
  const read = Object.entries(files).map(([name, text]) => ({ name, text }));
  return { files: read, reported: new Set(reported), report: bracketJudge(read) };
}

const everywhere = { judge: bracketJudge, mayEdit: () => true };
const textsOf = (outcome: { projects: readonly Fixable[] }) =>
  outcome.projects.map(({ files }) => files.map(({ text }) => text));

describe("fixProjects", () => {
  it("fixes the worst first, again and again, until nothing is left", () => {
    const outcome = fixProjects([project({ "a.toml": "bad[1] awful[bad[2]] bad[3]" })], everywhere);
    expect(outcome.applied.map(({ title }) => title)).toEqual(["use bad[2", "use 1", "use 2", "use 3"]);
    expect(textsOf(outcome)).toEqual([["1 2 3"]]);
  });

  it("leaves alone what a fix would make worse", () => {
    const text = "bad[awful[x]]";
    const outcome = fixProjects([project({ "a.toml": text })], everywhere);
    expect(textsOf(outcome)).toEqual([[text]]);
    expect(outcome.applied).toEqual([]);
    expect(outcome.left).toEqual([{ file: "a.toml", title: "use awful[x", worse: expect.any(Array) }]);
  });

  it("changes only files that were asked about and may be changed", () => {
    const files = { "a.toml": "bad[1]", "b.toml": "bad[2]", "c.toml": "bad[3]" };
    const outcome = fixProjects([project(files, ["a.toml", "b.toml"])], {
      judge: bracketJudge,
      mayEdit: (file) => file !== "b.toml",
    });
    expect(textsOf(outcome)).toEqual([["1", "bad[2]", "bad[3]"]]);
  });

  it("judges every project that reads a changed file", () => {
    const shared = { "shared.toml": "bad[1]" };
    const outcome = fixProjects([project(shared), project({ ...shared, "b.toml": "bad[2]" })], everywhere);
    expect(textsOf(outcome)).toEqual([["1"], ["1", "2"]]);
    expect(outcome.applied).toHaveLength(2);
  });

  it("applies no fix that is not safe", () => {
    const careful = (files: readonly SettingsFile[]): ProjectReport => {
      const report = bracketJudge(files);
      const unsafe = (finding: Finding) => ({
        ...finding,
        fixes: finding.fixes.map((fix) => ({ ...fix, safe: false })),
      });
      return { ...report, findings: report.findings.map(unsafe) };
    };
    const files = [{ name: "a.toml", text: "bad[1]" }];
    const unfixed = { files, reported: new Set(["a.toml"]), report: careful(files) };
    expect(fixProjects([unfixed], { judge: careful, mayEdit: () => true }).applied).toEqual([]);
  });
});
