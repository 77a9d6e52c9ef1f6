// In the place of vscode-languageserver-types, of which a parser of Dockerfiles makes positions and ranges, and nothing else.

export const Position = { create: (line, character) => ({ line, character }) };

export const Range = {
  create: (first, second, third, fourth) =>
    typeof first === "number"
      ? { start: { line: first, character: second }, end: { line: third, character: fourth } }
      : { start: first, end: second },
};
