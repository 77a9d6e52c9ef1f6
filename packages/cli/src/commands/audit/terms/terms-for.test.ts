import type { Records } from "@slotwise/audit";
import { releasesNamed } from "@slotwise/pynenc";
import { describe, expect, it, onTestFinished } from "vitest";
import { fakeHost } from "../../../testing/fake-host.js";
import { fleetRecords } from "../../../testing/fleet-records.js";
import { temporaryFolder } from "../../../testing/temporary-folder.js";
import type { AuditFlags } from "../options.js";
import { termsFor } from "./terms-for.js";

const ORDERS = '[tool.pynenc]\napp_id = "orders"\natomic_service_interval_minutes = 2.0\n';

function termsIn(
  files: Readonly<Record<string, string>>,
  records: Records = fleetRecords(),
  flags: Partial<AuditFlags> = {},
) {
  const folder = temporaryFolder(files);
  onTestFinished(folder.remove);
  return termsFor(records, { format: "pretty", ...flags }, fakeHost({ currentFolder: folder.path }));
}

describe("the terms of an audit", () => {
  it("are the settings of the application's own deployment", async () => {
    const { terms, remarks, release } = await termsIn({
      "pyproject.toml": ORDERS,
      "billing/pyproject.toml": ORDERS.replace("orders", "billing").replace("2.0", "7.0"),
    });
    expect(terms?.fleetOf(3)).toMatchObject({ protocol: "slot-claim", totalRunners: 3 });
    expect(terms?.fleetOf(3).settings.serviceIntervalMinutes).toBe(2);
    expect(release).toBe("pynenc 0.4.0");
    expect(remarks).toEqual([]);
  });

  it.each(["my_app_5eb2ce29", "my-app"])("know an application by its table or by its id: %s", async (application) => {
    const files = { "pyproject.toml": ORDERS.replace("orders", "my-app") };
    expect((await termsIn(files, fleetRecords({ application }))).terms).toBeDefined();
  });

  it("are the only ones where no id is said, and none where several differ", async () => {
    const nameless = ORDERS.replace('app_id = "orders"\n', "");
    expect((await termsIn({ "pyproject.toml": nameless })).terms).toBeDefined();
    const several = await termsIn({ "a/pyproject.toml": nameless, "b/pyproject.toml": nameless });
    expect(several.terms).toBeUndefined();
    expect(several.remarks[0]).toMatch(/^none of the deployments .* has the app_id of application orders: /);
    const both = await termsIn({ "a/pyproject.toml": ORDERS, "b/pyproject.toml": ORDERS.replace("2.0", "3.0") });
    expect(both.terms).toBeUndefined();
    expect(both.remarks[0]).toMatch(
      / both are orders, with settings that differ: name the right ones with --settings PATH$/,
    );
    const alike = await termsIn({ "a/pyproject.toml": ORDERS, "b/pyproject.toml": ORDERS });
    expect(alike.terms).toBeDefined();
  });

  it("say why there are none", async () => {
    const unusable = await termsIn({ "pyproject.toml": ORDERS.replace("2.0", '"often"') });
    expect(unusable.terms).toBeUndefined();
    expect(unusable.remarks.join(" ")).toContain("the settings cannot be held against these records: ");
    expect((await termsIn({})).remarks[0]).toBe("there are no pynenc settings in this folder");
    const missing = termsIn({}, fleetRecords(), { settings: "gone.toml" });
    await expect(missing).rejects.toThrow(/^gone\.toml was not judged: /);
  });

  it("have the retention that the settings say, or pynenc's own", async () => {
    const said = `${ORDERS}atomic_service_execution_retention_minutes = 5\natomic_service_execution_max_records = 0\n`;
    expect((await termsIn({ "pyproject.toml": said })).terms).toMatchObject({ retention: 300e6, mostRecords: 0 });
    expect((await termsIn({ "pyproject.toml": ORDERS })).terms).toMatchObject({ retention: 3600e6, mostRecords: 1000 });
  });
});

describe("the release that a fleet runs", () => {
  const stored = (...releases: string[]) => fleetRecords({ changes: { releases } });
  const wants = (specifier: string) => `[project]\nname = "a"\ndependencies = ["pynenc${specifier}"]\n${ORDERS}`;

  it("is what the store looks like, as far as the files allow it", async () => {
    const plain = await termsIn({ "pyproject.toml": ORDERS }, stored("0.2.4", "0.3.0", "0.3.1"));
    expect(plain.releases).toEqual(["0.2.4", "0.3.0", "0.3.1"]);
    const narrowed = await termsIn({ "pyproject.toml": wants(">=0.3") }, stored("0.2.4", "0.3.0", "0.3.1"));
    expect(narrowed.releases).toEqual(["0.3.0", "0.3.1"]);
    expect(narrowed.remarks).toEqual([]);
    const old = await termsIn({ "pyproject.toml": ORDERS }, stored("0.2.3"));
    expect(old.terms?.fleetOf(1).protocol).toBe("slot-window");
  });

  it("is the store's where files say another one, and an option's above all, told either way", async () => {
    const files = { "pyproject.toml": wants("==0.2.3") };
    const byStore = await termsIn(files, stored("0.4.0"));
    expect(byStore.terms?.fleetOf(1).protocol).toBe("slot-claim");
    expect(byStore.remarks).toEqual(["the files say pynenc 0.2.3, and the store is one of 0.4.0: judged by the store"]);
    const pynencVersion = releasesNamed("0.2.3");
    const byOption = await termsIn(
      { "pyproject.toml": ORDERS },
      stored("0.4.0"),
      pynencVersion === undefined ? {} : { pynencVersion },
    );
    expect(byOption.terms?.fleetOf(1).protocol).toBe("slot-window");
    expect(byOption.remarks).toEqual([
      "--pynenc-version says pynenc 0.2.3, and the store is one of 0.4.0: judged by --pynenc-version",
    ]);
  });

  it("is told apart by nobody where two files disagree, and that is said", async () => {
    const { remarks } = await termsIn(
      { "pyproject.toml": wants("==0.4.0"), "requirements.txt": "pynenc==0.2.3\n" },
      stored("0.4.0"),
    );
    expect(remarks.join(" ")).toContain("they disagree about the release");
  });

  it("is the newest behaviour where a store tells nothing and the files allow two, and that is said", async () => {
    const { terms, remarks } = await termsIn({ "pyproject.toml": wants("~=0.2.3") }, stored());
    expect(terms?.fleetOf(1).protocol).toBe("slot-claim");
    expect(remarks.join(" ")).toContain("--pynenc-version says which it is");
  });

  it("is rustvello's own, which decides as pynenc up to 0.2.3 does", async () => {
    const records = fleetRecords({ changes: { isRustvello: true, releases: [] } });
    const { terms, release } = await termsIn({ "pyproject.toml": ORDERS }, records);
    expect(release).toBe("rustvello");
    expect(terms?.fleetOf(1).protocol).toBe("slot-window");
  });
});
