import { type ImplementationDescription, referenceImplementation } from "@slotwise/testkit";
import type { Host } from "../../host/host.js";
import { openTarget, type Target } from "../../target/target.js";
import { TargetError } from "../../target/target-error.js";
import { progressOn } from "../../terminal/progress.js";
import { runCampaign, type Subject, type Task } from "./campaign.js";
import type { VerifySettings } from "./options.js";
import { entryOf } from "./reports/entry.js";
import { type Entry, type Report, SCHEMA_VERSION, type Stop } from "./reports/report.js";

/** Checks the reference model or a target, and says all that was found. Never leaves a process behind. */
export async function verify(settings: VerifySettings, vectorsFolder: string | undefined, host: Host): Promise<Report> {
  const started = host.monotonicMilliseconds();
  const target = settings.target === undefined ? undefined : openTarget(settings.target, settings.timeoutSeconds, host);
  let isInterrupted = false;
  const ignoreInterrupts = host.onInterrupt(() => {
    isInterrupted = true;
    target?.interrupt();
  });
  const findings = new Findings(settings, vectorsFolder, host);
  try {
    await findings.collect(subjectOf(target), () => isInterrupted);
    if (isInterrupted) findings.stop ??= INTERRUPTED;
  } finally {
    findings.progress.clear();
    await target?.close();
    ignoreInterrupts();
  }
  const failure = target?.failure();
  if (failure !== undefined) findings.stop ??= stopOf(failure);
  return {
    schemaVersion: SCHEMA_VERSION,
    target: settings.target ?? null,
    implementation: findings.implementation,
    seed: settings.seed,
    runs: settings.runs,
    shard: settings.shard,
    seconds: (host.monotonicMilliseconds() - started) / 1000,
    stop: findings.stop,
    entries: findings.entries,
  };
}

const INTERRUPTED: Stop = { message: "interrupted", details: [] };

function subjectOf(target: Target | undefined): Subject {
  if (target === undefined) return { kind: "now", implementation: referenceImplementation };
  return { kind: "later", implementation: target.implementation };
}

function stopOf(error: TargetError, whileChecking?: string): Stop {
  const during = whileChecking === undefined ? [] : [`while checking ${whileChecking}`];
  return { message: error.message, details: [...error.details, ...during] };
}

/** What comes out of a campaign, as it comes. */
class Findings {
  readonly entries: Entry[] = [];
  readonly progress: ReturnType<typeof progressOn>;
  implementation: ImplementationDescription | null = null;
  stop: Stop | null = null;
  readonly #settings: VerifySettings;
  readonly #vectorsFolder: string | undefined;
  #current: string | undefined;

  constructor(settings: VerifySettings, vectorsFolder: string | undefined, host: Host) {
    this.#settings = settings;
    this.#vectorsFolder = vectorsFolder;
    this.progress = progressOn(host);
  }

  async collect(subject: Subject, isInterrupted: () => boolean): Promise<void> {
    const { tasks, target, runs, seed, shard } = this.#settings;
    const possible = tasks.filter((task) => this.#isPossible(task));
    try {
      await runCampaign(subject, possible, {
        runs,
        seed,
        shard,
        vectorsFolder: this.#vectorsFolder,
        isInterrupted,
        onDescription: (description) => {
          this.implementation = description;
        },
        onStart: ({ id }) => {
          this.#current = id;
          this.progress.show(this.entries.length, tasks.length, id);
        },
        onProgress: (done, total) => {
          this.progress.show(this.entries.length + done / total, tasks.length, this.#current ?? "");
        },
        onResult: (result) => void this.entries.push(entryOf(result, target)),
      });
    } catch (error) {
      this.stop = stopOf(asTargetError(error), this.#current);
    }
  }

  /** Without the package of vectors what needs it is not checked. */
  #isPossible(task: Task): boolean {
    if (task.kind !== "vectors" || this.#vectorsFolder !== undefined) return true;
    const { id, statement, protocol, family, page } = task.facts;
    const finding = { kind: "not-checked", why: "@slotwise/vectors is not installed" } as const;
    this.entries.push({ id, statement, protocol, family, page, cases: 0, calls: 0, finding });
    return false;
  }
}

/** An error to `describe` is the target's; anything else that is thrown here is ours. */
function asTargetError(error: unknown): TargetError {
  if (error instanceof TargetError) return error;
  if (error instanceof Error) return new TargetError(`the target did not say who it is: ${error.message}`);
  throw error;
}
