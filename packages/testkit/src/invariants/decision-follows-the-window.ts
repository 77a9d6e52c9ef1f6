import * as fc from "fast-check";
import { situations } from "../arbitraries/situations.js";
import { askCanRun, askTimeSlot } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant, question } from "../contract/invariant.js";
import { nextDown, nextUp } from "../contract/ulp.js";
import { intervalSeconds, ONE_SHARED_VIEW, timeInCycle } from "./common.js";

export const decisionFollowsTheWindow: Invariant = defineInvariant({
  id: "decision-follows-the-window",
  statement:
    "A runner of two or more may start exactly when the time within the cycle is in the window that is calculated for its position.",
  assumptions: [ONE_SHARED_VIEW, "at least two runners are active"],
  domain: "any settings and times, at the window's ends and one double either side of them",
  protocol: "slot-window",
  family: "invariant",
  needs: ["calculateTimeSlot", "canRunAtomicService"],
  cases: fc.tuple(situations({ least: 2, margins: "any" }), fc.nat({ max: 0xffff })),
  ask: ([{ view, settings }, pick]) => [askTimeSlot(pick % view.length, view.length, settings)],
  judge: ([window], [{ view, settings, times }, pick]) => {
    const runnerId = view[pick % view.length]?.runnerId ?? "";
    const edges = [window.start, nextDown(window.start), window.end, nextDown(window.end), nextUp(window.end)];
    const middle = (window.start + window.end) / 2;
    const moments = [...edges, middle, middle - intervalSeconds(settings), ...times];
    return question(
      moments.map((time) => askCanRun(runnerId, view, time, settings)),
      (answers) => {
        for (const [index, time] of moments.entries()) {
          const within = timeInCycle(time, settings);
          const isInWindow = window.start <= within && within < window.end;
          if (answers[index] === isInWindow) continue;
          const message = isInWindow
            ? "a runner may not start within its window"
            : "a runner may start outside its window";
          return breach(message, 0, index + 1);
        }
        return undefined;
      },
    );
  },
});
