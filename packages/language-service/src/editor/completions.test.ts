import { describe, expect, it } from "vitest";
import { createSourceText } from "../source-text.js";
import { completions } from "./completions.js";

/** What may be written where `|` stands, and the text after the one of that word was. */
function at(name: string, marked: string, word = "") {
  const offset = marked.indexOf("|");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const items = completions(createSourceText(name, text), offset);
  const chosen = items.find((item) => item.word === word);
  const after =
    chosen === undefined
      ? undefined
      : text.slice(0, chosen.range.start) + chosen.newText + text.slice(chosen.range.end);
  return { words: items.map((item) => item.word), after };
}

const CHECK = "atomic_service_check_interval_minutes";

describe("in TOML", () => {
  it("gives the names that a table does not set yet, and replaces the whole word", () => {
    const { words, after } = at("pyproject.toml", "[tool.pynenc]\napp_id = 1\natomic_|xyz\n", CHECK);
    expect(words).not.toContain("app_id");
    expect(after).toBe(`[tool.pynenc]\napp_id = 1\n${CHECK} = \n`);
  });
  it("writes no second equals sign", () => {
    expect(at("pyproject.toml", "[tool.pynenc]\n|at = 5\n", CHECK).after).toBe(`[tool.pynenc]\n${CHECK} = 5\n`);
  });
  it("knows which table a line is in", () => {
    expect(at("pyproject.toml", "[tool.pynenc.threadrunner]\n|").words).toContain("max_threads");
    expect(at("pyproject.toml", "[tool.pynenc.threadrunner]\n|").words).not.toContain(CHECK);
    expect(at("pyproject.toml", '[tool.pynenc.task."a.b"]\n|').words).toContain("max_retries");
    expect(at("pyproject.toml", "[tool.slotwise]\nrunners = 4\n|").words).toContain("service-duration");
    expect(at("pyproject.toml", "[tool.slotwise]\nrunners = 4\n|").words).not.toContain("runners");
    expect(at("pyproject.toml", "[tool.slotwise.rules]\n|").words).toContain("no-margin");
    expect(at("slotwise.toml", "[rules]\n|").words).toContain("no-margin");
    expect(at("pynenc.toml", "|").words).toContain(CHECK);
    expect(at("pyproject.toml", "[tool.ruff]\n|").words).toEqual([]);
    expect(at("Cargo.toml", "|").words).toEqual([]);
  });
  it("gives tables, and closes their brackets", () => {
    expect(at("pyproject.toml", "[tool.py|]\n", "tool.pynenc.runner").after).toBe("[tool.pynenc.runner]\n");
    expect(at("pynenc.toml", "[|\n", "runner").after).toBe("[runner]\n");
  });
  it("gives values as the format writes them, in place of what is there", () => {
    expect(at("pyproject.toml", '[tool.pynenc]\nlog_format = "te|xt" # why\n', "json").after).toBe(
      '[tool.pynenc]\nlog_format = "json" # why\n',
    );
    expect(at("pyproject.toml", "[tool.pynenc]\nprint_arguments = |\n", "false").after).toBe(
      "[tool.pynenc]\nprint_arguments = false\n",
    );
    expect(at("slotwise.toml", "pynenc-version = |\n", "0.2").after).toBe('pynenc-version = "0.2"\n');
    expect(at("slotwise.toml", "[rules]\nno-margin = |\n").words).toEqual(["error", "warning", "info", "off"]);
  });
  it("gives rules in a comment that accepts one", () => {
    const text = "a = 1 # slotwise: ignore[no-margin, cr|]";
    expect(at("pyproject.toml", text, "cron-tick-lost").after).toBe(
      "a = 1 # slotwise: ignore[no-margin, cron-tick-lost]",
    );
  });
});

describe("in other formats", () => {
  it("gives JSON its quotes and colon, by the place in the tree", () => {
    expect(at("pynenc.json", '{"app_id": "a", |}', CHECK).after).toBe(`{"app_id": "a", "${CHECK}": }`);
    expect(at("pynenc.json", '{"ato|": 5}', CHECK).after).toBe(`{"${CHECK}": 5}`);
    expect(at("pynenc.json", '{"app_id": "a", |}').words).not.toContain("app_id");
    expect(at("pynenc.json", '{"threadrunner": {"|"}}').words).toContain("max_threads");
    expect(at("pynenc.json", '{"log_format": |}', "json").after).toBe('{"log_format": "json"}');
    expect(at("package.json", '{"|"}').words).toEqual([]);
  });
  it("gives YAML what its indentation says", () => {
    expect(at("pynenc.yaml", "app_id: a\nato|\n", CHECK).after).toBe(`app_id: a\n${CHECK}: \n`);
    expect(at("pynenc.yaml", "app_id: a\n|\n").words).not.toContain("app_id");
    expect(at("pynenc.yaml", "threadrunner:\n  max_threads: 1\n  |\n").words).toContain("min_threads");
    expect(at("pynenc.yaml", "threadrunner:\n  max_threads: 1\n  |\n").words).not.toContain("max_threads");
    expect(at("pynenc.yaml", "recover_pending_invocations_cron: |\n", "*/5 * * * *").after).toContain('"*/5 * * * *"');
  });
  it.each([
    [".env", "PYN|\n", "PYNENC__APP_ID=\n"],
    [".env", "export |\n", "export PYNENC__APP_ID=\n"],
    ["Dockerfile", "ENV PYN|\n", "ENV PYNENC__APP_ID=\n"],
    ["compose.yaml", "    environment:\n      - PY|\n", "    environment:\n      - PYNENC__APP_ID=\n"],
    ["compose.yaml", "    environment:\n      PY|\n", "    environment:\n      PYNENC__APP_ID: \n"],
    ["a.yml", "apiVersion: v1\nkind: Pod\n- name: PY|\n", "apiVersion: v1\nkind: Pod\n- name: PYNENC__APP_ID\n"],
    ["app.py", 'import pynenc\nos.environ["PY|"]', 'import pynenc\nos.environ["PYNENC__APP_ID"]'],
  ])("gives variables in %s, with what comes behind them there", (name, text, after) => {
    expect(at(name, text, "PYNENC__APP_ID").after).toBe(after);
  });
  it("gives variables of single classes once that is asked for, and none twice", () => {
    expect(at(".env", "PYNENC__CONFIGRUNNER|").words).toContain("PYNENC__CONFIGRUNNER__MIN_PARALLEL_SLOTS");
    expect(at(".env", "PYNENC__APP_ID=a\n|").words).not.toContain("PYNENC__APP_ID");
  });
  it("gives a variable's values; nothing that would be true in disguise", () => {
    expect(at(".env", "PYNENC__LOG_FORMAT=j|", "json").after).toBe("PYNENC__LOG_FORMAT=json");
    expect(at("compose.yaml", "  PYNENC__LOG_FORMAT: |").words).toEqual(["text", "json"]);
    expect(at(".env", "PYNENC__PRINT_ARGUMENTS=|").words).toEqual(["true"]);
  });
  it("gives names where Python code sets them, in modules about pynenc", () => {
    const head = "from pynenc import Pynenc\n";
    expect(at("a.py", `${head}app.conf.|`).words).toContain(CHECK);
    expect(at("a.py", `${head}Pynenc(config_values={"a": 1, "|`).words).toContain(CHECK);
    expect(at("a.py", `${head}b.custom_config(|`, CHECK).after).toContain(`custom_config(${CHECK}=`);
    expect(at("a.py", "app.conf.|").words).toEqual([]);
    expect(at("a.py", `${head}print("|`).words).toEqual([]);
  });
});
