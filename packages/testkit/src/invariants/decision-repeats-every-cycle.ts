import * as fc from "fast-check";
import { views } from "../arbitraries/runners.js";
import { askCanRun } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ONE_SHARED_VIEW } from "./common.js";

const cases = fc
  .record({
    view: views(1, 12),
    minutes: fc.constantFrom(5, 1, 6, 10, 0.5, 60, 1440),
    margin: fc.constantFrom(0.2, 0, 0.05, 1),
    /** In 1024ths of a second. */
    time: fc.nat({ max: 2 ** 22 }),
    cycles: fc.constantFrom(1, -1, 2, -2, 20_000, -20_000, 1_193_046, -1_193_047),
  })
  .map(({ view, minutes, margin, time, cycles }) => {
    const first = (time / 1024) % (minutes * 60);
    return {
      view,
      settings: { serviceIntervalMinutes: minutes, spreadMarginMinutes: minutes * margin },
      first,
      later: first + cycles * minutes * 60,
    };
  });

export const decisionRepeatsEveryCycle: Invariant = defineInvariant({
  id: "decision-repeats-every-cycle",
  statement: "Whole cycles earlier or later the same runners may start, before the epoch as well.",
  assumptions: [ONE_SHARED_VIEW, "the view and the settings have not changed in between"],
  domain: "times and intervals whose sums are exact in doubles; elsewhere the later time is itself rounded",
  protocol: "slot-window",
  family: "invariant",
  needs: ["canRunAtomicService"],
  cases,
  ask: ({ view, settings, first, later }) =>
    view.flatMap(({ runnerId }) => [
      askCanRun(runnerId, view, first, settings),
      askCanRun(runnerId, view, later, settings),
    ]),
  judge: (answers) => {
    for (let index = 0; index < answers.length; index += 2) {
      if (answers[index] === answers[index + 1]) continue;
      return breach("a runner may start at an instant of one cycle and not of another", index, index + 1);
    }
    return undefined;
  },
});
