import { counterexampleJson, pictureOf, replay, search, story } from "@slotwise/simulator";
import { pictureSvg, pictureText } from "@slotwise/timeline";
import { expect, test } from "vitest";
import { FAILURES } from "./section-four.js";

/** A story has no more events than a person keeps in mind. */
const MOST_EVENTS = 6;

test.each(Object.entries(FAILURES))("%s", async (name, hunt) => {
  const result = search(hunt);
  if (result.kind !== "found") throw new Error(`nothing was found in ${result.tried} scenarios`);
  const { counterexample } = result;
  expect(counterexample.events.length).toBeLessThanOrEqual(MOST_EVENTS);
  const json = counterexampleJson(counterexample);
  expect(counterexampleJson(replay(JSON.parse(json)))).toBe(json);
  const again = search(hunt);
  expect(again.kind === "found" && counterexampleJson(again.counterexample)).toBe(json);
  const told = `${[...story(counterexample), "", pictureText(pictureOf(counterexample), { columns: 100 })].join("\n")}`;
  await expect(told).toMatchFileSnapshot(`stories/${name.replaceAll(/[^a-z]+/g, "-")}.txt`);
  expect(pictureSvg(pictureOf(counterexample), { theme: "light" })).toMatch(/^<svg .*<\/svg>$/s);
});
