import fc from "fast-check";
import { expect, it } from "vitest";
import { LatestRows } from "./latest-rows.js";

it("counts all, and keeps the latest", () => {
  fc.assert(
    fc.property(fc.nat(700), (count) => {
      const rows = new LatestRows();
      for (let from = 0; from < count; from++) rows.add({ what: "executes", runner: undefined, from, to: undefined });
      const kept = Math.min(count, 20);
      expect(rows.rows.map(({ from }) => from)).toEqual(
        Array.from({ length: kept }, (_, index) => count - kept + index),
      );
      expect(rows.extent).toEqual({
        count,
        first: count === 0 ? undefined : 0,
        latest: count === 0 ? undefined : count - 1,
      });
    }),
  );
});
