import { readFileSync } from "node:fs";
import { startConditionsMet } from "@slotwise/pynenc";
import { describe, expect, it } from "vitest";
import { environmentsForTests } from "../../packages/pynenc/scripts/environments.mjs";
import { PYNENC_RELEASES } from "../../packages/pynenc/scripts/known-packages.mjs";
import { asText, pynencSpec, readBuilder, readPynenc } from "../../packages/pynenc/scripts/read-releases.mjs";

/** Those that the other tests run, too; `pnpm releases --check` reads them all. */
const READ = ["0.2.3", "0.2.4", "0.3.1", "0.4.0"];

interface Builder {
  readonly package: string;
  readonly releases: readonly string[];
  readonly application?: unknown;
  readonly methods: unknown;
}

const environments = await environmentsForTests(READ.map(pynencSpec));

const committed = (release: string) =>
  readFileSync(new URL(`../../packages/pynenc/data/pynenc/${release}.json`, import.meta.url), "utf8");

describe.runIf(environments.kind === "ready")("the data of a release", () => {
  it.each(READ)("of %s is what its wheel says", async (release) => {
    const python = environments.kind === "ready" ? environments.pythons.get(release) : undefined;
    expect(asText(await readPynenc(python ?? ""))).toBe(committed(release));
  });

  it.each(READ)("of the builder of %s is what it does when it is called", async (release) => {
    const python = environments.kind === "ready" ? environments.pythons.get(release) : undefined;
    const groups: readonly Builder[] = JSON.parse(
      readFileSync(new URL("../../packages/pynenc/data/builder.json", import.meta.url), "utf8"),
    );
    const known = groups.find((each) => each.package === "pynenc" && each.releases.includes(release));
    const { application, methods } = await readBuilder(python ?? "");
    expect({ application, methods }).toEqual({ application: known?.application, methods: known?.methods });
  });
});

if (environments.kind === "missing") {
  it.skip(`the data of releases is not compared with their wheels: ${environments.reason}`, () => {});
}

describe("the releases", () => {
  const data = PYNENC_RELEASES.map((release) => JSON.parse(committed(release)));

  it("decide by one of two texts, and part where the store begins to keep executions", () => {
    const digests = new Map<string, Set<string>>();
    for (const { protocol, decisionDigest, sqliteTables } of data) {
      digests.set(protocol, (digests.get(protocol) ?? new Set()).add(decisionDigest));
      expect("orchestrator_atomic_service_executions" in sqliteTables).toBe(protocol === "slot-claim");
    }
    expect([...digests.values()].map(({ size }) => size)).toEqual([1, 1]);
  });

  it("check at their start what is looked at here, and nothing else", () => {
    const known = new Set<string>(["event-retention-below-a-day", "unknown-queue-refused"]);
    // Each condition of the slots has settings that meet it.
    const tried = [
      { interval: 0, margin: -1, check: 0.5, sleep: 0.1 },
      { interval: 5, margin: 5, check: 0, sleep: 0.1 },
      { interval: 5, margin: 2.45, check: 0.5, sleep: 60 },
    ];
    for (const { interval, margin, check, sleep } of tried) {
      const met = startConditionsMet({
        atomic_service_interval_minutes: interval,
        atomic_service_spread_margin_minutes: margin,
        atomic_service_check_interval_minutes: check,
        runner_loop_sleep_time_sec: sleep,
      });
      for (const condition of met) known.add(condition);
    }
    for (const { startChecks } of data) {
      for (const condition of Object.keys(startChecks)) expect(known).toContain(condition);
    }
    expect(Object.keys(data.at(-1).startChecks)).toHaveLength(known.size);
  });
});
