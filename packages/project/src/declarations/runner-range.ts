/** Fleet sizes that settings have to hold for, both ends included. */
export interface RunnerRange {
  readonly least: number;
  readonly most: number;
}

/** No fleet is larger, and a typing mistake often is. */
export const MOST_DECLARED_RUNNERS = 1_000_000;

/** Reads `4` or `1-8`; undefined for anything else. */
export function parseRunnerRange(text: string): RunnerRange | undefined {
  const match = /^\s*(\d+)\s*(?:(?:-|\.\.|–)\s*(\d+)\s*)?$/.exec(text);
  if (match === null) return undefined;
  const least = Number(match[1]);
  const most = Number(match[2] ?? match[1]);
  return least >= 1 && least <= most && most <= MOST_DECLARED_RUNNERS ? { least, most } : undefined;
}

export function formatRunnerRange({ least, most }: RunnerRange): string {
  return least === most ? `${least}` : `${least}-${most}`;
}
