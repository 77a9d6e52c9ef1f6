import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { CRON_MEMORIES, readsSetting } from "@slotwise/pynenc";
import { afterAll, describe, expect, it } from "vitest";
import { REDIS_URL, redisAnswers } from "../fleets/redis.js";
import { realPynenc, TESTED_RELEASES, type TestedRelease } from "../real-pynenc.js";

const HELPER = fileURLToPath(new URL("ask_memory.py", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "slotwise-memory-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const real = await realPynenc();
const hasRedis = await redisAnswers();
/** The one that the plugin for Redis is installed beside. */
const WITH_REDIS: TestedRelease = "0.3.1";

async function behaviour(release: TestedRelease, store: "sqlite" | "redis", where: string): Promise<unknown> {
  if (real.kind === "missing") return undefined;
  const { stdout } = await promisify(execFile)(real.pythonOf(release), [HELPER, store, where]);
  return JSON.parse(stdout);
}

function expected(release: TestedRelease, triggerClass: string): unknown {
  return {
    forgets: CRON_MEMORIES.find((memory) => memory.triggerClass === triggerClass)?.isForgottenAtStart,
    stops: readsSetting("ConfigTrigger", "enable_scheduler", release),
  };
}

describe.runIf(real.kind === "ready")("the last runs of crons, when a process registers them anew", () => {
  it.each(TESTED_RELEASES)("do in the SQLite of pynenc %s what the table says", async (release) => {
    const found = await behaviour(release, "sqlite", join(folder, `${release}.db`));
    expect(found).toEqual(expected(release, "SQLiteTrigger"));
  });

  it.runIf(hasRedis)(`do in the Redis of pynenc ${WITH_REDIS} what the table says`, async () => {
    expect(await behaviour(WITH_REDIS, "redis", REDIS_URL)).toEqual(expected(WITH_REDIS, "RedisTrigger"));
  });
});

if (real.kind === "missing") {
  describe("the last runs of crons", () => {
    it.skip(`are not looked at: ${real.reason}`, () => {});
  });
}
