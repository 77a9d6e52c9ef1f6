import { describe, expect, it } from "vitest";
import { deploymentsOf } from "../../deployments/deployments.js";
import { readDocument } from "../../documents/read-document.js";
import { joinedText } from "../syntax/joined-text.js";
import { environmentPairs } from "./environment-pairs.js";

function deploymentsIn(files: Readonly<Record<string, string>>) {
  return deploymentsOf(Object.entries(files).map(([path, text]) => readDocument(path, text)));
}

function sizesIn(files: Readonly<Record<string, string>>) {
  return Object.fromEntries(deploymentsIn(files).map(({ name, size }) => [name, size?.range]));
}

const program = (name: string, ...lines: readonly string[]) =>
  `[program:${name}]\ncommand=pynenc runner start\nenvironment=PYNENC__APP_ID=a\n${lines.join("\n")}\n`;
const NUMBERED = "process_name=x%(process_num)s";

describe("a program", () => {
  it("gives its variables their places, over lines and with other line ends", () => {
    const text =
      "[program:w]\r\nenvironment=PYNENC__A=\"1,2\",PYNENC__B=3, ; why\r\n  PYNENC__C='x' # why\r\ncommand=pynenc runner start\r\n";
    const { started, comments } = readDocument("w.conf", text);
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    expect(
      started?.units[0]?.environment.map((each) => [cut(each.nameRange), cut(each.valueRange), each.value]),
    ).toEqual([
      ["PYNENC__A", '"1,2"', "1,2"],
      ["PYNENC__B", "3", "3"],
      ["PYNENC__C", "'x'", "x"],
    ]);
    expect(comments().map(cut)).toEqual(["; why", "# why"]);
  });

  it("has the number that it says, and none where it says none", () => {
    const files = (line: string) => ({ "s.conf": program("w", NUMBERED, line) });
    expect(sizesIn(files("numprocs=3"))).toEqual({ "program w": { least: 3, most: 3 } });
    expect(sizesIn(files(""))).toEqual({ "program w": undefined });
    expect(sizesIn(files("numprocs=%(ENV_N)s"))).toEqual({ "program w": undefined });
    expect(sizesIn(files("numprocs=3\nautostart=no"))).toEqual({ "program w": undefined });
    expect(sizesIn(files("numprocs=0"))).toEqual({ "program w": undefined });
  });

  it("counts with the others of its folder, unless two files have one of its name", () => {
    const two = program("w", NUMBERED, "numprocs=2");
    expect(sizesIn({ "c/a.conf": two, "c/b.conf": program("x"), "d/c.conf": program("y") })).toEqual({
      "program w": { least: 3, most: 3 },
      "program x": { least: 3, most: 3 },
      "program y": undefined,
    });
    expect(sizesIn({ "c/dev.conf": program("w"), "c/prod.conf": two })["program w"]).toEqual({ least: 2, most: 2 });
  });

  it("has what the file that includes it hands on", () => {
    const main = (files: string) => `[supervisord]\nenvironment=PYNENC__APP_ID=a\n[include]\nfiles=${files}\n`;
    const own = "[program:w]\ncommand=python w.py\n";
    const named = (files: string) =>
      deploymentsIn({ "s/supervisord.conf": main(files), "s/c/w.ini": own }).filter(({ name }) => name !== undefined)
        .length;
    expect(
      ["c/*.ini", "c/w.ini", "%(here)s/c/?.ini", "*.ini", "/etc/c/*.ini", "c/*.conf", "../s/c/w.ini"].map(named),
    ).toEqual([1, 1, 1, 0, 0, 0, 1]);
  });

  it("that is none of pynenc's is nobody's, whatever is wrong with it", () => {
    const text = "[program:web]\ncommand=${web}\nnumprocs=4\nenvironment=A\n";
    expect(deploymentsIn({ "s.conf": text })).toEqual([]);
    expect(readDocument("s.conf", text).syntaxProblem).toBeUndefined();
    expect(readDocument("nginx.conf", "http {\n}\n").format).toBeUndefined();
  });

  it.each([
    ["numprocs=2", "2", "process_name has to have"],
    ["environment=PYNENC__A", "PYNENC__A", "environment is no list"],
    ['environment=PYNENC__A="x', 'PYNENC__A="x', "environment is no list"],
    ["environment=PYNENC__A=5%", "PYNENC__A=5%", "environment is no list"],
  ])("that supervisord stops at is told: %s", (line, place, message) => {
    const { syntaxProblem, source } = readDocument("s.conf", `${program("w")}${line}\n`);
    expect(source.text.slice(syntaxProblem?.range.start, syntaxProblem?.range.end)).toBe(place);
    expect(syntaxProblem).toMatchObject({ message: expect.stringContaining(message), tolerated: true });
  });
});

it("takes what only gets what all get for ours where nothing beside it is known to start a runner", () => {
  const text = (command: string, web = "gunicorn a") =>
    `[supervisord]\nenvironment=PYNENC__APP_ID=a\n[program:web]\ncommand=${web}\nnumprocs=4\n${NUMBERED}\n[program:w]\ncommand=${command}\n`;
  expect(sizesIn({ "s.conf": text("pynenc runner start") })).toEqual({ "program w": undefined });
  expect(sizesIn({ "s.conf": text("python w.py", "./web.sh") })).toEqual({
    "program web": { least: 5, most: 5 },
    "program w": { least: 5, most: 5 },
  });
  expect(sizesIn({ "s.conf": text("python w.py") })).toEqual({
    "program web": undefined,
    "program w": undefined,
  });
});

it("tells a mistake also where it hides all that is pynenc's", () => {
  const text = '[program:w]\ncommand=pynenc runner start\nenvironment=PYNENC__APP_ID="a\n';
  expect(deploymentsIn({ "s.conf": text }).flatMap(({ documents }) => documents.map(({ path }) => path))).toEqual([
    "s.conf",
  ]);
});

it("takes no time for what nobody writes", () => {
  for (const each of ["A=1,", '"', "%", "%(", "A", "A=%(x)s,", "# "]) {
    const text = joinedText([{ text: each.repeat(20_000), start: 0 }]);
    expect(() => environmentPairs(text, () => undefined)).not.toThrow();
  }
});
