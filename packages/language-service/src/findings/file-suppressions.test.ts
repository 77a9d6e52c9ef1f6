import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";

const JSON_FILE = '{"atomic_service_spread_margin_minutes": 0.0}';

/** The rules found in a project with a JSON file whose margin is 0, `[tool.slotwise]` being this. */
function rulesFound(ours: string, name = "deploy/pynenc.json", settings = "slotwise.toml"): readonly string[] {
  const files = [
    { name, text: JSON_FILE },
    { name: settings, text: `runners = 2\npynenc-version = "0.2.3"\n${ours}` },
  ];
  return analyseProject(files).findings.map(({ rule }) => rule);
}

describe("[tool.slotwise.ignore]", () => {
  it("is needed: without it the margin is a problem", () => expect(rulesFound("")).toContain("no-margin"));

  it.each(["deploy/pynenc.json", "pynenc.json", "*.json", "deploy/", "**/pynenc.json"])("accepts in %s", (pattern) => {
    const found = rulesFound(`[ignore]\n"${pattern}" = ["no-margin"]`);
    expect(found).not.toContain("no-margin");
    expect(found).not.toContain("unused-suppression");
  });

  it.each(["/pynenc.json", "*.toml", "../pynenc.json", ""])("does not accept in %j, and says so", (pattern) => {
    const found = rulesFound(`[ignore]\n"${pattern}" = ["no-margin"]`);
    expect(found).toContain("no-margin");
    expect(found).toContain("unused-suppression");
  });

  it("is relative to its own folder, with either slash, and reaches no file outside of it", () => {
    const ours = '[ignore]\n"pynenc.json" = ["no-margin"]';
    expect(rulesFound(ours, "/srv/a/b/pynenc.json", "/srv/a/slotwise.toml")).not.toContain("no-margin");
    expect(rulesFound(ours, "C:\\a\\pynenc.json", "C:\\a\\slotwise.toml")).not.toContain("no-margin");
    expect(rulesFound(ours, "/srv/pynenc.json", "/srv/a/slotwise.toml")).toContain("no-margin");
    expect(rulesFound(ours, "../pynenc.json", "slotwise.toml")).toContain("no-margin");
  });

  it.each(["ignore = 1", '[ignore]\n"a" = "no-margin"', '[ignore]\n"a" = ["no-margins"]', '[ignore]\n"a" = [3]'])(
    "%j is told",
    (ours) => expect(rulesFound(ours)).toContain("slotwise-setting"),
  );

  /** The rules found in a project within another one, whose `[tool.slotwise.ignore]` is this. */
  const rulesWithin = (ours: string, folder = "svc/") => {
    const files = [
      { name: "svc/deploy/pynenc.json", text: JSON_FILE, path: "deploy/pynenc.json" },
      { name: "svc/slotwise.toml", text: 'runners = 2\npynenc-version = "0.2.3"\n', path: "slotwise.toml" },
      // What else stands there is none of the inner project's business.
      { name: "pyproject.toml", text: `[tool.pynenc]\nmax_pending_seconds = "x"\n[tool.slotwise]\nfoo = 1\n${ours}` },
    ];
    const [inner, own, outer] = files;
    if (inner === undefined || own === undefined || outer === undefined) throw new RangeError("three files");
    const project = analyseProject([inner, own, { ...outer, path: "../pyproject.toml", projectFolder: folder }]);
    expect(project.deployments.flatMap(({ documents }) => documents)).toHaveLength(2);
    return project.findings.map(({ rule }) => rule);
  };

  it.each(["svc/*", "svc/deploy/pynenc.json", "/svc/", "pynenc.json", "**/deploy/*"])(
    "accepts in a project within by %j",
    (pattern) =>
      expect(rulesWithin(`[tool.slotwise.ignore]\n"${pattern}" = ["no-margin"]\n`)).not.toContain("no-margin"),
  );

  it.each(["deploy/pynenc.json", "other/*", "/pynenc.json"])("does not accept in a project within by %j", (pattern) => {
    const found = rulesWithin(`[tool.slotwise.ignore]\n"${pattern}" = ["no-margin"]\n`);
    expect(found).toContain("no-margin");
    // Whether that is of any use is told where the outer project is judged.
    const others = ["no-margin", "dead-runner-hole", "unnamed-settings-file"];
    expect(found.filter((rule) => !others.includes(rule))).toEqual([]);
  });

  it.each([
    ["svc/*", ["svc/"], false],
    ["svc/orders/pynenc.json", ["svc/orders/"], false],
    ["svc/orders/pynenc.json", ["svc/invoices/"], true],
    ["svc/", ["svc/orders/"], false],
    ["*.py", ["svc/"], false],
    ["**/conf/*.py", ["svc/"], false],
    ["/app.py", ["svc/"], true],
    ["deploy/*", ["svc/"], true],
    ["deploy/*", [""], false],
    ["svc/*", [], true],
  ])("tells of %j, with projects in %j, that it is of no use: %s", (pattern, innerProjects, isTold) => {
    const text = `[ignore]\n"${pattern}" = ["wrong-type"]\n`;
    const { findings } = analyseProject([{ name: "slotwise.toml", text, innerProjects }]);
    expect(findings.map(({ rule }) => rule)).toEqual(isTold ? ["unused-suppression"] : []);
  });

  it("has a wrong name told once", () => {
    const found = rulesFound('[ignore]\n"pynenc.json" = ["no-margins"]');
    expect(found).toContain("slotwise-setting");
    expect(found).not.toContain("unused-suppression");
  });
});
