import { expect, it } from "vitest";
import { Parser } from "yaml";
import { upToErrors, yamlDocuments } from "./yaml-documents.js";

it("goes on with nothing once enough is wrong: what comes first is told, and the rest takes time", () => {
  const tokens = [...upToErrors(new Parser().parse(`a: 1\n${"}".repeat(10_000)}`))];
  expect(tokens.filter(({ type }) => type === "error").length).toBeLessThan(100);
});

it("tells of a text with few errors what it always did", () => {
  const [document] = yamlDocuments("a: 1\n}\n", { version: "1.2", prettyErrors: false });
  expect(document?.errors[0]?.pos[0]).toBe(5);
});
