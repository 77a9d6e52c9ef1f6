import { setTimeout as sleep } from "node:timers/promises";
import { init, killThreads } from "z3-solver";
import { solve, TIMEOUT_MILLISECONDS } from "./solve.js";
import type { Theorem } from "./theorem.js";
import type { Verdict } from "./verdict.js";

export interface Session {
  solve(theorem: Theorem, timeoutMilliseconds?: number): Promise<Verdict>;
  /** The ids of the theorems that this one's proof builds on. */
  uses(theorem: Theorem): string[];
  /** The solver's threads keep the process alive until then. */
  close(): Promise<void>;
}

const MILLISECONDS_TO_LEAVE = 100;

export async function openSession(): Promise<Session> {
  const { Context, em } = await withoutFinalizers(() => init());
  return {
    // A fresh context each: no theorem's outcome depends on what was solved before it.
    solve: (theorem, timeoutMilliseconds = TIMEOUT_MILLISECONDS) =>
      solve(new Context("main"), theorem, timeoutMilliseconds),
    uses(theorem) {
      if (theorem.kind === "witness") return [];
      const { uses = [] } = theorem.claim(new Context("main"), false);
      return uses.map((lemma) => lemma.id);
    },
    async close() {
      // A thread that has just answered is still leaving; ended at that moment it would complain on stderr.
      await sleep(MILLISECONDS_TO_LEAVE);
      await killThreads(em);
    },
  };
}

/**
 * z3-solver frees the terms that JavaScript no longer holds in finalizers on this thread, while its solver works
 * on the same terms in another; a collection at the wrong moment crashes the solver ("memory access out of bounds").
 * A proof run is short, so nothing is freed.
 */
async function withoutFinalizers<Result>(action: () => Promise<Result>): Promise<Result> {
  const original = globalThis.FinalizationRegistry;
  globalThis.FinalizationRegistry = class NeverFinalizes<Value> implements FinalizationRegistry<Value> {
    readonly [Symbol.toStringTag] = "FinalizationRegistry";
    register(): void {}
    unregister(): boolean {
      return false;
    }
  };
  try {
    return await action();
  } finally {
    globalThis.FinalizationRegistry = original;
  }
}
