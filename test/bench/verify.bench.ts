import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkInvariant, DEFAULT_RUNS, INVARIANTS, referenceImplementation } from "@slotwise/testkit";
import { parseFlags } from "../../packages/cli/src/commands/verify/options.js";
import { verify } from "../../packages/cli/src/commands/verify/verify.js";
import type { Host } from "../../packages/cli/src/host/host.js";
import { fakeHost } from "../../packages/cli/src/testing/fake-host.js";
import { median } from "./measure.js";

const root = process.env.SLOTWISE_ROOT ?? fileURLToPath(new URL("../..", import.meta.url));
const ROUNDS = 5;

/** Of those that ask for decisions, of either protocol. */
const DECIDING = INVARIANTS.filter(
  ({ needs }) => needs.includes("canRunAtomicService") || needs.includes("decideAtomicServiceClaim"),
);

/** Invariants that hold where the answer is always no. */
const HELD_BY_NO = ["one-runner-at-an-instant", "never-outside-own-slot", "decision-ignores-*", "strangers-never"];

const host: Host = {
  ...fakeHost(),
  stdout: { write: () => {}, isTerminal: false, columns: undefined },
  stderr: { write: (text) => void process.stderr.write(text), isTerminal: false, columns: undefined },
  environment: process.env,
  currentFolder: root,
  monotonicMilliseconds: () => performance.now(),
};

const whole: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const report = await verify(parseFlags({}), join(root, "test/conformance/vectors"), host);
  if (report.entries.some(({ finding }) => finding.kind !== "held")) throw new Error("the reference model is broken");
  whole.push(report.seconds);
}
const [first = 0] = whole;
line(
  "the default slotwise verify, vectors included",
  `${first.toFixed(2)} s at first, ${median(whole).toFixed(2)} s warm`,
);

line(`decisions checked in process, ${DECIDING.length} invariants`, perSecond(await rates(inProcess)));
line("the same decisions, asked and not checked", perSecond(await rates(askedOnly)));

const instant = `"${process.execPath}" "${join(root, "test/bench/verify-instant-target.mjs")}"`;
const throughPipes = async (round: number) => {
  const flags = { target: instant, only: HELD_BY_NO, runs: "3000", seed: String(round + 1) };
  const { entries, seconds, stop } = await verify(parseFlags(flags), undefined, host);
  if (stop !== null) throw new Error(stop.message);
  return { calls: entries.reduce((sum, { calls }) => sum + calls, 0), seconds };
};
line("calls through pipes, to a target that answers at once", perSecond(await rates(throughPipes)));

interface Work {
  readonly calls: number;
  readonly seconds: number;
}

async function rates(work: (round: number) => Work | Promise<Work>): Promise<readonly number[]> {
  const found: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { calls, seconds } = await work(round);
    found.push(calls / seconds);
  }
  return found;
}

function inProcess(round: number): Work {
  const start = process.cpuUsage();
  let calls = 0;
  for (const invariant of DECIDING) {
    calls += checkInvariant(invariant, referenceImplementation, { seed: round + 1, runs: DEFAULT_RUNS * 5 }).calls;
  }
  return { calls, seconds: secondsOfCore(start) };
}

/** What the model alone takes: the peer of what is checked. */
function askedOnly(round: number): Work {
  const unchecked = DECIDING.map((invariant) => ({
    ...invariant,
    questions: invariant.questions.map(({ calls }) => ({ calls, judge: () => undefined })),
  }));
  const start = process.cpuUsage();
  let calls = 0;
  for (const invariant of unchecked) {
    calls += checkInvariant(invariant, referenceImplementation, { seed: round + 1, runs: DEFAULT_RUNS * 5 }).calls;
  }
  return { calls, seconds: secondsOfCore(start) };
}

/** Of one core, whoever else used the machine meanwhile. */
function secondsOfCore(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function perSecond(found: readonly number[]): string {
  const best = Math.max(...found);
  return `${Math.round(median(found)).toLocaleString("en")} a second (median of ${found.length}, best ${Math.round(best).toLocaleString("en")})`;
}

function line(what: string, value: string): void {
  process.stdout.write(`  ${what.padEnd(60)} ${value}\n`);
}
