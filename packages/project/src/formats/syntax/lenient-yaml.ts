import { Composer, type CST, type Document, Lexer, Parser } from "yaml";
import { type DocumentsOptions, upToErrors } from "./yaml-documents.js";

/** The parts of the lexer that look at how far a line is indented. It keeps them to itself. */
interface Indentation {
  indentNext: number;
  parseFlowCollection(): Generator<string, unknown, unknown>;
  parseQuotedScalar(): Generator<string, unknown, unknown>;
}

/**
 * The documents of a text, with brackets and quotes that go on over lines however little those are indented: YAML wants
 * more, and pynenc's reader does not mind.
 */
export function lenientDocuments(text: string, options: DocumentsOptions): readonly Document.Parsed[] {
  const parser = new Parser(options.lineCounter?.addNewLine);
  function* tokens(): Generator<CST.Token> {
    for (const lexeme of lenientLexer().lex(text)) yield* parser.next(lexeme);
    yield* parser.end();
  }
  return [...new Composer(options).compose(upToErrors(tokens()))];
}

function lenientLexer(): Lexer {
  const lexer = new Lexer();
  const inner = lexer as unknown as Indentation;
  for (const method of ["parseFlowCollection", "parseQuotedScalar"] as const) {
    const parse = inner[method];
    inner[method] = function* (this: Indentation) {
      const { indentNext } = this;
      this.indentNext = 0;
      const next = yield* parse.call(this);
      this.indentNext = indentNext;
      return next;
    };
  }
  return lexer;
}
