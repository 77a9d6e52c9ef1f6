/** What people write for true. Python takes it as True as well, for another reason: the string is not empty. */
const YES: ReadonlySet<string> = new Set(["true", "t", "yes", "y", "on", "1", "enable", "enabled"]);

/** What people write for false, blanks among it: Python takes each as True. */
const NO: ReadonlySet<string> = new Set([
  "",
  "false",
  "f",
  "no",
  "n",
  "off",
  "0",
  "none",
  "null",
  "nil",
  "never",
  "disable",
  "disabled",
]);

/** What somebody means who writes a string for a bool; undefined where nobody can tell. */
export function meantBool(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}
