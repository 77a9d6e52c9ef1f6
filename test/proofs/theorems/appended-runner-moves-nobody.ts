import type { ProvedTheorem } from "../theorem.js";

/** The view as an array from positions to ids; a newcomer is the youngest, so the store lists it last. */
export const appendedRunnerMovesNobody: ProvedTheorem = {
  kind: "prove",
  id: "appended-runner-moves-nobody",
  statement: "A younger runner appended to the view changes nobody's position and is found at the end.",
  assumptions: ["ids are distinct", "the view is ordered, oldest first"],
  numbers: "reals",
  claim(z3, mutated) {
    const view = z3.Array.const("view", z3.Int.sort(), z3.Int.sort());
    const [runners, position, elsewhere] = [
      z3.Int.const("runners"),
      z3.Int.const("position"),
      z3.Int.const("elsewhere"),
    ];
    const [id, newcomer] = [z3.Int.const("id"), z3.Int.const("newcomer")];
    const isPosition = (term: typeof position, count: typeof runners) => z3.And(term.ge(0), term.lt(count));
    const newPosition = mutated ? z3.Int.val(0) : runners;
    const longerView = view.store(newPosition, newcomer);
    const anyPosition = z3.Int.const("any position");
    return {
      given: [
        isPosition(position, runners),
        view.select(position).eq(id),
        z3.ForAll(
          [anyPosition],
          z3.Implies(
            isPosition(anyPosition, runners),
            z3.And(
              view.select(anyPosition).neq(newcomer),
              z3.Implies(view.select(anyPosition).eq(id), anyPosition.eq(position)),
            ),
          ),
        ),
        isPosition(elsewhere, runners.add(1)),
      ],
      show: z3.And(
        longerView.select(position).eq(id),
        longerView.select(runners).eq(newcomer),
        z3.Implies(longerView.select(elsewhere).eq(id), elsewhere.eq(position)),
        z3.Implies(longerView.select(elsewhere).eq(newcomer), elsewhere.eq(runners)),
      ),
    };
  },
  mutation: "the newcomer put first",
};
