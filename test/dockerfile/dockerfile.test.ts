import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../packages/project/src/documents/read-document.js";

interface Case {
  readonly text: string;
  readonly target?: string;
  readonly args?: Readonly<Record<string, string>>;
}

const read = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const CASES: readonly Case[] = read("cases.json");
const { answers }: { readonly answers: readonly (readonly string[])[] } = read("answers.json");

/** The variables of the image of a build, the later of equal names in the place of the first. */
function made({ text, target, args = {} }: Case): readonly string[] {
  const { started } = readDocument("Dockerfile", text);
  const image = started?.imageOf?.({ target, args: new Map(Object.entries(args)) });
  const variables = new Map((image?.environment ?? []).map(({ name, value }) => [name, value]));
  return [...variables].map(([name, value]) => `${name}=${value}`);
}

describe("a Dockerfile makes the image that BuildKit makes of it", () => {
  it.each(CASES.map((each, index) => [JSON.stringify(each), each, answers[index]] as const))(
    "%s",
    (_written, each, answer) => {
      expect(made(each)).toEqual(answer?.filter((variable) => !variable.startsWith("PATH=")));
    },
  );

  it("has an answer for every case", () => expect(answers).toHaveLength(CASES.length));
});
