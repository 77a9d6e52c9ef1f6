import { describe, expect, it } from "vitest";
import { commandText } from "./command-text.js";
import { mayLoadFiles } from "./loaded-files.js";
import { commandOfShell } from "./started-command.js";

const RUN = "pynenc runner start";

/** What a command loads, each with the variables of a text that it would read there. */
function loadedBy(command: string, text = "") {
  const { loaded, variables } = commandOfShell([commandText(command, { start: 0, end: command.length }, command)]);
  return {
    variables: variables.map(({ name, value, isBeforeFiles = false }) => [name, value, isBeforeFiles]),
    loaded: loaded.map(({ kind, source }) => {
      expect(command.slice(source.range.start, source.range.end)).not.toBe("");
      const read = source.variablesIn?.(text) ?? [];
      const seen = typeof read === "string" ? read : read.map((each) => `${each.name}=${each.value}${signs(each)}`);
      return [source.name, source.path ?? kind, ...(source.isOptional === true ? ["maybe"] : []), ...[seen].flat()];
    }),
  };
}

function signs({ isUncertain, isFallback }: { isUncertain?: boolean; isFallback?: boolean }): string {
  return `${isUncertain === true ? "?" : ""}${isFallback === true ? "-" : ""}`;
}

describe("the files of variables that a command loads", () => {
  it.each([
    [`set -a; . ./conf/a.env; exec ${RUN}`, [["./conf/a.env", "conf/a.env", "A=1"]]],
    [`set -a && source a.env && set +a && exec ${RUN}`, [["a.env", "a.env", "A=1"]]],
    [`bash -lc 'set -o allexport; source "/etc/a.env"; exec ${RUN}'`, [["/etc/a.env", "file", "A=1"]]],
    [`. ./a.env; ${RUN}`, [["./a.env", "a.env", "A=1?"]]],
    [`set -a; [ -f a.env ] && . ./a.env; ${RUN}`, [["./a.env", "a.env", "maybe", "A=1?"]]],
    [`set -a; if x; then . ./a.env; fi; ${RUN}`, [["./a.env", "a.env", "maybe", "A=1?"]]],
    [`set -a; cd /srv; . ./a.env; ${RUN}`, [["./a.env", "unread"]]],
    [`. "$CONF"; ${RUN}`, [['"$CONF"', "unread"]]],
    [`. .venv/bin/activate; ${RUN}`, []],
    [`export $(cat a.env | xargs); ${RUN}`, [["a.env", "a.env", "A=1"]]],
    [`export $(grep -v '^#' a.env | xargs) && ${RUN}`, [["a.env", "a.env", "A=1"]]],
    [`env $(cat a.env | xargs) ${RUN}`, [["a.env", "a.env", "A=1"]]],
    [`export $(make env); ${RUN}`, [["$(make env)", "unread"]]],
    [`eval "$(make env)"; ${RUN}`, [["what eval runs", "unread"]]],
    [
      `uv run --env-file a.env --env-file=b.env ${RUN}`,
      [
        ["b.env", "b.env", "A=1-"],
        ["a.env", "a.env", "A=1-"],
      ],
    ],
    [`dotenv -f a.env run -- ${RUN}`, [["a.env", "a.env", "A=1"]]],
    [`poetry run dotenv run --no-override ${RUN}`, [[".env", ".env", "A=1-"]]],
    [`dotenv -e a.env -- ${RUN}`, [["a.env", "a.env", "A=1-"]]],
    [`${RUN}; . ./a.env`, []],
  ])("are told: %s", (command, loaded) => {
    const found = loadedBy(command, "A=1\n");
    expect(found.loaded).toEqual(loaded);
    const { starts } = commandOfShell([commandText(command, { start: 0, end: command.length }, command)]);
    expect(starts).toBe("runner");
    if (loaded.length > 0) expect(mayLoadFiles(command) || loaded[0]?.[1] === "unread").toBe(true);
  });

  it("are read as a shell does, unless they do more than set variables", () => {
    const sourced = (text: string) => loadedBy(`. ./a.env; ${RUN}`, text).loaded[0]?.slice(2);
    expect(sourced("# a\nexport A='1 2' # b\r\nB=2\nC=3\nexport C\nexport A=4\n")).toEqual([
      "A=1 2",
      "A=4",
      "B=2?",
      "C=3?",
      "C=3",
    ]);
    expect(sourced("A=1\nmake\n")).toEqual(["it is a script that does more than set variables"]);
    const printed = (text: string) => loadedBy(`export $(cat a.env | xargs); ${RUN}`, text).loaded[0]?.slice(2);
    expect(printed("A=5 # minutes\nB='x'\nC=redis://h:6379/0\n")).toEqual([
      "A=undefined",
      "B=undefined",
      "C=redis://h:6379/0",
    ]);
  });

  it("beat what is exported before them, and not what is behind", () => {
    expect(loadedBy(`export A=1; . ./a.env; export B=2; C=3 exec ${RUN}`).variables).toEqual([
      ["A", "1", true],
      ["B", "2", false],
      ["C", "3", false],
    ]);
    expect(loadedBy(`. ./a.env; export B=2; . ./b.env; ${RUN}`).variables).toEqual([["B", undefined, false]]);
  });

  it("takes what a command depends on for run before it", () => {
    const variables = (command: string) =>
      commandOfShell([commandText(command, { start: 0, end: command.length }, command)]).variables;
    const isSure = (command: string) => variables(command)[0]?.isUncertain !== true;
    expect(isSure(`cd /srv && export A=1 && exec ${RUN}`)).toBe(true);
    for (const command of [`x || export A=1 && ${RUN}`, `x && export A=1; ${RUN}`, `x && export A=1 | y && ${RUN}`])
      expect(isSure(command)).toBe(false);
    const texts = ["x && export A=1", RUN].map((text) => commandText(text, { start: 0, end: text.length }, text));
    expect(commandOfShell(texts).variables[0]?.isUncertain).toBe(true);
  });
});
