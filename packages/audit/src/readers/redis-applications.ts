import type { ApplicationSummary } from "../records/application-summary.js";
import { APPLICATIONS_PATTERN, applicationInfoKey, applicationInKey, originalName, redisKeys } from "./redis-keys.js";
import { askEach, type RedisRead, type RedisReads } from "./redis-reads.js";
import { scanKeys } from "./redis-scan.js";

export interface RedisApplications {
  readonly applications: readonly ApplicationSummary[];
  /** Whether the server has so many keys that not all of them were looked at. */
  readonly isCutOff: boolean;
}

/** The applications of a database. Goes over all of its keys, a few at a time. */
export async function listRedisApplications(reads: RedisReads): Promise<RedisApplications> {
  const { keys, isCutOff } = await scanKeys(reads, APPLICATIONS_PATTERN);
  const names = keys.flatMap((key) => applicationInKey(key) ?? []);
  const questions = names.flatMap((name): readonly RedisRead[] => {
    const own = redisKeys(name);
    return [
      ["ZCARD", own.runners],
      ["ZCARD", own.executions],
      ["EXISTS", applicationInfoKey(originalName(name))],
    ];
  });
  const answers: unknown[] = [];
  await askEach(
    reads,
    questions,
    (question) => question,
    (answer) => answers.push(answer),
  );
  const applications = names.map((name, index) => {
    const [runners, executions, isOriginal] = answers.slice(3 * index, 3 * index + 3);
    return {
      application: isOriginal === 1 ? originalName(name) : name,
      runners: Number(runners),
      executions: Number(executions),
    };
  });
  return { applications, isCutOff };
}

/** Whether a database has anything of an application, without going over its keys. */
export async function hasRedisApplication(reads: RedisReads, application: string): Promise<boolean> {
  const keys = redisKeys(application);
  const answers = await reads.ask([
    ["EXISTS", keys.runners],
    ["EXISTS", keys.executions],
    ["EXISTS", keys.activeExecution],
  ]);
  return answers.includes(1);
}
