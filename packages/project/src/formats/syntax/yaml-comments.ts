import { CST, Lexer } from "yaml";
import type { TextRange } from "../../text/source-text.js";

/** The comments of a YAML file that parses. The parser keeps what they say, not where; its lexer knows. */
export function commentsInYaml(text: string): readonly TextRange[] {
  const comments: TextRange[] = [];
  let at = 0;
  let isScalarNext = false;
  for (const token of new Lexer().lex(text)) {
    const type: CST.TokenType | null = isScalarNext ? null : CST.tokenType(token);
    isScalarNext = type === "scalar";
    // Marks of the lexer's own, which stand for nothing in the text.
    if (type === "scalar" || type === "doc-mode" || type === "flow-error-end") continue;
    if (type === "comment") comments.push({ start: at, end: at + token.length });
    at += token.length;
  }
  return comments;
}
