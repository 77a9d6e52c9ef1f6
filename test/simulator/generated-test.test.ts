import { fileURLToPath } from "node:url";
import { counterexampleTest, search } from "@slotwise/simulator";
import { expect, test } from "vitest";
import { FAILURES } from "./section-four.js";

/** Run by Vitest like any other; written by what it tests. */
const GENERATED = new URL("fourth-runner-joins.test.ts", import.meta.url);

test("a counterexample as a test file is the one that stands beside this one, and passes", async () => {
  const hunt = FAILURES["a fourth runner joins three"];
  const result = hunt && search(hunt);
  if (result?.kind !== "found") throw new Error("nothing was found");
  const generated = counterexampleTest(result.counterexample, "@slotwise/simulator");
  await expect(generated).toMatchFileSnapshot(fileURLToPath(GENERATED));
});
