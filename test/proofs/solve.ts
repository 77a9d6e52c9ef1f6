import type { Model } from "z3-solver";
import { readModel } from "./reading.js";
import type { Claim, Formula, ProvedTheorem, Theorem, WitnessTheorem, Z3 } from "./theorem.js";
import type { Verdict } from "./verdict.js";

/** For each question to the solver; a theorem asks up to three. */
export const TIMEOUT_MILLISECONDS = 90_000;

type Answer = { kind: "sat"; model: Model<"main"> } | { kind: "unsat" } | { kind: "unknown"; reason: string };
type Ask = (...formulas: Formula[]) => Promise<Answer>;
type Outcome = { ok: true; found?: string } | { ok: false; why: string };

/** Runs one theorem. "Unknown" and a timeout are failures, as a refutation is. */
export async function solve(z3: Z3, theorem: Theorem, timeoutMilliseconds: number): Promise<Verdict> {
  const begin = performance.now();
  const ask = asker(z3, theorem.logic, timeoutMilliseconds);
  const outcome = theorem.kind === "prove" ? await prove(z3, ask, theorem) : await findWitness(z3, ask, theorem);
  return { ...outcome, milliseconds: performance.now() - begin };
}

async function prove(z3: Z3, ask: Ask, theorem: ProvedTheorem): Promise<Outcome> {
  const claim = theorem.claim(z3, false);
  const refutation = await ask(...premises(z3, claim), z3.Not(claim.show));
  if (refutation.kind === "sat")
    return { ok: false, why: `has a counterexample: ${oneLine(refutation.model.sexpr())}` };
  if (refutation.kind === "unknown") return { ok: false, why: `not decided: ${refutation.reason}` };

  // Anything follows from assumptions that contradict each other.
  const example = await ask(...premises(z3, claim), ...(claim.sample ?? []));
  if (example.kind !== "sat") return { ok: false, why: `no example that meets its assumptions (${example.kind})` };

  const mutated = theorem.claim(z3, true);
  const counterexample = await ask(...premises(z3, mutated), ...(mutated.sample ?? []), z3.Not(mutated.show));
  if (counterexample.kind !== "sat") {
    return { ok: false, why: `no counterexample even with "${theorem.mutation}" (${counterexample.kind})` };
  }
  return { ok: true };
}

async function findWitness(z3: Z3, ask: Ask, theorem: WitnessTheorem): Promise<Outcome> {
  const search = theorem.search(z3);
  const answer = await ask(...search.constraints);
  if (answer.kind === "unsat") return { ok: false, why: "there is no witness" };
  if (answer.kind === "unknown") return { ok: false, why: `not decided: ${answer.reason}` };
  const { confirmed, found } = search.confirm(readModel(answer.model));
  return confirmed ? { ok: true, found } : { ok: false, why: `the solver's witness does not stand: ${found}` };
}

function asker(z3: Z3, logic: string | undefined, timeoutMilliseconds: number): Ask {
  return async (...formulas) => {
    const solver = new z3.Solver(logic);
    solver.set("timeout", timeoutMilliseconds);
    solver.add(...formulas);
    const kind = await solver.check();
    switch (kind) {
      case "sat":
        return { kind, model: solver.model() };
      case "unsat":
        return { kind };
      case "unknown":
        return { kind, reason: solver.reasonUnknown() };
    }
  };
}

function premises(z3: Z3, { given, uses = [] }: Claim): Formula[] {
  return [...given, ...uses.map(({ claim }) => z3.Implies(z3.And(...claim.given), claim.show))];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
