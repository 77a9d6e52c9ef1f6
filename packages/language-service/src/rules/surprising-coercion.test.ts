import { expect, it } from "vitest";
import { analyse } from "../analyse.js";

const codes = (name: string, text: string) => analyse([{ name, text }]).findings.map(({ rule }) => rule);

it("takes an empty variable for the no that it is, but asks for one where a file can say false", () => {
  expect(codes(".env", "PYNENC__PRINT_ARGUMENTS=\n")).toEqual([]);
  expect(codes(".env", "PYNENC__PRINT_ARGUMENTS=false\n")).toEqual(["surprising-coercion"]);
  expect(codes("pyproject.toml", '[tool.pynenc]\nprint_arguments = ""\n')).toEqual(["surprising-coercion"]);
});
