import { expect, it } from "vitest";
import { KeptAnswers } from "./kept-answers.js";

it("asks once, and says what it has been told so far", async () => {
  const kept = new KeptAnswers<number>();
  let asked = 0;
  const ask = () => Promise.resolve(++asked);
  const answer = kept.answer("a", ask);
  expect(kept.isWaiting).toBe(true);
  expect(kept.answer("a", ask)).toBe(answer);
  expect(await answer).toBe(1);
  expect([...kept.settled()]).toEqual([["a", 1]]);
  expect(kept.isWaiting).toBe(false);
  expect(kept.forget("a")).toBe(true);
  expect(kept.forget("a")).toBe(false);
  expect(await kept.answer("a", ask)).toBe(2);
});

it("keeps nothing that was asked before it was forgotten", async () => {
  const kept = new KeptAnswers<string>();
  let tell: (answer: string) => void = () => undefined;
  const older = kept.answer("a", () => new Promise((resolve) => (tell = resolve)));
  kept.clear();
  kept.answer("a", () => "new");
  tell("old");
  expect(await older).toBe("old");
  expect([...kept.settled()]).toEqual([["a", "new"]]);
});
