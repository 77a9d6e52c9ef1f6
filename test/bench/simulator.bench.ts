import { once } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { canRunAtomicService, type Protocol } from "@slotwise/core";
import { explore, Random, RandomChoices, type SimulateOptions, search, simulate } from "@slotwise/simulator";
import { fleetOf, steady } from "../simulator/fleets.js";
import { FAILURES } from "../simulator/section-four.js";
import { median } from "./measure.js";

const DAY_SECONDS = 86_400;
const ROUNDS = 7;
const TOLD: SimulateOptions = { watched: ["overlap", "silence"] };

/** A fleet and how many days it is run for. */
type Case = readonly [protocol: Protocol, runners: number, days: number];

if (isMainThread) await main();
else parentPort?.postMessage(rates(workerData));

async function main(): Promise<void> {
  // Cold first: nothing has been compiled yet.
  const cold = milliseconds(() => {
    for (const hunt of Object.values(FAILURES)) if (search(hunt).kind !== "found") throw new Error("nothing found");
  });
  const each = Object.values(FAILURES).map((hunt) => milliseconds(() => search(hunt)));
  line(
    `${each.length} failures found and shrunk`,
    `${seconds(cold)} cold, ${seconds(sum(each))} warm, the slowest ${seconds(Math.max(...each))}`,
  );

  for (const [protocol, runners, days] of [
    ["slot-window", 10, 30],
    ["slot-window", 3, 30],
    ["slot-claim", 4, 30],
    ["slot-claim", 10, 30],
    ["slot-window", 10_000, 1 / 24],
    ["slot-claim", 10_000, 1 / 24],
  ] as const) {
    line(`${lengthOf(days)} of ${runners} runners, ${protocol}`, await ratesAlone([protocol, runners, days]));
  }

  const asked = milliseconds(() => {
    const fleet = fleetOf(10);
    const view = Array.from({ length: 10 }, (_, index) => ({ runnerId: `runner ${index + 1}` }));
    for (let look = 0; look < 1e6; look++) canRunAtomicService("runner 5", view, look * 30.05, fleet.settings);
  });
  line("beside it: a million bare decisions of 10 runners", `${seconds(asked)}, ${(1e3 / asked).toFixed(2)} M/s`);

  const bounds = { find: "block", joins: 1, crashes: 1, cycles: 2 } as const;
  for (const runners of [2, 3]) {
    const before = process.cpuUsage();
    const { states, runs } = explore({ ...bounds, fleet: fleetOf(runners) });
    const { user } = process.cpuUsage(before);
    line(
      `every run: ${runners} runners, 1 joins, 1 crashes, 2 cycles`,
      `${seconds(user / 1e3)} of one core, ${states} distinct states in ${runs} runs`,
    );
  }

  heapAfter(1);
  line(
    "heap in use after a day and after 300, 4 runners",
    [1, 300].map((days) => `${(heapAfter(days) / 1024).toFixed(0)} KiB`).join(", "),
  );
}

/**
 * The rates of one fleet in a thread of its own, whose code has been compiled for nothing else: a simulation has the
 * process to itself when the command runs it.
 */
async function ratesAlone(fleet: Case): Promise<string> {
  const worker = new Worker(new URL(import.meta.url), { workerData: fleet });
  const [figures] = await once(worker, "message");
  return figures;
}

function rates([protocol, runners, days]: Case): string {
  const rounds = Array.from({ length: ROUNDS }, () => run(protocol, runners, days));
  const told = Array.from({ length: ROUNDS }, () => run(protocol, runners, days, TOLD));
  const time = median(rounds.map(({ elapsed }) => elapsed));
  const [ahead, inOrder] = [rounds, told].map((runs) => median(runs.map(rate)).toFixed(2));
  return `${seconds(time)}, ${ahead} M events a second of one core, ${inOrder} with every look told`;
}

function lengthOf(days: number): string {
  return days < 1 ? `${Math.round(days * 24)} h` : `${days} days`;
}

/** Milliseconds of a clock on the wall, and of the processor: where others use the machine, only these can be compared. */
interface Run {
  readonly events: number;
  readonly elapsed: number;
  readonly used: number;
}

/** @param options who is told every look keeps all of them in their order */
function run(protocol: Protocol, runners: number, days: number, options: SimulateOptions = {}): Run {
  const fleet = fleetOf(runners, { protocol });
  const scenario = steady(fleet, days * DAY_SECONDS, new Random(1));
  let events = 0;
  const before = process.cpuUsage();
  const elapsed = milliseconds(() => {
    events = simulate(scenario, {
      choices: new RandomChoices(7, runners),
      cron: { period: 60e6, offset: 0 },
      watched: ["overlap"],
      ...options,
    }).report.events;
  });
  const { user, system } = process.cpuUsage(before);
  return { events, elapsed, used: (user + system) / 1e3 };
}

/** Millions of events a second. */
function rate({ events, used }: Run): number {
  return events / used / 1e3;
}

function milliseconds(work: () => unknown): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1e3).toFixed(3)} s`;
}

/** What the process holds when a run has come so far, without what can be thrown away. */
function heapAfter(days: number): number {
  setFlagsFromString("--expose-gc");
  const collectGarbage: () => void = runInNewContext("gc");
  const scenario = steady(fleetOf(4), days * DAY_SECONDS, new Random(1));
  let used = 0;
  simulate(scenario, {
    choices: new RandomChoices(7, 4),
    progress: (now) => {
      if (now < scenario.end) return;
      collectGarbage();
      used = process.memoryUsage().heapUsed;
    },
  });
  return used;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function line(name: string, figures: string): void {
  process.stdout.write(`  ${name.padEnd(52)} ${figures}\n`);
}
