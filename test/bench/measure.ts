/** One thing to measure: does its work that many times and returns something that depends on all of it. */
export interface Subject {
  readonly name: string;
  run(times: number): number;
}

export interface Measured {
  readonly name: string;
  /** Nanoseconds for one time: the median of the rounds. */
  readonly nanoseconds: number;
}

const ROUNDS = 9;
const ROUND_MILLISECONDS = 200;

/** Measures subjects in turn, round by round, so that a machine that slows down slows all of them. */
export function measure(subjects: readonly Subject[]): readonly Measured[] {
  const prepared = subjects.map((subject) => ({ subject, times: timesFor(subject), rounds: [] as number[] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { subject, times, rounds } of prepared) rounds.push(nanosecondsOf(subject, times) / times);
  }
  return prepared.map(({ subject, rounds }) => ({ name: subject.name, nanoseconds: median(rounds) }));
}

export function report(measured: readonly Measured[]): void {
  const [first] = measured;
  for (const { name, nanoseconds } of measured) {
    const rate = 1e3 / nanoseconds;
    const ratio = first === undefined ? 1 : nanoseconds / first.nanoseconds;
    process.stdout.write(
      `  ${name.padEnd(48)} ${nanoseconds.toFixed(1).padStart(12)} ns  ${rate.toFixed(2).padStart(8)} M/s  x${ratio.toFixed(2)}\n`,
    );
  }
}

/** Takes what was computed, so that no engine can leave the work out. */
let sink = 0;

function nanosecondsOf(subject: Subject, times: number): number {
  const start = process.hrtime.bigint();
  sink += subject.run(times);
  const nanoseconds = Number(process.hrtime.bigint() - start);
  if (Number.isNaN(sink)) throw new Error(`${subject.name} computes no number`);
  return nanoseconds;
}

/** Warms up while it finds out how often the work fits into a round. */
function timesFor(subject: Subject): number {
  let times = 1;
  while (nanosecondsOf(subject, times) < ROUND_MILLISECONDS * 1e6) times *= 2;
  return times;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((first, second) => first - second);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
