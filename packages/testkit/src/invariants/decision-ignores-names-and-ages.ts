import { instantFromMicroseconds } from "@slotwise/core";
import * as fc from "fast-check";
import type { View } from "../arbitraries/runners.js";
import { situations } from "../arbitraries/situations.js";
import { askCanRun } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { hash32 } from "../contract/seeds.js";
import { ANY_DOUBLES } from "./common.js";

export const decisionIgnoresNamesAndAges: Invariant = defineInvariant({
  id: "decision-ignores-names-and-ages",
  statement: "What a runner is called and when it was created change no decision: only its place in the view does.",
  assumptions: ["the store has already put the view in order"],
  domain: ANY_DOUBLES,
  protocol: "slot-window",
  family: "invariant",
  needs: ["canRunAtomicService"],
  cases: fc
    .tuple(situations({ least: 1, most: 12, margins: "any", mostTimes: 2 }), fc.nat())
    .map(([situation, salt]) => ({ ...situation, other: renamed(situation.view, salt) })),
  ask: ({ view, other, settings, times }) =>
    times.flatMap((time) =>
      view.flatMap(({ runnerId }, position) => [
        askCanRun(runnerId, view, time, settings),
        askCanRun(other[position]?.runnerId ?? "", other, time, settings),
      ]),
    ),
  judge: (answers) => {
    for (let index = 0; index < answers.length; index += 2) {
      if (answers[index] === answers[index + 1]) continue;
      return breach("runners at the same place of two views of one size get different decisions", index, index + 1);
    }
    return undefined;
  },
});

/** Other names, in another alphabetical order, and other ages. */
function renamed(view: View, salt: number): View {
  return view.map((runner, position) => ({
    ...runner,
    runnerId: `${String.fromCharCode(97 + ((hash32(salt, position) >>> 0) % 26))}${position}`,
    creationTime: instantFromMicroseconds(
      1_780_000_000_000_000 + ((hash32(salt, position + 100) >>> 0) % 1000) * 1_000_000,
    ),
  }));
}
