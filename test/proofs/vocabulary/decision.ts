import type { Formula, Term, Z3 } from "../theorem.js";
import type { Fleet } from "./fleet.js";
import { isInWindow } from "./window.js";

/** The slot window protocol's decision for a runner of the view; `remainder` is `now mod interval`. */
export function mayRun(z3: Z3, fleet: Fleet, position: Term, remainder: Term, mostAlone = 1): Formula {
  const start = z3.ToReal(position).mul(fleet.slot);
  return z3.Or(fleet.runners.le(mostAlone), isInWindow(z3, fleet, start, remainder));
}
