import {
  type ApplicationSummary,
  hasRedisApplication,
  listRedisApplications,
  RedisReader,
  type RedisReads,
} from "@slotwise/audit";
import { type Host, UsageError } from "../../../host/host.js";
import { redisAddress, shownAddress } from "./redis-address.js";
import type { RedisPatience } from "./redis-client.js";
import type { Source } from "./source.js";

const PATIENCE: RedisPatience = { connecting: 5000, answering: 10_000 };

/**
 * Connects to a Redis server. Only reads.
 *
 * @param text an address, or `redis:` for that of `REDIS_URL`
 * @param wanted an application's name; with it nobody goes over all keys of the server
 * @throws UsageError for a server that cannot be read, or has nothing of pynenc's
 */
export async function openRedis(
  text: string,
  wanted: string | undefined,
  host: Pick<Host, "environment" | "now">,
  patience: RedisPatience = PATIENCE,
): Promise<Source> {
  const address = redisAddress(text, host);
  // The client is loaded only here: it takes longer to load than most commands take to run.
  const { connectToRedis } = await import("./redis-client.js");
  let connection = connectToRedis(address, patience);
  await connection;
  let isLost = false;
  const reads: RedisReads = {
    // One that was lost is made anew by whoever asks again: a server may be restarted while somebody watches.
    ask: async (commands) => {
      if (isLost) connection = connectToRedis(address, patience);
      isLost = true;
      const answers = await (await connection).ask(commands);
      isLost = false;
      return answers;
    },
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
  const name = shownAddress(address);
  const readers = new Map<string, RedisReader>();
  const readerOf = (application: string): RedisReader => {
    const now = () => Math.round(host.now() * 1000);
    const reader = readers.get(application) ?? new RedisReader(reads, application, now);
    readers.set(application, reader);
    return reader;
  };
  // Also one that does not answer: its socket would keep the process.
  const close = async () => (await connection.catch(() => undefined))?.close();
  try {
    const applications = await applicationsOf(reads, wanted, name);
    return { name, applications: async () => applications, read: (application) => readerOf(application).read(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function applicationsOf(
  reads: RedisReads,
  wanted: string | undefined,
  name: string,
): Promise<readonly ApplicationSummary[]> {
  if (wanted !== undefined && (await hasRedisApplication(reads, wanted))) {
    // Nobody is told how much the one holds that he has named.
    return [{ application: wanted, runners: 0, executions: 0 }];
  }
  const { applications, isCutOff } = await listRedisApplications(reads);
  if (applications.length > 0) return applications;
  const limit = isCutOff ? " among the keys that were looked at, which are not all" : "";
  const advice = "pynenc's redis_db or redis_url says which database it is";
  throw new UsageError(`${name} holds nothing of pynenc's${limit}; ${advice}`);
}
