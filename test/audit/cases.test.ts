import { AUDIT_PROMISES, answerOf, auditRecords } from "@slotwise/audit";
import { describe, expect, it } from "vitest";
import { SOURCE } from "./cases/audit-case.js";
import { AUDIT_CASES } from "./cases/audit-cases.js";

describe("cases of an audit", () => {
  for (const about of [...AUDIT_PROMISES, "measured", "observation", "answer"] as const) {
    describe(about, () => {
      for (const { name, records, options, asks, answer } of AUDIT_CASES.filter((each) => each.about === about)) {
        it(name, () => {
          const audit = auditRecords(records, options);
          expect(asks(audit, () => answerOf({ audit, source: SOURCE }))).toEqual(answer);
        });
      }
    });
  }
});
