/**
 * One glob for several. Groups within a group are not understood by every search, so those of the globs are spelled out:
 * `a.{x,y}` and `b` become `{a.x,a.y,b}`.
 */
export function anyOf(globs: readonly string[]): string {
  const all = globs.flatMap(alternatives);
  return all.length === 1 ? (all[0] ?? "") : `{${all.join(",")}}`;
}

/** The globs that one with groups stands for. */
function alternatives(glob: string): readonly string[] {
  const group = /^(.*?)\{([^{}]*)\}(.*)$/s.exec(glob);
  if (group === null) return [glob];
  const [, before = "", inside = "", after = ""] = group;
  return inside.split(",").flatMap((each) => alternatives(`${before}${each}${after}`));
}
