import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import type { CompletionItem, Completions } from "../crossing/messages.js";
import { infoOf } from "./info.js";
import { type LineEnd, toOffset, toPosition } from "./line-ends.js";

export { startCompletion } from "@codemirror/autocomplete";

type Ask = (offset: number) => Promise<Completions | null | undefined>;

/** Offers what may be written. @param ask what may be, at an offset of the text */
export function completing(lineEnd: LineEnd, ask: Ask): Extension {
  return [keymap.of(completionKeymap), autocompletion({ override: [(context) => offered(context, lineEnd, ask)] })];
}

async function offered(context: CompletionContext, lineEnd: LineEnd, ask: Ask): Promise<CompletionResult | null> {
  const { doc } = context.state;
  // Only where a word is typed, or is asked for.
  if (!context.explicit && context.matchBefore(/[\w["'=.-]+$/) === null) return null;
  const found = await ask(toOffset(doc, lineEnd, context.pos));
  if (found === null || found === undefined || context.aborted) return null;
  const from = toPosition(doc, lineEnd, found.start);
  // What is typed is compared with the label, and may begin with a quote or a bracket that the word does not have.
  const [before = ""] = /^\W*/.exec(doc.sliceString(from, context.pos)) ?? [];
  return {
    from,
    to: toPosition(doc, lineEnd, found.end),
    options: found.items.map((item) => optionOf(item, before)),
    // All that may stand there has been told: as long as one word is typed nobody need be asked again.
    validFor: /^\W{0,2}\w*$/,
  };
}

/** The editor's icons, by what is offered. */
const TYPES: readonly (readonly [string, string])[] = [
  ["setting", "property"],
  ["table", "namespace"],
  ["value", "constant"],
  ["variable", "variable"],
  ["rule", "keyword"],
];

function optionOf({ word, kind, newText, detail, documentation }: CompletionItem, before: string): Completion {
  const type = TYPES.find(([name]) => name === kind)?.[1];
  return {
    label: before + word,
    displayLabel: word,
    apply: newText,
    ...(type === undefined ? {} : { type }),
    ...(detail === "" ? {} : { detail }),
    ...(documentation === "" ? {} : { info: () => infoOf(documentation) }),
  };
}
