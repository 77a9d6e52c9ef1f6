import { expect, it } from "vitest";
import { createColours } from "./styles.js";

it("begins a style and ends it", () => {
  const { bold, dim, red, cyan } = createColours(true);
  expect(bold("a")).toBe("\u001b[1ma\u001b[22m");
  expect(red(dim("a"))).toBe("\u001b[31m\u001b[2ma\u001b[22m\u001b[39m");
  expect(cyan("")).toBe("\u001b[36m\u001b[39m");
});

it("goes on behind a style inside that ends with the same code", () => {
  const { bold, dim, red, green } = createColours(true);
  expect(bold(`a${dim("b")}c`)).toBe("\u001b[1ma\u001b[2mb\u001b[22m\u001b[1mc\u001b[22m");
  expect(red(`a${green("b")}c`)).toBe("\u001b[31ma\u001b[32mb\u001b[31mc\u001b[39m");
});

it("leaves text as it is where no colours are wanted", () => {
  for (const style of Object.values(createColours(false))) expect(style("a")).toBe("a");
});
