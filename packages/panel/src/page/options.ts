/** One choice of a list. */
export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** Choices under a heading of their own; without one where it is undefined. */
export interface ChoiceGroup {
  readonly label: string | undefined;
  readonly choices: readonly Choice[];
}

/** Gives a list its choices. It is left alone where they are the same, so that one that is open stays so. */
export function setChoices(target: HTMLSelectElement, groups: readonly ChoiceGroup[], value: string): void {
  const key = JSON.stringify(groups);
  if (target.dataset.choices !== key) {
    target.dataset.choices = key;
    target.replaceChildren(
      ...groups.flatMap(({ label, choices }) => {
        const options = choices.map((each) => new Option(each.text, each.value));
        if (label === undefined || options.length === 0) return options;
        const group = document.createElement("optgroup");
        group.label = label;
        group.append(...options);
        return [group];
      }),
    );
  }
  target.value = value;
}
