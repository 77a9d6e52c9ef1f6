import { doubleWindowSeconds } from "../plain/double-window.js";
import type { WitnessTheorem } from "../theorem.js";
import { anyDouble, double, doubleWindow } from "../vocabulary/doubles.js";
import { neighbours } from "../vocabulary/pairs.js";

const INTERVALS_MINUTES = [1, 2, 5, 10, 15, 30, 60];

/** The other side of rounding: over the reals no margin means no silence. */
export const doublesUnownedInstant: WitnessTheorem = {
  kind: "witness",
  id: "doubles-unowned-instant",
  statement: "In doubles, with no margin, the instant at which a window ends can belong to nobody.",
  assumptions: ["I = 1, 2, 5, 10, 15, 30 or 60 min", "M = 0", "2 <= n <= 12", "t at a window's end"],
  numbers: "doubles",
  search(z3) {
    const [minutes, runners, position] = [z3.Int.const("minutes"), z3.Int.const("runners"), z3.Int.const("position")];
    const instant = anyDouble(z3, "t");
    const unowned = INTERVALS_MINUTES.flatMap((intervalMinutes) =>
      neighbours().map((pair) => {
        const fleet = {
          intervalMinutes: double(z3, intervalMinutes),
          marginMinutes: double(z3, 0),
          runners: double(z3, pair.runners),
        };
        const window = doubleWindow(z3, fleet, double(z3, pair.earlier));
        const next = doubleWindow(z3, fleet, double(z3, pair.later));
        return z3.And(
          minutes.eq(intervalMinutes),
          runners.eq(pair.runners),
          position.eq(pair.earlier),
          instant.eq(window.end),
          instant.lt(next.start),
        );
      }),
    );
    return {
      constraints: [z3.Or(...unowned)],
      confirm(reading) {
        const [intervalMinutes, n, i] = [minutes, runners, position].map((term) => reading.real(term).valueOf());
        const t = reading.double(instant);
        if (intervalMinutes === undefined || n === undefined || i === undefined) throw new Error("incomplete model");
        const owners = Array.from({ length: n }, (_, other) => other).filter((other) => {
          const { start, end } = doubleWindowSeconds(intervalMinutes, 0, n, other);
          return start <= t && t < end;
        });
        return {
          confirmed: owners.length === 0 && 0 <= t && t < intervalMinutes * 60,
          found: `I = ${intervalMinutes} min, n = ${n}: t = ${t} s, after position ${i} and before position ${i + 1}`,
        };
      },
    };
  },
};
