/** A deployment as far as it has a name. */
export interface Named {
  readonly name: string | undefined;
  /** The file that people know it by. */
  readonly knownBy: string | undefined;
}

/** What deployments are called beside each other: those of one name are told apart by their files. */
export function namesOf(deployments: readonly Named[]): readonly string[] {
  const names = deployments.map(({ name, knownBy = "" }) => name ?? knownBy);
  const count = new Map<string, number>();
  for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
  return names.map((name, index) => {
    const file = deployments[index]?.knownBy;
    return count.get(name) === 1 || file === undefined || file === name ? name : `${name} (${file})`;
  });
}
