import { BoundedMap } from "./bounded-map.js";

/**
 * A pure function that keeps its latest answers: the same settings come back with every keystroke, and in file after
 * file. Nobody can tell the difference but by the time it takes. Bounded, so that an editor open for weeks stays small.
 *
 * @param most how many answers are kept; the oldest goes first
 * @param keyOf equal for arguments that have the same answer
 */
export function remember<Arguments extends readonly unknown[], Answer>(
  most: number,
  keyOf: (...args: Arguments) => string,
  compute: (...args: Arguments) => Answer,
): (...args: Arguments) => Answer {
  const answers = new BoundedMap<{ readonly answer: Answer }>(most);
  return (...args) => {
    const key = keyOf(...args);
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const answer = compute(...args);
    answers.set(key, { answer });
    return answer;
  };
}

/** The same for a function of one object, for as long as the object lives. */
export function rememberFor<Subject extends object, Answer>(
  compute: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const answers = new WeakMap<Subject, { readonly answer: Answer }>();
  return (subject) => {
    const known = answers.get(subject);
    if (known !== undefined) return known.answer;
    const answer = compute(subject);
    answers.set(subject, { answer });
    return answer;
  };
}
