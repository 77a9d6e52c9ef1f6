/** A table in Markdown. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Seconds to two places, as a person would write them. */
export function inSeconds(seconds: number): string {
  return `${Number(seconds.toFixed(2))} s`;
}

export function inPercent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** One figure, or the least and the most of several. */
export function inRange([least, most]: readonly [number, number]): string {
  return least === most ? `${least}` : `${least} to ${most}`;
}
