/** Whether a module gives something to a name more than once: then it may stand for something else in other places. */
export function isGivenMore(name: string, text: string): boolean {
  const given = new RegExp(
    `^[ \\t]*${name}[ \\t]*(?::[^=\\n]*)?=(?!=)|\\b(?:as|for)[ \\t]+${name}\\b|\\bdef\\b[^\\n]*\\b${name}\\b`,
    "gm",
  );
  return [...text.matchAll(given)].length > 1;
}
