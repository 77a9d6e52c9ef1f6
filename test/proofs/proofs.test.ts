import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentedTable, tableIn } from "./documentation.js";
import { theorems } from "./index.js";
import { openSession, type Session } from "./session.js";
import { TIMEOUT_MILLISECONDS } from "./solve.js";

let session: Session;

beforeAll(async () => {
  session = await openSession();
});

afterAll(() => session.close());

describe("theorems", () => {
  for (const theorem of theorems) {
    // A theorem asks the solver up to three questions, each with its own timeout.
    it(theorem.statement, { timeout: 4 * TIMEOUT_MILLISECONDS }, async () => {
      const verdict = await session.solve(theorem);
      expect(verdict, theorem.id).toMatchObject({ ok: true });
    });
  }
});

describe("the list of theorems", () => {
  it("has distinct ids in kebab case and distinct statements", () => {
    for (const { id } of theorems) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(new Set(theorems.map(({ id }) => id)).size).toBe(theorems.length);
    expect(new Set(theorems.map(({ statement }) => statement)).size).toBe(theorems.length);
  });

  it("is in an order in which every proof builds on earlier ones", () => {
    const earlier = new Set<string>();
    for (const theorem of theorems) {
      for (const used of session.uses(theorem)) expect(earlier, theorem.id).toContain(used);
      earlier.add(theorem.id);
    }
  });
});

describe("the page about the proofs", () => {
  const path = new URL("../../docs/proofs.md", import.meta.url);

  it("lists exactly the theorems that are run (UPDATE_DOCS=1 rewrites the list)", () => {
    const page = readFileSync(path, "utf8");
    const table = tableIn(page);
    if (table === undefined) throw new Error("docs/proofs.md has no table of theorems");
    if (process.env.UPDATE_DOCS === "1")
      writeFileSync(
        path,
        page.replace(table, () => documentedTable(theorems)),
      );
    expect(tableIn(readFileSync(path, "utf8"))).toBe(documentedTable(theorems));
  });
});
