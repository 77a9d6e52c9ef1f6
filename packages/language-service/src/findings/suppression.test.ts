import { readDocument } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";

/** All that is found in a file, but that nothing names it. */
function rulesIn(name: string, text: string): readonly string[] {
  const rules = analyseProject([{ name, text }]).findings.map(({ rule }) => rule);
  return rules.filter((rule) => rule !== "unnamed-settings-file");
}

describe("what looks like a comment within a value", () => {
  it.each([
    ["pyproject.toml", '[tool.pynenc]\nlog_format = "a # slotwise: ignore[wrong-type] in string"\n'],
    ["pynenc.toml", "log_format = '''\n# slotwise: ignore-file[wrong-type]\n'''\n"],
    ["pynenc.json", '{"log_format": "# slotwise: ignore-file[wrong-type]"}'],
    ["pynenc.yaml", 'log_format: "a # slotwise: ignore[wrong-type]"\n'],
    ["pynenc.yaml", "log_format: |\n  # slotwise: ignore-file[wrong-type]\n"],
    ["pynenc.yaml", "log_format: a#slotwise:ignore[wrong-type]\n"],
    ["compose.yaml", "services: {a: {environment: ['PYNENC__LOG_FORMAT=# slotwise: ignore-file[wrong-type]']}}\n"],
    ["app.py", 'a = Pynenc(config_values={"log_format": "# slotwise: ignore-file[wrong-type]"})\n'],
    [".env", "PYNENC__LOG_FORMAT=abc#slotwise: ignore[wrong-type]\n"],
    [".env", "PYNENC__LOG_FORMAT='# slotwise: ignore[wrong-type]'\n"],
    ["Dockerfile", "FROM a\nENV PYNENC__LOG_FORMAT='# slotwise: ignore-file[wrong-type]'\n"],
    ["a.service", "[Service]\nEnvironment=PYNENC__LOG_FORMAT=a # slotwise: ignore[wrong-type]\n"],
    ["Procfile", "a: PYNENC__LOG_FORMAT='# slotwise: ignore[wrong-type]' b\n"],
    ["s.conf", '[program:a]\nenvironment=PYNENC__LOG_FORMAT="a;slotwise: ignore[wrong-type]"\n'],
    [".envrc", "export PYNENC__LOG_FORMAT='\n# slotwise: ignore-file[wrong-type]'\n"],
  ])("accepts nothing in %s, and is not called unused: %j", (name, text) => {
    expect(rulesIn(name, text)).toEqual(["wrong-type"]);
  });
});

describe("a comment behind the last line of a value", () => {
  it.each([
    ["pynenc.toml", 'log_format = """\nxml"""  # slotwise: ignore[wrong-type]\n'],
    ["pynenc.toml", "max_pending_seconds = [\n  1,\n  2,\n] # slotwise: ignore[wrong-type]\n"],
    ["pyproject.toml", '[tool.pynenc.broker]\nlog_format = """\njson"""  # slotwise: ignore[misplaced-setting]\n'],
    ["pynenc.yaml", 'log_format: "x\n  ml" # slotwise: ignore[wrong-type]\n'],
    ["pynenc.yaml", "log_format:\n  xml # slotwise: ignore[wrong-type]\n"],
    ["compose.yaml", 'services: {a: {environment: {PYNENC__LOG_FORMAT: "x\n  ml"}}} # slotwise: ignore[wrong-type]\n'],
    ["a.service", "[Service]\n; slotwise: ignore[wrong-type]\nEnvironment=PYNENC__LOG_FORMAT=a\n"],
    ["Procfile", "a: PYNENC__LOG_FORMAT=a b # slotwise: ignore[wrong-type]\n"],
    ["s.conf", "[program:a]\nenvironment=A=1,\n  PYNENC__LOG_FORMAT=a ; slotwise: ignore[wrong-type]\n"],
    [".envrc", "export PYNENC__LOG_FORMAT='\n' # slotwise: ignore[wrong-type]\n"],
    ["tox.ini", "[testenv]\nset_env =\n  PYNENC__LOG_FORMAT=a # slotwise: ignore[wrong-type]\n"],
    ["app.py", 'a = Pynenc(config_values={\n  "log_format": """\n\nxml"""})  # slotwise: ignore[wrong-type]\n'],
    ["app.py", 'app.conf.log_format = """\nxml"""  # slotwise: ignore[wrong-type]\n'],
  ])("accepts what it names in %s: %j", (name, text) => {
    expect(rulesIn(name, text)).toEqual([]);
  });

  it("is about that value and nothing before it", () => {
    const text = 'max_pending_seconds = -1\nlog_format = """\nxml"""  # slotwise: ignore[wrong-type, out-of-range]\n';
    expect(rulesIn("pynenc.toml", text)).toEqual(["out-of-range", "unused-suppression"]);
    const block = "log_format: |\n  xml\nmax_pending_seconds: -1 # slotwise: ignore[wrong-type, out-of-range]\n";
    expect(rulesIn("pynenc.yaml", block)).toEqual(["wrong-type", "unused-suppression"]);
  });
});

describe("a comment", () => {
  it.each([
    ["pyproject.toml", "[tool.pynenc]\nlog_format = '#' # slotwise: ignore[wrong-type]\n"],
    ["pynenc.yaml", "# größe 🚀\r\nlog_format: '#' # slotwise: ignore[wrong-type]\r\n"],
    ["pynenc.yaml", "log_format: >- # slotwise: ignore[wrong-type]\n  xml\n"],
    ["pynenc.yaml", "a: |\n  # text\n# slotwise: ignore[wrong-type]\nlog_format: xml\n...\n"],
    ["pynenc.yaml", "\uFEFFlog_format: xml\n# slotwise: ignore-file[wrong-type]\n"],
    [
      "pod.yaml",
      "apiVersion: v1\nkind: Pod\nspec: {containers: [{env: [\n  {name: PYNENC__LOG_FORMAT, value: xml}]}]}\n--- # slotwise: ignore-file[wrong-type]\na: 1\n",
    ],
    ["app.py", 'a = Pynenc(config_values={"log_format": "#"})  # slotwise: ignore[wrong-type]\n'],
    [".env", "PYNENC__LOG_FORMAT='#' # slotwise: ignore[wrong-type]\r\n"],
    [".env", "A=1\n  # slotwise: ignore[wrong-type]\nPYNENC__LOG_FORMAT=xml"],
    ["Dockerfile", "FROM a\n# slotwise: ignore[wrong-type]\nENV PYNENC__LOG_FORMAT=xml\n"],
  ])("accepts what it names in %s: %j", (name, text) => {
    expect(rulesIn(name, text)).toEqual([]);
  });

  it.each([
    ["pynenc.toml", "# a\nb = 'c # d' # e\n", ["# a", "# e"]],
    [
      "pod.yaml",
      "apiVersion: 1 # a\r\nkind: 'c # d' # e\r\nf: |\r\n  # g\r\n# z\r\nh: [1, # i\r\n 2]\r\n---\r\nj: k#l\r\n... # m\r\n",
      ["# a", "# e", "# z", "# i", "# m"],
    ],
    ["app.py", "# a\nb = 'c # d' # e\n", ["# a", "# e"]],
    [".env", "# a\nB='c # d' # e\nF=g#h # i\n", ["# a", "# e", "# i"]],
    ["Dockerfile", "# a\nFROM b\nENV C='# d' \\\n  # e\n  F=g\n", ["# a", "# e"]],
  ])("is known by its place in %s", (name, text, wanted) => {
    const { comments, source, syntaxProblem } = readDocument(name, text);
    expect(syntaxProblem).toBeUndefined();
    const found = comments().map(({ start, end }) => source.text.slice(start, end).trim());
    expect(found).toEqual(wanted);
  });
});
