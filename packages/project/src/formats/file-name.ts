/** A path as formats look at it. */
export interface FileName {
  readonly path: string;
  /** Behind its last slash. */
  readonly base: string;
  /** Behind its last dot, in lower case: pynenc tells formats apart so. */
  readonly extension: string;
}

export function fileName(path: string): FileName {
  const base = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  return { path, base, extension: /\.([^.]*)$/.exec(base)?.[1]?.toLowerCase() ?? "" };
}

/** Whether the last part of a path is a name that a pattern knows. */
export function isCalled(path: string, pattern: RegExp): boolean {
  return pattern.test(fileName(path).base);
}
