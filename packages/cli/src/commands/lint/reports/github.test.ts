import { describe, expect, it } from "vitest";
import { findingAt, placeOf } from "../../../testing/finding.js";
import { githubReport, withoutWorkflowCommands } from "./github.js";

const text = "a = 1\nb = [\n2]\n";
const host = { environment: {}, currentFolder: "/checkout" };
const report = (...findings: readonly ReturnType<typeof findingAt>[]) => ({ projects: [], accepted: 0, findings });

describe("githubReport", () => {
  it("names place, rule and message, the worst first", () => {
    const warning = findingAt(placeOf("app/pyproject.toml", text, "1"), { releases: ["0.2.3"] });
    const info = findingAt(placeOf("app/pyproject.toml", text, "a"), { severity: "info" });
    const error = findingAt(placeOf("app/pyproject.toml", text, "b"), { severity: "error", rule: "out-of-range" });
    expect(githubReport(report(info, warning, error), host)).toBe(
      "::error file=app/pyproject.toml,line=2,endLine=2,col=1,endColumn=2,title=slotwise out-of-range::something is wrong\n" +
        "::warning file=app/pyproject.toml,line=1,endLine=1,col=5,endColumn=6,title=slotwise unknown-setting (pynenc 0.2.3)::something is wrong\n" +
        "::notice file=app/pyproject.toml,line=1,endLine=1,col=1,endColumn=2,title=slotwise unknown-setting::something is wrong\n",
    );
  });

  it("gives no columns for several lines", () => {
    expect(githubReport(report(findingAt(placeOf("a.toml", text, "[\n2]"))), host)).toContain(
      "line=2,endLine=3,title=",
    );
  });

  it("escapes what would end a property or a message", () => {
    const place = placeOf("a, 100%: b.toml", text, "1");
    const finding = findingAt(place, {
      message: "50 % of\r\n::error::x",
      fixes: [{ title: "do it", edits: [] } as never],
    });
    expect(githubReport(report(finding), host)).toBe(
      "::warning file=a%2C 100%25%3A b.toml,line=1,endLine=1,col=5,endColumn=6,title=slotwise unknown-setting::50 %25 of%0D%0A::error::x%0Afix: do it\n",
    );
  });

  it("names files from the checkout's root, wherever the step runs", () => {
    const below = { environment: { GITHUB_WORKSPACE: "/checkout" }, currentFolder: "/checkout/app" };
    const findings = report(
      findingAt(placeOf("a.toml", text, "1")),
      findingAt(placeOf("/elsewhere/b.toml", text, "1")),
    );
    const annotations = githubReport(findings, below);
    expect(annotations).toContain("file=app/a.toml,");
    expect(annotations).toContain("file=/elsewhere/b.toml,");
  });
});

describe("withoutWorkflowCommands", () => {
  it.each([
    ["::error::x\n", ": :error::x\n"],
    ["a\n  ::stop-commands::x\n", "a\n  : :stop-commands::x\n"],
    ["  3 | ::error::x\n", "  3 | ::error::x\n"],
    ["a ##[error]b\n", "a ## [error]b\n"],
  ])("turns %j into %j", (before, after) => {
    expect(withoutWorkflowCommands(before)).toBe(after);
  });
});
