import { readFileSync } from "node:fs";
import { AUDIT_PROMISES, type Records } from "@slotwise/audit";
import { describe, expect, it } from "vitest";
import type { AuditFlags } from "../../packages/cli/src/commands/audit/options.js";
import { runAudit } from "../../packages/cli/src/commands/audit/run-audit.js";
import { fakeHost } from "../../packages/cli/src/testing/fake-host.js";
import { fakeSource } from "../../packages/cli/src/testing/fake-source.js";
import { FLEET_NOW, fleetRecords } from "../../packages/cli/src/testing/fleet-records.js";
import { DEFAULTS, folderWith } from "../cli/command.js";
import { schemaErrors } from "../json-schema.js";

const SCHEMA = JSON.parse(
  readFileSync(new URL("../../docs/schemas/audit-report.schema.json", import.meta.url), "utf8"),
);

/** Stores of every kind that a report may be about. */
const STORES: Readonly<Record<string, Records>> = {
  "a fleet that works": fleetRecords(),
  "one that stands still": fleetRecords({ stuck: true }),
  "one that nobody can clear from here": fleetRecords({
    stuck: true,
    changes: { source: "records", clearing: undefined },
  }),
  "executions that overlap": fleetRecords({ executionSeconds: 150 }),
  nothing: fleetRecords({ changes: { runners: [], executions: [], application: undefined, releases: [] } }),
  "runners alone": fleetRecords({ changes: { executions: [] } }),
  rustvello: fleetRecords({ changes: { isRustvello: true, releases: [], keepsEveryExecution: false } }),
  "what could not be read": fleetRecords({ changes: { unread: ["2 rows have no start time"], readAt: undefined } }),
};

const FOLDERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "with settings": { "pyproject.toml": DEFAULTS },
  "without any": {},
  "with a file that does not parse": { "pyproject.toml": "[tool.pynenc\n" },
};

async function report(records: Records, files: Readonly<Record<string, string>>) {
  const host = fakeHost({ currentFolder: folderWith(files), now: FLEET_NOW / 1000 });
  const source = { ...fakeSource(records), read: async () => records };
  const open = async () => source;
  const flags: AuditFlags = { format: "json" };
  await runAudit("redis://x", flags, host, { sqlite: open, redis: open, application: open, records: open });
  return JSON.parse(host.written.stdout);
}

describe("the JSON report of an audit", () => {
  for (const [folder, files] of Object.entries(FOLDERS)) {
    it.each(Object.keys(STORES))(
      `is as its schema says, and the schema names all of it: %s, ${folder}`,
      async (name) => {
        const document = await report(STORES[name] as Records, files);
        expect(schemaErrors(SCHEMA, document, { closed: true })).toEqual([]);
        expect(document.promises.map(({ id }: { id: string }) => id)).toEqual(AUDIT_PROMISES);
      },
    );
  }

  it("has what stops a fleet, and what clears it", async () => {
    const document = await report(fleetRecords({ stuck: true }), {});
    expect(document).toMatchObject({
      application: "orders",
      release: "pynenc 0.4.0",
      source: { kind: "sqlite", name: "fleet.db" },
      now: "2026-01-01T01:00:00.000000+00:00",
      working: false,
      executions: { completed: 18, abandoned: 0, blocked: 12, running: 1 },
      stuck: {
        runner: "a",
        since: "2026-01-01T00:30:05.000000+00:00",
        refusals: 12,
        clearing: { inside: "sqlite3 fleet.db" },
      },
    });
  });

  it("would be found out", () => {
    const wrong = { schemaVersion: 1, now: "yesterday", promises: [], more: 1 };
    const errors = schemaErrors(SCHEMA, wrong, { closed: true }).join("\n");
    for (const told of ["/now: must match format", "/promises: must NOT have fewer than 8", '"more"', "stuck"]) {
      expect(errors).toContain(told);
    }
  });
});
