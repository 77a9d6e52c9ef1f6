import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { realHelm } from "../kustomize/real-kubectl.js";
import { type ChartFiles, charts } from "./charts.js";
import { renderedByHelm, renderedBySlotwise } from "./rendered.js";

/** A twentieth of a second each. On demand there may be more: `SLOTWISE_CASES=5000`. */
const CASES = Number(process.env["SLOTWISE_CASES"] ?? 60);
const PATIENCE_MS = 60_000 + CASES * 1000;

const helm = await realHelm();
const folder = mkdtempSync(join(tmpdir(), "slotwise-helm-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(files: ChartFiles): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const FILES: Readonly<Record<string, string>> = {
  "Deployment app": "templates/worker.yaml",
  "StatefulSet app": "templates/other.yaml",
};

it.skipIf(helm.kind === "missing")(
  `a chart has the environment and the replicas that Helm renders, or is told as unread${helm.kind === "ready" ? "" : ` (skipped: no ${helm.reason})`}`,
  async () => {
    const seen = { charts: 0, containers: 0, unread: 0, values: 0, unknown: 0 };
    await fc.assert(
      fc.asyncProperty(charts, async (files) => {
        write(files);
        const expected = await renderedByHelm(helm.kind === "ready" ? helm.path : "", folder);
        const actual = renderedBySlotwise(files);
        expect(actual.misplaced).toEqual([]);
        // What Helm refuses is deployed nowhere: nothing that is said of it can be wrong.
        if (expected === undefined) return;
        seen.charts++;
        for (const [name, { variables, missing, replicas }] of Object.entries(expected)) {
          seen.containers++;
          const said = actual.containers[name];
          if (said === undefined) {
            expect(actual.unread, `${name} is left out, and not told`).toContain(FILES[name]);
            seen.unread++;
            continue;
          }
          expect(said.missing).toBeGreaterThanOrEqual(missing.length);
          const isAllKnown = said.missing === missing.length;
          if (isAllKnown) expect(Object.keys(said.variables).sort()).toEqual(Object.keys(variables).sort());
          for (const [variable, value] of Object.entries(said.variables)) {
            seen.values++;
            if (value === undefined) seen.unknown++;
            else expect(value, variable).toBe(String(variables[variable] ?? ""));
          }
          if (said.replicas !== "unknown")
            expect(said.replicas ?? null).toBe(replicas === undefined || replicas === null ? null : Number(replicas));
        }
      }),
      { numRuns: CASES },
    );
    expect(seen.charts).toBeGreaterThan(CASES / 4);
    expect(seen.unread).toBeLessThan(seen.containers * 0.75);
    expect(seen.unknown).toBeLessThan(seen.values / 2);
  },
  PATIENCE_MS,
);
