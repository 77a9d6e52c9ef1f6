import {
  Composer,
  type CST,
  type Document,
  type DocumentOptions,
  type ParseOptions,
  Parser,
  type SchemaOptions,
} from "yaml";

export type DocumentsOptions = ParseOptions & DocumentOptions & SchemaOptions;

/** The documents of a text, with what is wrong in each. */
export function yamlDocuments(text: string, options: DocumentsOptions): readonly Document.Parsed[] {
  const parser = new Parser(options.lineCounter?.addNewLine);
  return [...new Composer(options).compose(upToErrors(parser.parse(text)))];
}

/** The first error is what is told; a text of nothing but closing brackets has one for each, and each takes its time. */
const MOST_ERRORS = 20;

/** What the parser makes of a text, as far as it makes something of it. */
export function* upToErrors(tokens: Iterable<CST.Token>): Generator<CST.Token> {
  let errors = 0;
  for (const token of tokens) {
    yield token;
    if (token.type === "error" && ++errors === MOST_ERRORS) return;
  }
}
