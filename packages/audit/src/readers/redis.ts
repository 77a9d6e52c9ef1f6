import { pluginReleases, pynencsFor, releaseFacts } from "@slotwise/pynenc";
import type { Microseconds } from "../records/microseconds.js";
import { readReason } from "../records/read-reason.js";
import type { Clearing, ExecutionRecord, Records, RunnerProcess } from "../records/records.js";
import { withKept } from "./cron-run.js";
import { redisCliWord } from "./redis-cli-word.js";
import { type FoundCrons, findRedisCrons, readRedisCronRuns, readRedisCrons } from "./redis-crons.js";
import { readExecutions } from "./redis-executions.js";
import { type RedisKeys, redisKeys } from "./redis-keys.js";
import { readRedisLock } from "./redis-lock.js";
import { askEach, latestMembers, type RedisReads, valueAt } from "./redis-reads.js";
import { processIn, RUNNER_FIELDS, runnerIn, type StoredRunner } from "./redis-values.js";
import { withProcess } from "./runner-process.js";
import { UnreadRows } from "./unread-rows.js";

/** The package whose releases write such keys. */
const PLUGIN = "pynenc-redis";

/** Older executions, and runners, are left out: pynenc keeps a thousand executions where nobody says otherwise. */
const MOST_EXECUTIONS = 200_000;
const MOST_RUNNERS = 50_000;

/** Stands for the runner of an execution that nothing tells the runner of. */
const UNKNOWN_RUNNER = "unknown";

/** Reads one application of a Redis database, again and again. */
export class RedisReader {
  readonly #reads: RedisReads;
  readonly #application: string;
  readonly #keys: RedisKeys;
  readonly #now: () => Microseconds;
  #crons: FoundCrons | undefined;

  /** @param now the reader's clock */
  constructor(reads: RedisReads, application: string, now: () => Microseconds) {
    this.#reads = reads;
    this.#application = application;
    this.#keys = redisKeys(application);
    this.#now = now;
  }

  /** What the database holds now. Crons that were never fired are looked for the first time only. */
  async read(): Promise<Records> {
    const unread = new UnreadRows();
    const runners = await this.#runners(unread);
    const recorded = await this.#executions(unread);
    const fired = await readRedisCronRuns(this.#reads, this.#keys, unread);
    this.#crons ??= await findRedisCrons(this.#reads, this.#keys);
    if (this.#crons.isCutOff)
      unread.say("the database has too many keys to look through them all: some crons may be missing");
    const known = [...this.#crons.crons, ...fired.cronRuns.map(({ cron }) => cron)];
    const crons = await readRedisCrons(this.#reads, this.#keys, known, unread);
    const { executions: locked, lockWithoutRecord } = await this.#withLock(recorded, unread);

    const records = withProcess(
      runners.map(({ record }) => record),
      await this.#processOf(locked),
    );
    const lasts = runners.flatMap(({ lastExecution }) => lastExecution ?? []);
    const hasLock = locked.length > 0 || lockWithoutRecord !== undefined || fired.hasTriggerRuns;
    if (hasLock && lasts.length > 0) {
      unread.say("runners of an older pynenc-redis, which keeps their last execution alone, are or were in this fleet");
    }
    return {
      source: "redis",
      application: this.#application,
      releases: releasesWriting(hasLock ? true : lasts.length > 0 ? false : undefined),
      isRustvello: false,
      readAt: this.#now(),
      keepsEveryExecution: hasLock || lasts.length === 0,
      runners: records,
      executions: byStart(hasLock ? withKept(locked, fired.kept) : lasts),
      crons,
      cronRuns: fired.cronRuns,
      keepsCronRuns: hasLock,
      lockWithoutRecord,
      clearing: hasLock ? clearingOf(this.#keys, lockWithoutRecord ?? holderOf(locked)?.id) : undefined,
      unread: unread.sentences,
    };
  }

  async #runners(unread: UnreadRows): Promise<readonly StoredRunner[]> {
    const wanted = { most: MOST_RUNNERS, what: "runners" };
    const ids = await latestMembers(this.#reads, this.#keys.runners, wanted, unread);
    const runners: StoredRunner[] = [];
    await askEach(
      this.#reads,
      ids,
      (id) => ["HMGET", this.#keys.runner(id), ...RUNNER_FIELDS],
      (fields, id) => {
        const runner = runnerIn(id, fields, unread);
        if (runner !== undefined) runners.push(runner);
      },
    );
    return runners.sort(
      ({ record: one }, { record: other }) => one.created - other.created || compare(one.runner, other.runner),
    );
  }

  async #executions(unread: UnreadRows): Promise<readonly ExecutionRecord[]> {
    const wanted = { most: MOST_EXECUTIONS, what: "executions" };
    const ids = await latestMembers(this.#reads, this.#keys.executions, wanted, unread);
    return readExecutions(this.#reads, this.#keys, ids, unread);
  }

  /** Where the runner is whose record holds the lock. */
  async #processOf(locked: readonly ExecutionRecord[]): Promise<ReadonlyMap<string, RunnerProcess>> {
    const holder = holderOf(locked)?.runner;
    if (holder === undefined) return new Map();
    const [text] = await this.#reads.ask([valueAt(this.#keys.runnerContext(holder))]);
    const process = processIn(text);
    return process === undefined ? new Map() : new Map([[holder, process]]);
  }

  /** Executions as they are now that all else was read, and the one that holds the lock told from the others. */
  async #withLock(recorded: readonly ExecutionRecord[], unread: UnreadRows): Promise<LockedExecutions> {
    const running = recorded.flatMap(({ id, status }) => (status === "running" ? (id ?? []) : []));
    const { active, executions } = await readRedisLock(this.#reads, this.#keys, running);
    const byId = new Map([...recorded, ...executions].map((each) => [each.id, each]));
    if (active === undefined) return { executions: [...byId.values()], lockWithoutRecord: undefined };
    const holder = byId.get(active);
    if (holder === undefined) unread.say(`execution ${active} refuses all others and has no readable record`);
    else if (holder.end !== undefined) {
      unread.say(`execution ${active} has ended, but its runner was cut off before it let go of the lock`);
    }
    const locking = holder ?? withoutRecord(active, recorded);
    // What counts is what the lock says: to everybody else it still runs.
    if (locking !== undefined) byId.set(active, { ...locking, end: undefined, status: "running", holdsLock: true });
    return { executions: [...byId.values()], lockWithoutRecord: holder === undefined ? active : undefined };
  }
}

/** Executions, and the one that holds the lock where it is not among them as it was recorded. */
interface LockedExecutions {
  readonly executions: readonly ExecutionRecord[];
  readonly lockWithoutRecord: string | undefined;
}

function holderOf(executions: readonly ExecutionRecord[]): ExecutionRecord | undefined {
  return executions.find(({ holdsLock }) => holdsLock);
}

/** What can be told of an execution that has no record: since when it has refused others, where it has; else nothing. */
function withoutRecord(id: string, recorded: readonly ExecutionRecord[]): ExecutionRecord | undefined {
  const refused = recorded.filter(({ reason }) => isRefusedBy(reason, id));
  if (refused.length === 0) return undefined;
  const start = refused.reduce((first, each) => Math.min(first, each.start), Number.POSITIVE_INFINITY);
  return { id, runner: UNKNOWN_RUNNER, start, end: undefined, status: "running", reason: "", holdsLock: true };
}

function isRefusedBy(reason: string, id: string): boolean {
  const read = readReason(reason);
  return read.kind === "refused" && read.by === id;
}

/**
 * The releases of pynenc with which some release of the plugin runs.
 *
 * @param hasLock whether the store was written by those that have a lock; undefined where it does not show
 */
function releasesWriting(hasLock: boolean | undefined): readonly string[] {
  if (hasLock === undefined) return [];
  const able = new Set(pluginReleases(PLUGIN).flatMap((release) => pynencsFor(PLUGIN, release)));
  return [...able].filter((release) => releaseFacts(release).hasLock === hasLock);
}

/**
 * Ends no record: the store's lock goes by this key alone. It is deleted while it names the execution that was read, so that
 * whoever carries it out late lets nobody start beside another who has started meanwhile.
 */
function clearingOf({ activeExecution }: RedisKeys, id: string | undefined): Clearing {
  const key = redisCliWord(activeExecution);
  const statement = id === undefined ? `DEL ${key}` : `EVAL "${DELETE_IF_IT_IS}" 1 ${key} ${redisCliWord(id)}`;
  return { program: "redis-cli", execution: id, statement };
}

const DELETE_IF_IT_IS = "return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('DEL', KEYS[1])";

function byStart(executions: readonly ExecutionRecord[]): readonly ExecutionRecord[] {
  return executions.toSorted((one, other) => one.start - other.start || compare(one.id ?? "", other.id ?? ""));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
