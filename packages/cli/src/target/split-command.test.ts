import { describe, expect, it } from "vitest";
import { quoteWord, splitCommand } from "./split-command.js";

describe("splitCommand", () => {
  for (const [command, words] of [
    ["python3 adapter.py", ["python3", "adapter.py"]],
    ["  a\t b\n", ["a", "b"]],
    ["'/a path/run' --x='1 2'", ["/a path/run", "--x=1 2"]],
    ['run "say \\"hi\\" \\\\ there" \'a\\b\'', ["run", 'say "hi" \\ there', "a\\b"]],
    ["a\\ b \\'c\\'", ["a b", "'c'"]],
    ["C:\\tools\\python.exe -u", ["C:\\tools\\python.exe", "-u"]],
    ["run '' \"\"", ["run", "", ""]],
    ["echo $HOME | cat; rm *", ["echo", "$HOME", "|", "cat;", "rm", "*"]],
  ] as const) {
    it(`splits ${command.trim()}`, () => {
      expect(splitCommand(command)).toEqual(words);
    });
  }

  it("refuses a quote that is not closed, and nothing at all", () => {
    expect(() => splitCommand("run 'x")).toThrow("a quote that is not closed: 'x");
    expect(() => splitCommand('run "x\\"')).toThrow("a quote that is not closed");
    expect(() => splitCommand("  ")).toThrow("--target needs a command");
    expect(() => splitCommand("''")).toThrow("--target needs a command");
  });

  it("quotes so that a shell takes nothing for its own", () => {
    expect(quoteWord("python3 'my $HOME' \"x\"")).toBe(`'python3 '\\''my $HOME'\\'' "x"'`);
  });

  it("takes back what quoteWord makes of any word", () => {
    for (const word of [
      "plain",
      "a b",
      "it's",
      'say "x"',
      "back\\slash",
      "",
      "$HOME",
      "both ' and \"",
      "end\\",
      "'",
      "it's $(x) `y`",
    ]) {
      expect(splitCommand(`run ${quoteWord(word)}`)).toEqual(["run", word]);
    }
  });
});
