import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { builtByKubectl, builtBySlotwise, type Tree } from "./built.js";
import { EXAMPLES } from "./examples.js";
import { realKubectl } from "./real-kubectl.js";
import { trees } from "./trees.js";

/** A twentieth of a second each. On demand there may be more: `SLOTWISE_CASES=5000`. */
const CASES = Number(process.env["SLOTWISE_CASES"] ?? 80);
const PATIENCE_MS = 60_000 + CASES * 1000;

const kubectl = await realKubectl();
const folder = mkdtempSync(join(tmpdir(), "slotwise-kustomize-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written({ files }: Tree): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

it.skipIf(kubectl.kind === "missing").each(EXAMPLES)("kubectl builds %s as we do", async (_what, tree) => {
  written(tree);
  const expected = await builtByKubectl(kubectl.kind === "ready" ? kubectl.path : "", join(folder, tree.root));
  expect(expected).toBeDefined();
  expect(builtBySlotwise(tree)).toEqual(expected);
});

it.skipIf(kubectl.kind === "missing")(
  `a kustomization builds what kubectl builds${kubectl.kind === "ready" ? "" : ` (skipped: no ${kubectl.reason})`}`,
  async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(trees, async (tree) => {
        written(tree);
        const path = kubectl.kind === "ready" ? kubectl.path : "";
        const expected = await builtByKubectl(path, join(folder, tree.root));
        // What kubectl refuses is deployed nowhere: nothing that is said of it can be wrong.
        if (expected === undefined) return;
        compared++;
        expect(builtBySlotwise(tree)).toEqual(expected);
      }),
      { numRuns: CASES },
    );
    expect(compared).toBeGreaterThan(CASES / 3);
  },
  PATIENCE_MS,
);
