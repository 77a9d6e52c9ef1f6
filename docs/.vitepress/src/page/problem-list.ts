import type { Edit, Problem, ProblemFix } from "../crossing/messages.js";
import { button, find, made } from "./elements.js";

export interface ProblemListHooks {
  readonly goTo: (problem: Problem) => void;
  readonly fix: (edits: readonly Edit[]) => void;
  readonly fixAll: () => void;
  readonly lineOf: (problem: Problem) => number;
}

/** What was found, as a list with the ways out: for the eye, the keyboard and the screen reader alike. */
export class ProblemList {
  readonly #title = find("problems-title", HTMLHeadingElement);
  readonly #list = find("problems-list", HTMLUListElement);
  readonly #hooks: ProblemListHooks;
  /** What is shown, as text, without the fixes and with them: what is the same is not made anew under somebody's cursor. */
  #shown = { problems: "", all: "" };

  constructor(hooks: ProblemListHooks) {
    this.#hooks = hooks;
  }

  /**
   * @param chosen the file shown, whose problems have their fixes beside them
   * @param fixes of each of its problems; undefined while they are being worked out, and then those shown stay
   */
  show(problems: readonly Problem[], chosen: string, fixes: readonly (readonly ProblemFix[])[] | undefined): void {
    const own = problems.filter(({ path }) => path === chosen);
    const others = problems.filter(({ path }) => path !== chosen);
    const key = JSON.stringify([own, others, chosen]);
    const all = JSON.stringify([key, fixes]);
    if (all === this.#shown.all || (fixes === undefined && key === this.#shown.problems)) return;
    this.#shown = { problems: key, all };
    this.#title.textContent = titleOf(problems);
    const shown = [...own, ...others].slice(0, MOST_SHOWN);
    const left = problems.length - shown.length;
    const items = shown.map((problem, index) =>
      this.#item(problem, chosen, index < own.length ? fixes?.[index] : undefined),
    );
    const safeFixes = (fixes ?? []).flat().filter(({ isPreferred }) => isPreferred);
    this.#list.replaceChildren(
      ...items,
      ...(left > 0 ? [made("li", { text: `and ${left} more` })] : []),
      ...(safeFixes.length > 1
        ? [
            made(
              "li",
              {},
              button("Fix all that is safe to fix", () => this.#hooks.fixAll()),
            ),
          ]
        : []),
    );
  }

  #item(problem: Problem, chosen: string, fixes: readonly ProblemFix[] = []): HTMLLIElement {
    const { path, rule, severity, message } = problem;
    const line = this.#hooks.lineOf(problem);
    const where = button(path === chosen ? `line ${line}` : `${path}:${line}`, () => this.#hooks.goTo(problem));
    where.className = "where";
    const page = made("a", { text: rule });
    // With its ending, which every host serves.
    page.href = `../rules/${rule}.html`;
    page.target = "_blank";
    page.rel = "noopener";
    const head = made("p", {}, made("strong", { text: WORDS[severity] }), where, page);
    const ways = fixes.slice(0, MOST_FIXES).map(({ title, edits }) => button(title, () => this.#hooks.fix(edits)));
    return made(
      "li",
      { className: severity },
      head,
      made("p", { text: message }),
      ...(ways.length > 0 ? [made("div", { className: "row" }, ...ways)] : []),
    );
  }
}

const MOST_SHOWN = 50;
const MOST_FIXES = 4;
const WORDS = { error: "error", warning: "warning", info: "remark" } as const;

function titleOf(problems: readonly Problem[]): string {
  if (problems.length === 0) return "No problems";
  const counts = (["error", "warning", "info"] as const).flatMap((severity) => {
    const count = problems.filter((each) => each.severity === severity).length;
    return count === 0 ? [] : [`${count} ${WORDS[severity]}${count === 1 ? "" : "s"}`];
  });
  return counts.join(", ");
}
