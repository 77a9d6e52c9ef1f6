/** What a letter behind a backslash stands for, in Python's texts and in those of `.env` files. */
export const LETTER_ESCAPES: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};
