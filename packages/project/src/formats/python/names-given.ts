const GIVEN = /^[ \t]*(\w+)[ \t]*(?::[^=\n]*)?=(?!=)|\b(?:as|for)[ \t]+(\w+)|\bdef\b([^\n]*)/gm;

/** Tells the names to which a module gives something more than once: they may stand for something else in other places. */
export class NamesGiven {
  readonly #text: string;
  #counts: ReadonlyMap<string, number> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  isGivenMore(name: string): boolean {
    this.#counts ??= countedIn(this.#text);
    return (this.#counts.get(name) ?? 0) > 1;
  }
}

function countedIn(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [, assigned, bound, parameters = ""] of text.matchAll(GIVEN)) {
    const names = assigned ?? bound;
    for (const name of names === undefined ? new Set(parameters.match(/\w+/g)) : [names]) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}
