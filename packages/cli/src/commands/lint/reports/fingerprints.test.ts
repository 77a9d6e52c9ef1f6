import { analyseProject, reportOf } from "@slotwise/language-service";
import { describe, expect, it } from "vitest";
import { fingerprints } from "./fingerprints.js";

function printsOf(text: string, name = "pyproject.toml"): readonly string[] {
  const files = [{ name, text }];
  const report = reportOf(analyseProject(files));
  const project = { files, reported: new Set([name]), report };
  expect(report.findings.length).toBeGreaterThan(0);
  return fingerprints({ projects: [project], findings: report.findings, accepted: 0 });
}

describe("fingerprints", () => {
  const text = "[tool.pynenc]\natomic_service_interval_minutes = -5\nmax_pending_seconds = -1\n";

  it("stay when lines move and when spaces change", () => {
    expect(printsOf(`# a comment\n\n${text.replaceAll(" = ", "   =  ")}`)).toHaveLength(printsOf(text).length);
    expect(printsOf(`# a comment\n\n${text}`)).toEqual(printsOf(text));
  });

  it("tell files, lines and repetitions apart", () => {
    const prints = printsOf(text);
    expect(new Set(prints).size).toBe(prints.length);
    expect(printsOf(text, "other/pyproject.toml")).not.toEqual(prints);
    expect(printsOf(text.replace("-5", "-6"))).not.toEqual(prints);
  });

  it("tell apart what two releases do, and stay when a newer release does it too", () => {
    const under = (...releases: readonly string[]): readonly string[] => {
      const files = [{ name: "pyproject.toml", text }];
      const report = reportOf(analyseProject(files));
      const findings = report.findings.map((finding) => ({ ...finding, releases }));
      return fingerprints({ projects: [{ files, report }], findings, accepted: 0 });
    };
    expect(under("0.2.4")).not.toEqual(under("0.2.3"));
    expect(under("0.2.4", "0.4.0")).toEqual(under("0.2.4"));
  });
});
