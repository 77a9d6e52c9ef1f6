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
  const answers = new Map<string, { readonly answer: Answer }>();
  return (...args) => {
    const key = keyOf(...args);
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const answer = compute(...args);
    const [oldest] = answers.size < most ? [] : answers.keys();
    if (oldest !== undefined) answers.delete(oldest);
    answers.set(ownText(key), { answer });
    return answer;
  };
}

/** The same text in memory of its own: V8 keeps a text for as long as anything lives that was cut out of it. */
export function ownText(text: string): string {
  return ` ${text}`.slice(1);
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
