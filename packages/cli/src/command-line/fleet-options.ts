import { RULE_NAMES } from "@slotwise/language-service";
import {
  type Declarations,
  inBrief,
  LEVELS,
  NO_DECLARATIONS,
  OWN_SETTINGS,
  readLevel,
  readWords,
  WORD_SETTINGS,
  type WordSetting,
} from "@slotwise/project";
import type { NamedReleases } from "@slotwise/pynenc";
import { type Command, InvalidArgumentError, Option } from "commander";
import { didYouMean } from "./did-you-mean.js";

/** What the shared options of a command give: values read already, under the names that commander makes of the flags. */
export interface FleetOptions {
  readonly pynencVersion?: NamedReleases;
  readonly rule?: Declarations["rules"];
}

/** Adds the options that say what no settings file can: they override what the files declare. */
export function addFleetOptions(command: Command): Command {
  for (const setting of WORD_SETTINGS) command.addOption(wordOption(setting));
  return command;
}

/** Adds `--rule name=level`. */
export function addRuleOption(command: Command): Command {
  const { optionFlags } = OWN_SETTINGS.rules;
  return command.addOption(
    new Option(optionFlags, "set a rule to error, warning, info or off; may be repeated").argParser(
      (text, before: FleetOptions["rule"]) => {
        const [name = "", level = ""] = text.split("=");
        const read = readLevel(name, level, RULE_NAMES);
        switch (read.kind) {
          case "level":
            return new Map([...(before ?? []), [name, read.level]]);
          case "no-rule":
            throw new InvalidArgumentError(`there is no rule ${name}${didYouMean(name, RULE_NAMES) || "."}`);
          case "no-level":
            throw new InvalidArgumentError(`${level} is none of ${LEVELS.join(", ")}.`);
        }
      },
    ),
  );
}

export function declarationsOf(options: FleetOptions): Declarations {
  const values: Readonly<Record<string, unknown>> = { ...options };
  return {
    // Whatever stands under an option's name its own parser has put there.
    ...readWords(
      <Value>(setting: WordSetting<Value>) => values[wordOption(setting).attributeName()] as Value | undefined,
    ),
    rules: options.rule ?? NO_DECLARATIONS.rules,
  };
}

function wordOption<Value>({ key, kind, description }: WordSetting<Value>): Option {
  const repeated = kind.join === undefined ? "" : "; may be repeated";
  return new Option(
    `--${key} <${kind.placeholder}>`,
    `${inBrief(description).replaceAll(/[`"]/g, "")}${repeated}`,
  ).argParser((text, before: Value | undefined) => {
    const value = kind.parse(text);
    if (value === undefined) throw new InvalidArgumentError(`${text} is no ${kind.none}.`);
    return kind.join === undefined || before === undefined ? value : kind.join(before, value);
  });
}
