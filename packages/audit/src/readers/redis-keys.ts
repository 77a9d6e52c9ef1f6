/** What pynenc-redis puts in place of characters that mean something in a pattern of keys. */
const REPLACED: readonly (readonly [character: string, text: string])[] = [
  ["[", "__OPEN_BRACKET__"],
  ["]", "__CLOSE_BRACKET__"],
  ["*", "__ASTERISK__"],
];

/** The keys of one application. */
export interface RedisKeys {
  /** A sorted set: runners by their first heartbeat. */
  readonly runners: string;
  /** A hash. */
  readonly runner: (runner: string) => string;
  /** A sorted set: executions by their start. */
  readonly executions: string;
  /** JSON. */
  readonly execution: (id: string) => string;
  /** JSON: where a runner's process is. */
  readonly runnerContext: (runner: string) => string;
  /** The execution that refuses all others, by its id. */
  readonly activeExecution: string;
  /** The conditions of crons, as a pattern. */
  readonly cronConditions: string;
  /** What stands before the cron in a key that the pattern finds. */
  readonly cronCondition: string;
  /** When a cron last fired, as ISO 8601. */
  readonly cronLastRun: (cron: string) => string;
  /** A set: the triggers that hang on a cron, by their ids. */
  readonly cronTriggers: (cron: string) => string;
  /** JSON: a task and the conditions that start it. */
  readonly trigger: (id: string) => string;
  /** A sorted set: firings of triggers by time. */
  readonly triggerRuns: string;
  /** JSON. */
  readonly triggerRun: (id: string) => string;
}

const BEFORE = "__pynenc__:";
const AFTER = ":orchestrator:runner_heartbeats";

/** Finds a key of each application; an `app_id` has no colon in it, pynenc-redis refuses one. */
export const APPLICATIONS_PATTERN: string = `${BEFORE}*${AFTER}`;

/** @param application pynenc's `app_id`, or what stands for it in keys */
export function redisKeys(application: string): RedisKeys {
  const own = `${BEFORE}${inKeys(application)}:`;
  const orchestrator = `${own}orchestrator:`;
  const trigger = `${own}trigger:`;
  const cronCondition = `${trigger}condition:cron_`;
  return {
    runners: `${orchestrator}runner_heartbeats`,
    runner: (runner) => `${orchestrator}runner_heartbeat:${runner}`,
    executions: `${orchestrator}atomic_service_executions`,
    execution: (id) => `${orchestrator}atomic_service_execution:${id}`,
    runnerContext: (runner) => `${own}state_backend:runner_context:${runner}`,
    activeExecution: `${orchestrator}atomic_service_active_execution`,
    cronConditions: `${escapePattern(cronCondition)}*`,
    cronCondition,
    cronLastRun: (cron) => `${trigger}cron_last_execution:cron_${cron}`,
    cronTriggers: (cron) => `${trigger}condition_triggers:cron_${cron}`,
    trigger: (id) => `${trigger}trigger:${id}`,
    triggerRuns: `${trigger}truns_by_time`,
    triggerRun: (id) => `${trigger}trun_hash:${id}`,
  };
}

/** The application as keys have it, from a key that {@link APPLICATIONS_PATTERN} has found; undefined for another's key. */
export function applicationInKey(key: string): string | undefined {
  if (!key.startsWith(BEFORE) || !key.endsWith(AFTER)) return undefined;
  const name = key.slice(BEFORE.length, -AFTER.length);
  return name === "" || name.includes(":") ? undefined : name;
}

/** pynenc's description of an application, which is kept under its name as it is. */
export function applicationInfoKey(application: string): string {
  return `${BEFORE}${BEFORE}apps_info:${application}`;
}

/** The name that an application may have, whose keys have this one: the replacements undone. */
export function originalName(inKeys: string): string {
  return REPLACED.reduce((name, [character, text]) => name.replaceAll(text, character), inKeys);
}

function inKeys(application: string): string {
  return REPLACED.reduce((name, [character, text]) => name.replaceAll(character, text), application);
}

/** A text as a pattern of keys that matches it alone. */
function escapePattern(text: string): string {
  return text.replaceAll(/[\\*?[\]]/g, String.raw`\$&`);
}
