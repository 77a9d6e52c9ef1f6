import { RULE_NAMES, type RuleName } from "@slotwise/language-service";
import { InvalidArgumentError } from "commander";
import { didYouMean } from "./did-you-mean.js";

/** Names of rules with commas between them, added to those of the options before. */
export function ruleNames(text: string, before: ReadonlySet<RuleName> = new Set()): ReadonlySet<RuleName> {
  return new Set([...before, ...text.split(",").map((word) => ruleNamed(word.trim()))]);
}

function ruleNamed(word: string): RuleName {
  const known = RULE_NAMES.find((name) => name === word);
  if (known !== undefined) return known;
  throw new InvalidArgumentError(`there is no rule ${word}${didYouMean(word, RULE_NAMES) || "."}`);
}
