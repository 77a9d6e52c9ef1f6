import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { outfile } from "../../packages/cli/scripts/bundle.mjs";
import { nodeTarget, type RunOptions, runVerify } from "./run-command.js";

const ONLY = ["--only", "position-*,conforms-position"];

function runPositions(mode: string, args: readonly string[] = [], options: RunOptions = {}) {
  return runVerify(["--target", nodeTarget("positions.mjs", mode), ...ONLY, ...args], options);
}

describe("a target", () => {
  it("that is right exits 0, and what it lacks is not checked", async () => {
    const { status, stdout, stderr } = await runVerify(["--target", nodeTarget("positions.mjs"), "--runs", "50"]);
    expect(stdout).toContain("positions 1 through");
    expect(stdout).toMatch(/held +position-is-the-index +50 cases/);
    expect(stdout).toMatch(/held +vectors-positions +900 cases/);
    expect(stdout).toMatch(/not checked +claim-grace +the target does not support decideAtomicServiceClaim/);
    expect(stdout).toMatch(/4 held, 54 not checked/);
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("may answer in any order and in pieces, and may say more than it is asked", async () => {
    expect(await runPositions("shuffled")).toMatchObject({ status: 0, stderr: "" });
  });

  it("speaks to people on standard error", async () => {
    expect((await runPositions("stderr")).stderr).toBe("a remark of the target\n");
  });

  it("that is wrong exits 1 with the smallest counterexample, both answers and how to see it again", async () => {
    const { status, stdout } = await runPositions("wrong");
    expect(status).toBe(1);
    expect(stdout).toContain(`position-is-the-index
  A runner's position is its zero-based place in the view as given, in order or not; a stranger has none.
  But a position is not the runner's place in the view:
  
    view: a, b
  
    asked                       positions  reference model
    calculateRunnerPosition(b)  0          1
`);
    const [, replay = ""] = /again:\n +(slotwise verify .*)\n/.exec(stdout) ?? [];
    expect(replay).toMatch(/--only position-is-the-index --seed 1$/);
    const again = await runPositions("wrong", ["--seed", "1"]);
    expect(again.stdout.replace(/ in [\d.]+ s .*/, "")).toBe(stdout.replace(/ in [\d.]+ s .*/, ""));
  });

  it("that answers a call with an error is shown the smallest such call, and exits 2", async () => {
    const { status, stdout } = await runPositions("error");
    expect(stdout).toContain("the target answered with an error: three is a crowd");
    expect(stdout).toContain("view: a, b, c");
    expect(stdout).toMatch(/calculateRunnerPosition\(a\) +no answer +0/);
    expect(status).toBe(2);
  });

  it("that supports nothing is no success", async () => {
    const { status, stdout } = await runPositions("nothing");
    expect(stdout).toContain("nothing was checked: the target supports none of the calls");
    expect(status).toBe(2);
  });
});

describe("a target that cannot go on exits 2 with one report: when it", () => {
  const cases: readonly (readonly [mode: string, what: string, report: readonly string[]])[] = [
    ["exit-at-once", "ends before it says who it is", ["ended with exit status 3", '"call":"describe"']],
    ["die", "ends in the middle", ["ended with exit status 7 before it had answered", "calculateRunnerPosition"]],
    ["kill-itself", "is killed", ["was ended by SIGKILL"]],
    ["noise-first", "prints a greeting", ["wrote something that is no answer", "starting up", "standard error"]],
    ["noise", "prints between its answers", ["wrote something that is no answer", "debug: here"]],
    ["noise-last", "prints at its end, without a line end", ["wrote something that is no answer", "wrote: bye"]],
    ["array", "answers with something that is no object", ["wrote something that is no answer", "[1,2]"]],
    ["answer-twice", "answers twice", ["answered twice"]],
    ["answer-unasked", "answers what was not asked", ["although it was not asked", "999999"]],
    ["shape", "answers out of shape", ["out of shape: expected a number or null", '"result":"first"', "asked:"]],
    ["empty", "answers with nothing", ['expected a "result", an "error" or "unsupported": true']],
    ["no-describe", "does not say who it is", ["did not say who it is: no idea"]],
    ["unsupported-describe", "does not support to say who it is", ["answered describe out of shape", "who it is"]],
    ["bad-describe", "describes itself out of shape", ["answered describe out of shape", "a text as version"]],
  ];
  for (const [mode, what, report] of cases) {
    it(what, async () => {
      const { status, stdout, stderr } = await runPositions(mode);
      for (const text of report) expect(stderr).toContain(text);
      expect(stderr.match(/^slotwise: /gm)).toHaveLength(1);
      expect(stdout).not.toContain("BROKEN");
      expect(status).toBe(2);
    });
  }

  it("cannot be started", async () => {
    const { status, stderr } = await runVerify(["--target", "no-such-program-at-all --flag"]);
    expect(stderr).toContain("the target could not be started");
    expect(stderr).toContain("command: no-such-program-at-all --flag");
    expect(status).toBe(2);
  });

  it("says nothing for longer than --timeout", async () => {
    const started = performance.now();
    const { status, stderr } = await runPositions("hang", ["--timeout", "3"]);
    expect(stderr).toContain("did not answer within 3 s (--timeout)");
    expect(stderr).toContain("while checking position-is-the-index");
    expect(status).toBe(2);
    expect(performance.now() - started).toBeLessThan(30_000);
    await expectEnded(stderr);
  });
});

describe("the child is always ended", () => {
  it("after two seconds when it stays, with its own children", async () => {
    const started = performance.now();
    const { status, stderr } = await runPositions("stays", ["--runs", "5"]);
    const seconds = (performance.now() - started) / 1000;
    expect(status).toBe(0);
    expect(seconds).toBeGreaterThan(1.9);
    expect(seconds).toBeLessThan(30);
    await expectEnded(stderr);
  });

  it("on Ctrl-C", async () => {
    let interrupt = () => {};
    const { status, stderr } = await runPositions("hang", ["--timeout", "60"], {
      onInterruptible: (handler) => {
        interrupt = handler;
      },
      // It hangs soon after it has said who it is.
      onErrorOutput: (text) => {
        if (text.includes("pids")) setTimeout(() => interrupt(), 300);
      },
    });
    expect(stderr).toContain("slotwise: interrupted");
    expect(status).toBe(2);
    await expectEnded(stderr);
  });

  it("and Ctrl-C ends the check of the reference model as well", async () => {
    const { status, stderr } = await runVerify(["--runs", "2000"], {
      onInterruptible: (handler) => void setTimeout(handler, 50),
    });
    expect(stderr).toContain("slotwise: interrupted");
    expect(status).toBe(2);
  });
});

describe("an interrupt", () => {
  it("ends the check of one invariant within it, however many cases it has", async () => {
    const { status, stderr } = await runVerify(["--runs", "1000000", "--only", "windows-are-disjoint"], {
      onInterruptible: (handler) => void setTimeout(handler, 50),
    });
    expect(stderr).toContain("slotwise: interrupted");
    expect(status).toBe(2);
  });

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    it(`by ${signal} ends the target as well`, async () => {
      const target = nodeTarget("positions.mjs", "hang");
      const child = spawn(process.execPath, [outfile, "verify", "--target", target, ...ONLY, "--timeout", "60"]);
      const status = new Promise<number | null>((resolve) => child.once("close", resolve));
      let stderr = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        if (!stderr.includes("pids") && text.includes("pids")) child.kill(signal);
        stderr += text;
      });
      expect(await status).toBe(2);
      expect(stderr).toContain("slotwise: interrupted");
      await expectEnded(stderr);
    });
  }
});

/** The target has written its process ids; none of them is left. */
async function expectEnded(stderr: string): Promise<void> {
  const [, text = ""] = /pids ([\d ]+)/.exec(stderr) ?? [];
  const pids = text.split(" ").map(Number);
  expect(pids.length).toBeGreaterThan(0);
  for (let attempt = 0; attempt < 40 && pids.some(isAlive); attempt++) await sleep(50);
  expect(pids.filter(isAlive)).toEqual([]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
