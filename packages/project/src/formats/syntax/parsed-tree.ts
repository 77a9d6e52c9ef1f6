import type { TextRange } from "../../text/source-text.js";
import type { SyntaxProblem, TableNode } from "../../tree/tree.js";

/** A file's content as a tree, or why there is none. */
export type ParsedTree =
  | {
      readonly kind: "tree";
      readonly root: TableNode;
      readonly problem?: SyntaxProblem;
      readonly comments?: readonly TextRange[];
    }
  | { readonly kind: "syntax-error"; readonly problem: SyntaxProblem };
