import { describe, expect, it } from "vitest";
import { readDocument } from "../../documents/read-document.js";

const sections = (count: number) => Array.from({ length: count }, (_, at) => `[testenv:e${at}]\n`).join("");
const variables = (count: number) => Array.from({ length: count }, (_, at) => `  PYNENC__A${at}=1\n`).join("");

describe("what a program writes", () => {
  it.each([
    ["many things", "tox.ini", `[testenv]\nset_env=PYNENC__A=1\n${sections(50_000)}`],
    ["many that inherit much", "tox.ini", `[testenv]\nset_env=\n${variables(20_000)}${sections(20_000)}`],
    [
      "many programs",
      "supervisord.conf",
      "[program:a]\nenvironment=PYNENC__A=1\n[program:b]\n".repeat(2).replaceAll("b", "c") +
        Array.from({ length: 600 }, (_, at) => `[program:p${at}]\n`).join(""),
    ],
    ["many processes", "Procfile", "a: PYNENC__A=1 x\n".repeat(20_000)],
  ])("is read in part, and told: %s", (_what, name, text) => {
    const { syntaxProblem, started } = readDocument(name, text);
    expect(syntaxProblem).toMatchObject({ isLimit: true, tolerated: true });
    expect(started?.units.length).toBeLessThanOrEqual(500);
    expect(started?.units.length).toBeGreaterThan(0);
  });

  it("is read whole where it is like what people write", () => {
    const { syntaxProblem, started } = readDocument("tox.ini", `[testenv]\nset_env=PYNENC__A=1\n${sections(400)}`);
    expect(syntaxProblem).toBeUndefined();
    expect(started?.units).toHaveLength(401);
  });
});
