import { expect, it } from "vitest";
import { RELEASES, releaseFacts } from "./release.js";
import { storeSchema } from "./store-schema.js";

it("knows the tables of every release, and records of executions where there is a lock", () => {
  for (const release of RELEASES) {
    const tables = storeSchema(release)?.tables ?? {};
    expect(tables["orchestrator_runner_heartbeats"]).toEqual(
      expect.arrayContaining(["runner_id", "creation_timestamp", "allow_to_run_atomic_service", "last_heartbeat"]),
    );
    expect("orchestrator_atomic_service_executions" in tables).toBe(releaseFacts(release).hasLock);
  }
  expect(storeSchema("0.4.0")?.tables["orchestrator_runner_heartbeats"]).toContain("consumed_queues");
  expect(storeSchema("9.9.9")).toBeUndefined();
});
