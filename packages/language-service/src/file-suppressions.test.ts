import { describe, expect, it } from "vitest";
import { analyseProject } from "./analyse.js";

const JSON_FILE = '{"atomic_service_spread_margin_minutes": 0.0}';

/** The rules found in a project with a JSON file whose margin is 0, `[tool.slotwise]` being this. */
function rulesFound(ours: string, name = "deploy/pynenc.json", settings = "slotwise.toml"): readonly string[] {
  const files = [
    { name, text: JSON_FILE },
    { name: settings, text: `runners = 2\npynenc-version = "0.2"\n${ours}` },
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
});
