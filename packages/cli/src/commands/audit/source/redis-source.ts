import type { Host } from "../../../host/host.js";
import { redisAddress, shownAddress } from "./redis-address.js";
import { openRedis } from "./redis-server.js";
import type { ApplicationSummary, Source } from "./source.js";

/**
 * A store in Redis, read anew each time.
 * @param wanted the application that was named: then nobody goes over all keys of the server
 * @throws UsageError where it cannot be read, in one line
 */
export async function openRedisSource(url: string, wanted: string | undefined, host: Host): Promise<Source> {
  const server = await openRedis(url, wanted, host);
  const applications = server.applications.map(
    ({ application, runners, executions }): ApplicationSummary => ({
      application,
      // Nobody who has named one is told how much each holds.
      runners: runners ?? 0,
      executions: executions ?? 0,
    }),
  );
  return {
    name: shownAddress(redisAddress(url, host)),
    applications: async () => applications,
    read: (application) => server.read(application),
    close: async () => server.close(),
  };
}
