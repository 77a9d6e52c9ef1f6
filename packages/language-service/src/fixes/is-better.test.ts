import { NO_DECLARATIONS } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { reportOf } from "../analysis/project-report.js";
import { isBetter } from "./is-better.js";

const judged = (settings: string, runners = 4) =>
  reportOf(
    analyseProject([{ name: "pyproject.toml", text: `[tool.pynenc]\n${settings}\n` }], {
      ...NO_DECLARATIONS,
      runners: { least: runners, most: runners },
      pynencReleases: { releases: ["0.2.3"] },
    }),
  );

describe("isBetter", () => {
  const missed = judged("atomic_service_check_interval_minutes = 0.5");

  it("takes a change that solves a problem, and none that solves nothing", () => {
    expect(isBetter([missed], [judged("atomic_service_check_interval_minutes = 0.1")])).toBe(true);
    expect(isBetter([missed], [missed])).toBe(false);
  });

  it("takes none that brings another problem", () => {
    const other = judged("atomic_service_check_interval_minutes = 0.1\nmax_pending_seconds = -1");
    expect(isBetter([missed], [other])).toBe(false);
  });

  it("takes one that brings a remark where it solves an error, and none that does nothing else", () => {
    const hole = judged("atomic_service_check_interval_minutes = 0.1", 3).findings.filter(
      ({ rule }) => rule === "dead-runner-hole",
    );
    expect(hole).toHaveLength(1);
    const withFindings = (findings: typeof hole) => ({ ...missed, findings });
    expect(isBetter([missed], [withFindings(hole)])).toBe(true);
    expect(isBetter([withFindings([])], [withFindings(hole)])).toBe(false);
    expect(isBetter([withFindings(hole)], [withFindings([])])).toBe(true);
    expect(isBetter([withFindings(hole)], [withFindings([...hole, ...hole])])).toBe(false);
  });

  it("takes none after which a file does not parse, although it then has fewer problems", () => {
    expect(isBetter([missed], [judged("atomic_service_check_interval_minutes = ")])).toBe(false);
  });

  it("takes one that lets the slots be judged, whatever is found then", () => {
    const unusable = judged('atomic_service_check_interval_minutes = "half"');
    expect(isBetter([unusable], [missed])).toBe(true);
    expect(isBetter([missed], [unusable])).toBe(false);
  });
});
