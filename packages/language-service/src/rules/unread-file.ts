import type { Rule } from "./rule.js";

/** A file that sets variables of pynenc's and is of no use here: nobody may take it for judged. */
export const unreadFile: Rule = {
  name: "unread-file",
  summary: "a file with variables of pynenc's that was not read",
  severity: "info",
  group: "settings",
  *check({ unreadFiles }) {
    for (const { document, range, reason, isPart } of unreadFiles) {
      const { name, text } = document.source;
      const variable = text.slice(range.start, range.end);
      yield {
        document,
        range,
        message: `${isPart === true ? "a part of " : ""}${name} was not read, and sets ${variable}: ${reason}. What it says counts once it stands in a file that is read, such as a .env; until then a fleet may not have the values judged here`,
      };
    }
  },
};
