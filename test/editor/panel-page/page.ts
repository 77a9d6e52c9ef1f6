import type { SlotTerms } from "@slotwise/language-service";
import type { JudgedFleet, JudgedFleets } from "@slotwise/language-service/editor";
import { type FromPanel, panelWords, type ToPanel } from "@slotwise/panel";
import { mountPanel, readerTheme } from "@slotwise/panel/mount";

// A page as anybody could make it: no editor, no server, and the fleets are its own.

/** Executions that start late: broken under each of its releases. */
const WORKER: SlotTerms = {
  releases: ["0.2.3"],
  values: {
    atomic_service_interval_minutes: 5,
    atomic_service_spread_margin_minutes: 1,
    atomic_service_check_interval_minutes: 0.5,
    runner_considered_dead_after_minutes: 4,
    runner_loop_sleep_time_sec: 0.1,
    atomic_service_max_start_slot_fraction: 0.5,
    atomic_service_membership_stabilization_minutes: 0,
  },
  look: { runnerClass: "ThreadRunner", brokerClass: "SQLiteBroker", queueTimeoutSeconds: 0.1 },
  crons: [{ field: "recover_pending_invocations_cron", expression: "*/5 * * * *", isInCode: false }],
  isSchedulerOff: false,
  declarations: {
    runners: { least: 3, most: 3 },
    serviceDurationSeconds: 10,
    clockSkewSeconds: undefined,
    startDelaySeconds: 60,
    storeStalenessSeconds: undefined,
    loopOverheadSeconds: undefined,
  },
};

/** Safe up to 0.2.3, and broken from 0.2.4 on: five runners leave no room beside the margin, and there nobody runs then. */
const MAILER: SlotTerms = {
  ...WORKER,
  releases: ["0.2.3", "0.2.4"],
  values: { ...WORKER.values, atomic_service_check_interval_minutes: 0.1 },
  crons: [],
  declarations: { ...WORKER.declarations, runners: { least: 4, most: 4 }, startDelaySeconds: undefined },
};

const fleet = (name: string, terms: SlotTerms): JudgedFleet => {
  return { name, terms, notJudged: null, levels: {}, besides: [] };
};

const file: JudgedFleets = { deployments: [fleet("worker", WORKER), fleet("mailer", MAILER)] };

/** For the test to look at, and to speak for. */
const page = { sent: [] as FromPanel[], say: (_message: unknown): void => undefined };
Object.assign(window, { slotwise: page });

mountPanel(document.querySelector("main") as HTMLElement, {
  words: panelWords(),
  theme: readerTheme(),
  kept: JSON.parse(sessionStorage.getItem("panel") ?? "null"),
  keep: (state) => sessionStorage.setItem("panel", JSON.stringify(state)),
  send: (message) => {
    page.sent.push(message);
    if (message.kind === "ready") page.say({ kind: "fleet", file } satisfies ToPanel);
  },
  receive: (listener) => {
    page.say = listener;
  },
  startSearch: () => new Worker("search-worker.js"),
});
