import { type Audit, answerOf, isOverdue, SECOND } from "@slotwise/audit";
import { safeLine } from "@slotwise/words";
import type { Reported } from "./reported.js";

/** A measurement, and what tells it from others of its name. */
interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

interface Family {
  readonly name: string;
  readonly type: "gauge" | "summary";
  /** Only where the name ends with it: OpenMetrics has it so. */
  readonly unit?: string;
  readonly help: string;
  samples(audit: Audit): readonly Sample[];
}

/**
 * All that is told. What a store holds shrinks when it is purged, so that its totals are no counters: a rate of them
 * means nothing, and they are gauges.
 */
const FAMILIES: readonly Family[] = [
  {
    name: "slotwise_lock_stuck_seconds",
    type: "gauge",
    unit: "seconds",
    help: "For how long the record of a runner that is gone has refused every start; 0 while none does.",
    samples: ({ stuck, observation }) => [
      { value: stuck === undefined ? 0 : Math.max(0, (observation.now - stuck.since) / SECOND) },
    ],
  },
  {
    name: "slotwise_working",
    type: "gauge",
    help: "Whether the fleet works at this instant (1) or stands still, is silent or gone (0); absent where nobody can tell.",
    samples: (audit) => {
      const { isWorking } = answerOf({ audit, source: "" });
      return isWorking === undefined ? [] : [{ value: isWorking ? 1 : 0 }];
    },
  },
  {
    name: "slotwise_seconds_since_execution",
    type: "gauge",
    help: "Seconds since somebody of the fleet last executed, 0 while one does; absent where no execution is recorded.",
    samples: ({ promises }) => {
      // The same number as in the report for programs.
      const value = promises.find(({ id }) => id === "somebody-runs")?.figures["secondsSinceExecution"];
      return value === undefined || value === null ? [] : [{ value }];
    },
  },
  {
    name: "slotwise_executions_total",
    type: "gauge",
    help: "Starts of the atomic service that the store holds now, by their status; those that the lock refused are blocked.",
    samples: ({ executions }) => Object.entries(executions).map(([status, value]) => ({ labels: { status }, value })),
  },
  {
    name: "slotwise_overlaps_total",
    type: "gauge",
    help: "Times that two executions ran at once, in the records that the store holds now.",
    samples: ({ promises }) => {
      const report = promises.find(({ id }) => id === "one-at-a-time");
      return report === undefined || report.verdict === "unknown" ? [] : [{ value: report.count }];
    },
  },
  {
    name: "slotwise_execution_seconds",
    type: "summary",
    unit: "seconds",
    help: "How long executions took: half of them, 95 %, and all within this.",
    samples: ({ measured }) =>
      [
        ["0.5", measured.medianExecution] as const,
        ["0.95", measured.execution95] as const,
        ["1", measured.longestExecution] as const,
      ].flatMap(([quantile, value]) => (value === undefined ? [] : [{ labels: { quantile }, value: value / SECOND }])),
  },
  {
    name: "slotwise_runners",
    type: "gauge",
    unit: "runners",
    help: "Runners that take part in the service and were heard of in time.",
    samples: ({ observation }) => [
      { value: observation.runners.filter((runner) => !isOverdue(runner, observation)).length },
    ],
  },
  {
    name: "slotwise_clock_difference_seconds",
    type: "gauge",
    unit: "seconds",
    help: "By how much the clocks of two runners differ at least.",
    samples: ({ measured }) => [{ value: measured.leastClockDifference / SECOND }],
  },
  {
    name: "slotwise_promise_broken",
    type: "gauge",
    help: "Whether a promise is broken (1) or kept (0); absent where the records do not tell.",
    samples: ({ promises }) =>
      promises.flatMap(({ id, verdict }) =>
        verdict === "unknown" ? [] : [{ labels: { promise: id }, value: verdict === "broken" ? 1 : 0 }],
      ),
  },
  {
    name: "slotwise_audited_timestamp_seconds",
    type: "gauge",
    unit: "seconds",
    help: "The instant of the audit, in seconds since 1970: what is older than a scrape or two is told by nobody any more.",
    samples: ({ observation }) => [{ value: observation.now / SECOND }],
  },
];

/** The names of all metrics there may be. */
export const METRIC_NAMES: readonly string[] = FAMILIES.map(({ name }) => name);

/** An audit as OpenMetrics, in the part of it that readers of Prometheus' older format read as well. */
export function openMetrics({ audit }: Reported): string {
  const { application } = audit.observation.records;
  const common: Readonly<Record<string, string>> = application === undefined ? {} : { application };
  const lines = FAMILIES.flatMap((family) => {
    const { name, type, unit, help } = family;
    return [
      `# HELP ${name} ${escaped(help)}`,
      `# TYPE ${name} ${type}`,
      ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
      ...family.samples(audit).map(({ labels, value }) => `${name}${labelText({ ...common, ...labels })} ${value}`),
    ];
  });
  return [...lines, "# EOF", ""].join("\n");
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const all = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return all.length === 0 ? "" : `{${all.join(",")}}`;
}

/** What would end a label; line breaks and halves of surrogate pairs, which are no text at all, are gone by then. */
function escaped(text: string): string {
  return safeLine(text).replaceAll("\\", "\\\\").replaceAll('"', '\\"');
}
