import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { realPynenc, TESTED_RELEASES } from "../real-pynenc.js";
import { pythonTarget, runVerify } from "./run-command.js";

const hasPython = spawnSync("python3", ["--version"]).status === 0;
const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const ADAPTER = pathOf("../../packages/cli/adapters/adapter.py");

if (!hasPython) {
  describe("targets in Python", () => {
    it.skip("are not tried: there is no python3 on this machine", () => {});
  });
}

describe.runIf(hasPython)("a target in pure Python", () => {
  it("that is correct exits 0, with everything checked", async () => {
    const { status, stdout, stderr } = await runVerify(["--target", pythonTarget("correct.py"), "--runs", "100"]);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^58 held; [\d,]+ calls/m);
    expect(status).toBe(0);
  });

  for (const [flaw, caughtBy, shown] of [
    ["order", "conforms-time-slot", "the answer is not the reference model's"],
    ["closed", "half-open-ends", "a window's end is part of it"],
    ["grace", "claim-grace", "the assigned runner is old enough, and is in grace"],
  ] as const) {
    it(`with the flaw "${flaw}" exits 1, caught by ${caughtBy}`, async () => {
      const { status, stdout } = await runVerify(["--target", pythonTarget("correct.py"), "--only", caughtBy], {
        environment: { MUTATE: flaw },
      });
      expect(stdout).toContain(`But ${shown}:`);
      expect(stdout).toMatch(/asked +pure-python +reference model/);
      expect(stdout).toMatch(/slotwise verify --target .* --only \S+ --seed \d+/);
      expect(status).toBe(1);
    });
  }
});

describe.runIf(hasPython)("the adapter without a release of pynenc", () => {
  it("says where it has looked", async () => {
    const { status, stderr } = await runVerify(["--target", `python3 "${ADAPTER}"`]);
    expect(stderr).toContain("adapter.py: pynenc's atomic service was not found");
    expect(stderr).toContain("pynenc.orchestrator.atomic_service: ModuleNotFoundError");
    expect(stderr).toContain("the target ended with exit status 1");
    expect(status).toBe(2);
  });

  it("finds a fork's module by its name, hears no answer in what its import prints, and asks only what it can", async () => {
    const { status, stdout, stderr } = await runVerify(["--target", `python3 "${ADAPTER}"`, "--runs", "50"], {
      environment: { PYTHONPATH: pathOf("./targets/fork") },
    });
    expect(stdout).toContain("pynenc 0.2.3+fork through");
    expect(stdout).toMatch(/held +vectors-time-slot +1,200 cases/);
    expect(stdout).toMatch(/not checked +strangers-never +the target does not support canRunAtomicService/);
    expect(stdout).toMatch(/^8 held, 50 not checked/m);
    expect(stderr).toBe("an import that prints is no answer\n");
    expect(status).toBe(0);
  });
});

const pynenc = await realPynenc();

if (pynenc.kind === "missing") {
  describe("installed releases of pynenc", () => {
    it.skip(`are not tried: ${pynenc.reason}`, () => {});
  });
} else {
  /** What each protocol has to answer for; the rest is the other's. */
  const EXPECTED = {
    "slot-window": { count: /^39 held, 19 not checked/m, lacking: "decideAtomicServiceClaim" },
    "slot-claim": { count: /^19 held, 39 not checked/m, lacking: "canRunAtomicService" },
  };
  const target = (release: (typeof TESTED_RELEASES)[number]) => `"${pynenc.pythonOf(release)}" "${ADAPTER}"`;

  describe.each(TESTED_RELEASES)("pynenc %s as installed", (release) => {
    const protocol = release === "0.2.3" ? "slot-window" : "slot-claim";

    it(`keeps every invariant and every recorded answer of the ${protocol} protocol`, async () => {
      const { status, stdout, stderr } = await runVerify(["--target", target(release), "--runs", "50"]);
      expect(stderr).toBe("");
      expect(stdout).toContain(`pynenc ${release} through`);
      expect(stdout).not.toContain("BROKEN");
      expect(stdout).toMatch(EXPECTED[protocol].count);
      expect(stdout).toContain(`the target does not support ${EXPECTED[protocol].lacking}`);
      const recorded = protocol === "slot-window" ? [1200, 1200, 900, 900, 900, 600] : [400];
      const cases = [...stdout.matchAll(/held +vectors-\S+ +([\d,]+) cases/g)].map(([, count = ""]) => count);
      expect(cases.map((count) => Number(count.replace(",", "")))).toEqual(recorded);
      expect(status).toBe(0);
    });

    it("tells its name, its version and its protocol", async () => {
      const { stdout } = await runVerify(["--target", target(release), "--runs", "1", "--report", "json"]);
      expect(JSON.parse(stdout).implementation).toMatchObject({ name: "pynenc", version: release, protocol });
    });
  });

  describe("the adapter with an installed pynenc", () => {
    it("answers with an error where pynenc gives what JSON has no word for", async () => {
      const python = `"${pynenc.pythonOf("0.2.3")}" "${pathOf("./targets/not-a-number.py")}"`;
      const { status, stdout } = await runVerify(["--target", python, "--only", "conforms-longest-execution"]);
      expect(stdout).toContain("the target answered with an error: maxExecutionDurationSeconds gave nan: Out of range");
      expect(status).toBe(2);
    });

    it("takes the module that SLOTWISE_PYNENC_MODULE names", async () => {
      const args = ["--target", target("0.2.3"), "--only", "single-runner-rule", "--runs", "5"];
      const named = (module: string) => ({ environment: { SLOTWISE_PYNENC_MODULE: module } });
      expect((await runVerify(args, named("pynenc.orchestrator.atomic_service"))).status).toBe(0);
      const { status, stderr } = await runVerify(args, named("pynenc.context"));
      expect(stderr).toContain("pynenc.context: has none of can_run_atomic_service");
      expect(status).toBe(2);
    });
  });
}
