import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SlotTerms } from "@slotwise/language-service";
import { redraw, verdictOn } from "@slotwise/panel";
import { LIGHT_PALETTE } from "@slotwise/timeline";
import { type Extension, loadBundle } from "../../extension/src/testing/load-bundle.js";
import { createStandIn, standInDocument } from "../../extension/src/testing/vscode-stand-in.js";

const root = process.env.SLOTWISE_ROOT ?? "";

/** What is allowed: a redraw while a slider is dragged, and what the editor's other extensions wait for ours. */
const MOST_REDRAW_MILLISECONDS = 8;
const MOST_ACTIVATION_MILLISECONDS = 50;

const REDRAWS = 2000;
const ACTIVATIONS = 15;

// As a slider is dragged: each redraw has another interval, and is judged under two behaviours with both of pynenc's crons.
for (const runners of [4, 50, 1000, 100_000]) {
  const times = Array.from({ length: REDRAWS }, (_, step) =>
    timeOf(() => redraw(verdictOn(fleet(runners, step)).worst.fleet, LIGHT_PALETTE, 600)),
  );
  report(`one redraw, ${runners.toLocaleString("en")} runners`, times, MOST_REDRAW_MILLISECONDS);
}

const { bundle } = await import(`${root}extension/scripts/bundle.mjs`);
await bundle();
const folder = mkdtempSync(join(tmpdir(), "slotwise-bench-"));
const document = standInDocument(join(folder, "pyproject.toml"), "toml", "[tool.pynenc]\n");
const activations: number[] = [];
for (let index = 0; index < ACTIVATIONS; index++) {
  const servers: ChildProcess[] = [];
  const { vscode } = createStandIn(folder, document);
  const context = {
    subscriptions: [],
    extensionUri: document.uri,
    asAbsolutePath: (path: string) => `${root}extension/${path}`,
  };
  // Evaluating counts: it is what happens in the editor's process. So does starting the server, but not the server.
  let extension: Extension | undefined;
  activations.push(
    timeOf(() => {
      extension = loadBundle(`${root}extension`, vscode, servers);
      extension.activate(context);
    }),
  );
  await extension?.deactivate();
}
rmSync(folder, { recursive: true });
report("activation on the desktop", activations, MOST_ACTIVATION_MILLISECONDS);

function fleet(totalRunners: number, step: number): SlotTerms {
  const crons = ["recover_pending_invocations_cron", "recover_running_invocations_cron"];
  return {
    releases: ["0.2.3", "0.4.0"],
    values: {
      atomic_service_interval_minutes: 5 + step / 100,
      atomic_service_spread_margin_minutes: 0.5,
      atomic_service_check_interval_minutes: 0.5,
      runner_considered_dead_after_minutes: 10,
      runner_loop_sleep_time_sec: 0.1,
      atomic_service_max_start_slot_fraction: 0.5,
      atomic_service_membership_stabilization_minutes: 0,
    },
    look: { runnerClass: "ThreadRunner", brokerClass: "SQLiteBroker", queueTimeoutSeconds: 0.1 },
    crons: crons.map((field) => ({ field, expression: "*/5 * * * *", isInCode: false })),
    isSchedulerOff: false,
    declarations: {
      runners: { least: totalRunners, most: totalRunners },
      serviceDurationSeconds: 20,
      clockSkewSeconds: undefined,
      startDelaySeconds: undefined,
      storeStalenessSeconds: undefined,
      loopOverheadSeconds: undefined,
    },
  };
}

/** Milliseconds of this process's own work: what else the machine does is not counted. */
function timeOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function report(name: string, times: readonly number[], allowed: number): void {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2).padStart(8);
  process.stdout.write(`  ${name.padEnd(36)} median ${at(0.5)} ms  95 % ${at(0.95)} ms  of at most ${allowed} ms\n`);
}
