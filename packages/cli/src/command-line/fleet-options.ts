import { isRuleName, RULE_NAMES } from "@slotwise/language-service";
import { type Declarations, NO_DECLARATIONS, parseLevel, parseRunnerRange } from "@slotwise/project";
import { joinReleases, lineOf, type NamedReleases, NEWEST_RELEASE, releasesNamed } from "@slotwise/pynenc";
import { parseDuration } from "@slotwise/words";
import { type Command, InvalidArgumentError, Option } from "commander";
import { didYouMean } from "./did-you-mean.js";

/** What the shared options of a command give. */
export interface FleetOptions {
  readonly runners?: Declarations["runners"];
  readonly serviceDuration?: number;
  readonly clockSkew?: number;
  readonly startDelay?: number;
  readonly storeStaleness?: number;
  readonly loopOverhead?: number;
  readonly pynencVersion?: NamedReleases;
  readonly rule?: Declarations["rules"];
}

/** Adds the options that say what no settings file can: they override what the files declare. */
export function addFleetOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--runners <sizes>", "fleet sizes to hold for: 4, or 1-8").argParser((text) =>
        parsed(parseRunnerRange(text), `${text} is no fleet size such as 4, or range such as 1-8, up to a million`),
      ),
    )
    .addOption(durationOption("--service-duration <time>", "longest execution of the atomic service, such as 20s"))
    .addOption(durationOption("--clock-skew <time>", "largest difference between two clocks, such as 500ms"))
    .addOption(durationOption("--start-delay <time>", "longest delay from a decision to its effect"))
    .addOption(durationOption("--store-staleness <time>", "how old a membership view may be"))
    .addOption(durationOption("--loop-overhead <time>", "longest a round of the loop takes beside its sleep"))
    .addOption(
      new Option(
        "--pynenc-version <version>",
        `judge for this release, such as ${NEWEST_RELEASE}, or for a line of them, such as ${lineOf(NEWEST_RELEASE)}; may be repeated`,
      ).argParser((text, before: FleetOptions["pynencVersion"]) => {
        const named = parsed(releasesNamed(text), `${text} is no release such as ${NEWEST_RELEASE}`);
        return before === undefined ? named : joinReleases(before, named);
      }),
    );
}

/** Adds `--rule name=level`. */
export function addRuleOption(command: Command): Command {
  return command.addOption(
    new Option("--rule <name=level>", "set a rule to error, warning, info or off; may be repeated").argParser(
      (text, before: FleetOptions["rule"]) => {
        const [name = "", level = ""] = text.split("=");
        if (!isRuleName(name))
          throw new InvalidArgumentError(`there is no rule ${name}${didYouMean(name, RULE_NAMES) || "."}`);
        return new Map([
          ...(before ?? []),
          [name, parsed(parseLevel(level), `${level} is none of error, warning, info, off`)],
        ]);
      },
    ),
  );
}

export function declarationsOf(options: FleetOptions): Declarations {
  return {
    ...NO_DECLARATIONS,
    runners: options.runners,
    serviceDurationSeconds: options.serviceDuration,
    clockSkewSeconds: options.clockSkew,
    startDelaySeconds: options.startDelay,
    storeStalenessSeconds: options.storeStaleness,
    loopOverheadSeconds: options.loopOverhead,
    pynencReleases: options.pynencVersion,
    rules: options.rule ?? new Map(),
  };
}

function durationOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) =>
    parsed(parseDuration(text), `${text} is no duration with a unit, such as 20s, 500ms or 1.5min`),
  );
}

function parsed<Value>(value: Value | undefined, problem: string): Value {
  if (value === undefined) throw new InvalidArgumentError(`${problem}.`);
  return value;
}
