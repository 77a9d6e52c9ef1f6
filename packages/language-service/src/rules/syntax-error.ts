import type { Rule } from "./rule.js";

/** A file that does not parse. */
export const syntaxError: Rule = {
  name: "syntax-error",
  summary: "a settings file that does not parse",
  severity: "error",
  group: "settings",
  *check({ documents }) {
    for (const document of documents) {
      if (document.syntaxProblem === undefined) continue;
      const { range, message, others = [], isLimit, tolerated } = document.syntaxProblem;
      const consequence =
        isLimit === true
          ? "slotwise does not read so much"
          : `${document.format?.reader ?? "pynenc"} cannot read this file`;
      const rest = tolerated === true ? "the rest of it was judged all the same" : "nothing in it was judged";
      for (const each of [{ range, message }, ...others]) {
        yield { document, range: each.range, message: `${sentence(each.message)}: ${consequence}, and ${rest}` };
      }
    }
  },
};

function sentence(message: string): string {
  return message.replace(/\.$/, "");
}
