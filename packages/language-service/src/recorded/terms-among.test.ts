import { NO_DECLARATIONS } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import type { RecordedFleet } from "./recorded-fleet.js";
import { type JudgedWith, termsAmong } from "./terms-among.js";

const RECORDS: RecordedFleet = { application: "orders", releases: ["0.4.0"], isRustvello: false };

/** Projects of one file each. */
const projects =
  (...texts: readonly string[]): JudgedWith =>
  (declarations) =>
    texts.map((text) => analyseProject([{ name: "pyproject.toml", text: `[tool.pynenc]\n${text}` }], declarations));

const ORDERS = 'app_id = "orders"\natomic_service_interval_minutes = 3\n';
const STOCK = 'app_id = "stock"\natomic_service_interval_minutes = 7\n';
const NAMELESS = "atomic_service_interval_minutes = 9\n";

async function cycleAmong(all: JudgedWith, around: JudgedWith = all): Promise<number | undefined> {
  const { terms } = await termsAmong(RECORDS, NO_DECLARATIONS, { all, around, releaseOption: "the release" });
  return terms?.fleet.settings.serviceIntervalMinutes;
}

describe("settings that nobody named", () => {
  it("are those of the records' application, wherever the records lie", async () => {
    expect(await cycleAmong(projects(STOCK, ORDERS), projects(STOCK))).toBe(3);
  });

  it("are those around the records where nobody says whose any are", async () => {
    expect(await cycleAmong(projects(NAMELESS, STOCK), projects(NAMELESS))).toBe(9);
    expect(await cycleAmong(projects(NAMELESS, STOCK))).toBeUndefined();
    expect(await cycleAmong(projects())).toBeUndefined();
  });

  it("are judged for the release that a person says, and where the store is of another, that is told as they say it", async () => {
    const declarations = { ...NO_DECLARATIONS, pynencReleases: { releases: ["0.2.3"] } };
    const judge = projects(ORDERS);
    const { release, remarks } = await termsAmong(RECORDS, declarations, {
      all: judge,
      around: judge,
      releaseOption: "the release above",
    });
    expect(release).toBe("pynenc 0.2.3");
    expect(remarks).toEqual([
      "the release above says pynenc 0.2.3, and the store is one of 0.4.0: judged by the release above",
    ]);
  });
});
