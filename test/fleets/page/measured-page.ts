import type { FaultMeasurements, LookPeriodRow, Measurements, MissedTurnsRow } from "../measure/measurements.js";
import {
  cronsSection,
  exceptionsSection,
  joinsSection,
  killsSection,
  overlapsSection,
  stopsSection,
} from "./faults-sections.js";
import { beyondTheLimit, lookPeriodSection } from "./look-period-section.js";
import { missedTurnsSection } from "./missed-turns-section.js";
import { inSeconds } from "./table.js";

/** What the page is made of. */
export interface Measured {
  readonly lookPeriod: Measurements<LookPeriodRow>;
  readonly missedTurns: Measurements<MissedTurnsRow>;
  readonly faults: Omit<Measurements<never>, "rows"> & { readonly rows: FaultMeasurements };
}

/** docs/measured.md: what slotwise says, calculated while the page is made, beside what was measured. */
export function measuredPage({ lookPeriod, missedTurns, faults }: Measured): string {
  return `<!-- Made by test/fleets/generate-measured.mjs from test/fleets/measurements. Do not edit. -->

# What we say, what was measured

Real runner processes of the packages on PyPI, on one machine and one store, beside what slotwise says of the same
settings. What we say is calculated while this page is made, by the same code that the commands use; where it is
simulated, in 40 phases drawn by chance, and a range is the least and the most of them. What was measured stands in
\`test/fleets/measurements\`.

\`\`\`sh
pnpm fleets             # holds every promise against real fleets, in about two minutes; part of .ci/run
pnpm fleets measure     # measures all this anew, in about a quarter of an hour
pnpm generate           # writes this page
\`\`\`

Releases on SQLite as they are, 0.3.1 on Redis with pynenc-redis 0.3.0. Three runners unless it says otherwise, cycles of
6 s, a check interval of 0.5 s, a loop sleep of 0.1 s.

## How often a runner looks

C is the check interval, L \`runner_loop_sleep_time_sec\`, T the broker's \`queue_timeout_sec\`, d the execution, all in
seconds. We say that the time between two looks is always below \`max(C, d) + q\`, where one round of the loop takes at
most \`q = k L + b + w\`. k is 2 for \`ThreadRunner\` and \`PersistentProcessRunner\` and 1 for \`MultiThreadRunner\` and
\`ProcessRunner\`; b is at most \`T + 0.1 s\` where the loop waits for Redis, and otherwise 0; w is what is declared
as \`loop-overhead\`, 20 ms here. One runner alone, without tasks; d is what each execution was made to take, and pynenc's
own part comes on top.

${lookPeriodSection(lookPeriod.rows)}

${limitSentence(lookPeriod)}

## Turns missed

A turn is missed when its runner does not look in its window, the part of the slot in which a start is allowed. The
average takes every phase of a look to be equally likely, always anew. The simulation keeps to the rhythm: a look after an
execution comes sooner, and where two periods are near a cycle a runner goes on missing what it missed. It is then no
average of anything that a fleet has, but a range of what fleets have: here of 40 of them, for 480 s each.

${missedTurnsSection(missedTurns.rows)}

${circumstances(missedTurns)}

## Executions that outlast the gap

Executions of 3 s in slots of 2 s, for 60 s. From 0.2.4 on the store's lock refuses a second one.

${overlapsSection(faults.rows.overlaps)}

## Runners that join one after the other

Executions of 0.9 s, a margin of 1.2 s; a join moves all slots at once.

${joinsSection(faults.rows.joins)}

## kill -9 in mid-execution

The second of three runners is killed; the others are watched for 60 s, which is far beyond dead-after. From 0.2.4 on all
of them are then stopped and three new ones watched for 20 s, and then the record is cleared by hand.

${killsSection(faults.rows.kills)}

## SIGTERM in mid-execution

${stopsSection(faults.rows.stops)}

## Exceptions in the service

${exceptionsSection(faults.rows.exceptions)}

## Crons when runners start

A cron of once a year (\`0 3 1 1 *\`), four runners started 15 s apart: how often it has run after each.

${cronsSection(faults.rows.crons)}

${circumstances(faults)}
`;
}

function limitSentence(measurements: Measurements<LookPeriodRow>): string {
  const { rows, worstSeconds } = beyondTheLimit(measurements.rows);
  const said =
    rows === 0
      ? `All of the ${measurements.rows.length} runners stayed below what we say.`
      : `${rows} of the ${measurements.rows.length} runners once took longer than we say, by at most ${inSeconds(worstSeconds)}: w is what a busy machine makes it.`;
  return `${said} ${circumstances(measurements)}`;
}

function circumstances({ measuredOn, python, cores, load }: Omit<Measurements<never>, "rows">): string {
  return `Measured on ${measuredOn} with Python ${python} on ${cores} cores, with ${load} processes wanting to run on average.`;
}
