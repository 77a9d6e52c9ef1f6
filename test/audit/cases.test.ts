import { AUDIT_PROMISES, auditRecords } from "@slotwise/audit";
import { describe, expect, it } from "vitest";
import { AUDIT_CASES } from "./cases/audit-cases.js";

describe("cases of an audit", () => {
  for (const about of [...AUDIT_PROMISES, "measured", "observation"] as const) {
    describe(about, () => {
      for (const { name, records, options, asks, answer } of AUDIT_CASES.filter((each) => each.about === about)) {
        it(name, () => expect(asks(auditRecords(records, options))).toEqual(answer));
      }
    });
  }
});
