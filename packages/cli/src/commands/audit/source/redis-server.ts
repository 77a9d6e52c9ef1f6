import { hasRedisApplication, listRedisApplications, type Records, RedisReader } from "@slotwise/audit";
import { safeLine } from "@slotwise/words";
import { type Host, UsageError } from "../../../host/host.js";
import { redisAddress, shownAddress } from "./redis-address.js";
import type { RedisConnection, RedisPatience } from "./redis-client.js";

/** A Redis database with fleets in it. Whoever opens one has to close it. */
export interface RedisSource {
  /** What there is to choose from; of one that was asked for by its name only that. */
  readonly applications: readonly {
    readonly application: string;
    /** Undefined where nobody counted. */
    readonly runners: number | undefined;
    readonly executions: number | undefined;
  }[];
  /** Reads an application's records as they are now. */
  readonly read: (application: string) => Promise<Records>;
  readonly close: () => void;
}

const PATIENCE: RedisPatience = { connecting: 5000, answering: 10_000 };

/**
 * Connects to a server, and looks what it has. Only reads.
 *
 * @param wanted an application's name; with it nobody goes over all keys of the server
 * @throws UsageError for a server that cannot be read, or has nothing of pynenc's
 */
export async function openRedis(
  text: string,
  wanted: string | undefined,
  host: Pick<Host, "environment">,
  patience: RedisPatience = PATIENCE,
): Promise<RedisSource> {
  const address = redisAddress(text, host);
  // The client is loaded only here: it takes longer to load than most commands take to run.
  const { connectToRedis } = await import("./redis-client.js");
  const connection = await connectToRedis(address, patience);
  try {
    const applications = await applicationsOf(connection, wanted, shownAddress(address));
    const readers = new Map<string, RedisReader>();
    const readerOf = (application: string): RedisReader => {
      const reader = readers.get(application) ?? new RedisReader(connection, application, () => Date.now() * 1000);
      readers.set(application, reader);
      return reader;
    };
    return { applications, read: (application) => readerOf(application).read(), close: connection.close };
  } catch (error) {
    connection.close();
    throw error;
  }
}

async function applicationsOf(
  connection: RedisConnection,
  wanted: string | undefined,
  shown: string,
): Promise<RedisSource["applications"]> {
  if (wanted !== undefined && (await hasRedisApplication(connection, wanted))) {
    return [{ application: wanted, runners: undefined, executions: undefined }];
  }
  const { applications, isCutOff } = await listRedisApplications(connection);
  if (wanted === undefined && applications.length > 0) return applications;
  const names = applications.map(({ application }) => safeLine(application)).join(", ");
  const found =
    names === "" ? "holds nothing of pynenc's" : `has no application ${safeLine(wanted ?? "")}, but ${names}`;
  const advice = names === "" ? "; pynenc's redis_db or redis_url says which database it is" : "";
  const limit = isCutOff ? " among the keys that were looked at; --application NAME looks for one alone" : "";
  throw new UsageError(`${shown} ${found}${limit}${advice}`);
}
