import { describe, expect, it } from "vitest";
import type { RecordTermsParams, RecordTermsResult } from "../../packages/language-server/src/protocol/protocol.js";
import { startClient, temporaryWorkspace } from "./lsp-client.js";

const SETTINGS = (id: string, minutes: number) => `[project]
dependencies = ["pynenc==0.4.0"]

[tool.pynenc]
${id === "" ? "" : `app_id = "${id}"\n`}atomic_service_interval_minutes = ${minutes}
atomic_service_execution_retention_minutes = 30
runner_considered_dead_after_minutes = 2

[tool.slotwise]
runners = "2-4"
service-duration = "7s"
`;

/** Asks for the terms of records in a file of a workspace. No document is open, and the file is not even there. */
async function asked(
  files: Readonly<Record<string, string>>,
  store: string,
  records: RecordTermsParams["records"],
  settings: object = {},
) {
  const workspace = temporaryWorkspace(files);
  const client = await startClient({
    folders: [workspace.uri],
    capabilities: { workspace: { configuration: true, workspaceFolders: true } },
    settings: () => settings,
  });
  const params: RecordTermsParams = { textDocument: { uri: `${workspace.uri}/${store}` }, records };
  return client.request<RecordTermsResult>("slotwise/recordTerms", params);
}

const NEWEST = { releases: ["0.4.0"], isRustvello: false };

describe("the settings that records in a file are held against", () => {
  it("are those of the workspace, whatever is open", async () => {
    const { terms, release, remarks } = await asked({ "pyproject.toml": SETTINGS("orders", 2) }, "data/fleet.db", {
      application: "orders",
      ...NEWEST,
    });
    expect(terms).toMatchObject({ retentionMinutes: 30, mostRecords: 1000 });
    expect(terms?.fleet).toMatchObject({
      protocol: "slot-claim",
      totalRunners: 1,
      runnerConsideredDeadAfterMinutes: 2,
      longestExecutionSeconds: 7,
    });
    expect(terms?.fleet.settings.serviceIntervalMinutes).toBe(2);
    expect([release, remarks]).toEqual(["pynenc 0.4.0", []]);
  });

  it("are those with the records' app_id, and without one those that the file lies among", async () => {
    const files = {
      "orders/pyproject.toml": SETTINGS("orders", 2),
      "stock/pyproject.toml": SETTINGS("stock", 3),
      "plain/pyproject.toml": SETTINGS("", 4),
    };
    const minutes = async (store: string, application: string) =>
      (await asked(files, store, { application, ...NEWEST })).terms?.fleet.settings.serviceIntervalMinutes;
    expect(await minutes("orders/fleet.db", "stock")).toBe(3);
    expect(await minutes("plain/fleet.db", "somebody")).toBe(4);
    const { terms, remarks } = await asked(files, "fleet.db", { application: "somebody", ...NEWEST });
    expect(terms).toBeNull();
    expect(remarks.join()).toMatch(/none of the deployments .* has the app_id of application somebody/);
  });

  it("are judged for the release that the store is of, unless a person says another", async () => {
    const files = { "pyproject.toml": SETTINGS("orders", 2).replace("==0.4.0", ">=0.2") };
    const records = { application: "orders", releases: ["0.2.3"], isRustvello: false };
    expect((await asked(files, "fleet.db", records)).terms?.fleet.protocol).toBe("slot-window");
    const told = await asked(files, "fleet.db", records, { pynencVersion: "0.4.0" });
    expect(told.terms?.fleet.protocol).toBe("slot-claim");
    expect(told.remarks.join()).toContain("judged by slotwise.pynencVersion");
  });

  it("are none where there are none, or where they cannot be judged", async () => {
    const records = { application: "orders", ...NEWEST };
    expect((await asked({}, "fleet.db", records)).terms).toBeNull();
    const broken = await asked({ "pyproject.toml": `${SETTINGS("orders", 2)}runners = [` }, "fleet.db", records);
    expect(broken.terms).toBeNull();
    expect(broken.remarks.join()).toMatch(/cannot be held against these records: pyproject\.toml:/);
  });
});
