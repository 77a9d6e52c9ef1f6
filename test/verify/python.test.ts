import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { pythonTarget, runVerify } from "./run-command.js";

const hasPython = spawnSync("python3", ["--version"]).status === 0;
const ADAPTER = `python3 "${fileURLToPath(new URL("../../packages/cli/adapters/adapter.py", import.meta.url))}"`;
const fake = (version: string) => fileURLToPath(new URL(`./targets/fake-pynenc-${version}`, import.meta.url));

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

describe.runIf(hasPython)("the adapter for pynenc's own module", () => {
  it("checks the slot window protocol of releases before 0.3", async () => {
    const { status, stdout, stderr } = await runVerify(["--target", ADAPTER, "--runs", "50"], {
      environment: { PYTHONPATH: fake("0.2") },
    });
    expect(stdout).toContain("pynenc 0.2.3 through");
    expect(stdout).toMatch(/held +near-limit-beyond-four-fifths/);
    expect(stdout).toMatch(/held +vectors-execution-time/);
    expect(stdout).toMatch(/not checked +claim-alone +the target does not support decideAtomicServiceClaim/);
    expect(stdout).toMatch(/39 held, 19 not checked/);
    expect(stderr, "what an import prints goes to standard error").toBe("an import that prints is no answer\n");
    expect(status).toBe(0);
  });

  it("checks the slot claim protocol of 0.3 and later", async () => {
    const { status, stdout } = await runVerify(["--target", ADAPTER, "--runs", "50"], {
      environment: { PYTHONPATH: fake("0.3") },
    });
    expect(stdout).toContain("pynenc 0.3.0 through");
    expect(stdout).toMatch(/held +claim-late-start/);
    expect(stdout).toMatch(/held +vectors-claim/);
    expect(stdout).toMatch(/not checked +half-open-ends +the target does not support isRunnerInTimeSlot/);
    expect(stdout).toMatch(/19 held, 39 not checked/);
    expect(status).toBe(0);
  });

  it("answers with an error where pynenc gives what JSON has no word for", async () => {
    const target = `python3 "${fileURLToPath(new URL("./targets/not-a-number.py", import.meta.url))}"`;
    const { status, stdout } = await runVerify(["--target", target, "--only", "conforms-longest-execution"], {
      environment: { PYTHONPATH: fake("0.2") },
    });
    expect(stdout).toContain("the target answered with an error: maxExecutionDurationSeconds gave nan: Out of range");
    expect(status).toBe(2);
  });

  it("takes the module that SLOTWISE_PYNENC_MODULE names", async () => {
    const environment = { PYTHONPATH: fake("0.2"), SLOTWISE_PYNENC_MODULE: "pynenc.orchestrator.atomic_service" };
    const args = ["--target", ADAPTER, "--only", "single-runner-rule", "--runs", "5"];
    expect((await runVerify(args, { environment })).status).toBe(0);
    const { status, stderr } = await runVerify(args, {
      environment: { ...environment, SLOTWISE_PYNENC_MODULE: "pynenc.context" },
    });
    expect(stderr).toContain("pynenc.context: has none of can_run_atomic_service");
    expect(status).toBe(2);
  });

  it("says where it has looked when there is no pynenc", async () => {
    const { status, stderr } = await runVerify(["--target", ADAPTER]);
    expect(stderr).toContain("adapter.py: pynenc's atomic service was not found");
    expect(stderr).toContain("pynenc.orchestrator.atomic_service: ModuleNotFoundError");
    expect(stderr).toContain("the target ended with exit status 1");
    expect(status).toBe(2);
  });
});
