import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseShell } from "./shell.js";

/** The commands, with a question mark for what the shell fills in and before what may not run. */
function commandsIn(text: string) {
  return parseShell(text).commands.map(
    ({ words, isConditional }) => `${isConditional ? "? " : ""}${words.map((word) => word.text ?? "?").join("|")}`,
  );
}

describe("parseShell", () => {
  it.each([
    ["a b\n c", ["a|b", "c"]],
    ['a \'b c\' "d \\" e" f\\ g', ['a|b c|d " e|f g']],
    ["a \\\r\n b # c\r\nd", ["a|b", "d"]],
    ['a "b\nc" d#e', ["a|b\nc|d#e"]],
    ["a $B ${C:-d e} $(f 'g h') `i j` ~ A=~/b '$k' \\$l", ["a|?|?|?|?|?|?|$k|$l"]],
    ["a && b || c; d & e", ["a", "? b", "? c", "d", "e"]],
    ["a | b; c", ["? a", "? b", "c"]],
    ["if a; then b; else c; fi; d", ["? a", "? b", "? c", "fi", "d"]],
    ["f() { a; }\nb", ["? f", "? a", "}", "b"]],
    ["(a; b); c", ["? a", "? b", "c"]],
    ["a > b 2>&1 <<EOF c\nd\nEOF\ne", ["a|2|c", "e"]],
    ["a 'open", ["a|?"]],
  ])("takes %j apart", (text, commands) => expect(commandsIn(text)).toEqual(commands));

  it("gives what is assigned its places", () => {
    const text = "A=1 B=\"x y\" C= D=$E f G='1'2";
    const [command] = parseShell(text, 0).commands;
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    expect(
      command?.words.flatMap(({ assignment }) =>
        assignment === undefined ? [] : [[cut(assignment.nameRange), cut(assignment.valueRange), assignment.value]],
      ),
    ).toEqual([
      ["A", "1", "1"],
      ["B", '"x y"', "x y"],
      ["C", "", ""],
      ["D", "$E", undefined],
      ["G", "'1'2", "12"],
    ]);
  });

  it("takes whatever stands there, in no time", () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      "\\",
      "$(",
      "${",
      "`",
      "<<A",
      "\n",
      "\r",
      "\f",
      " ",
      "=",
      "A=",
      "(",
      ")",
      "&&",
      "#",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        const { commands, comments } = parseShell(text);
        const ranges = [...comments, ...commands.flatMap(({ words }) => words.map(({ range }) => range))];
        for (const { start, end } of ranges) expect(0 <= start && start < end && end <= text.length).toBe(true);
      }),
    );
    for (const each of ["'", '"', "\\", "$(", "${", "`", "<<A\n", "=", "A=", "(", "a;", "\f"])
      expect(() => parseShell(each.repeat(50_000))).not.toThrow();
  });
});
