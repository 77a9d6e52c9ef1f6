import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { plannedReports, type ReportFormat, type ReportRequest, reportOptions } from "./report-request.js";

const toOutput = (format: ReportFormat): ReportRequest => ({ format, file: undefined });
const local = { environment: {} };
const inActions = { environment: { GITHUB_ACTIONS: "true" } };

function parsed(...args: string[]): readonly ReportRequest[] {
  const requests: ReportRequest[] = [];
  const command = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  for (const option of reportOptions(requests)) command.addOption(option);
  command.parse(args, { from: "user" });
  return requests;
}

describe("reportOptions", () => {
  it("gives an output to the format before it", () => {
    expect(parsed("--format", "json", "--format=sarif", "--output=a.sarif")).toEqual([
      toOutput("json"),
      { format: "sarif", file: "a.sarif" },
    ]);
  });

  it.each([[["--output", "a"]], [["--format", "json", "--output", "a", "--output", "b"]]])(
    "refuses an output without a format: %j",
    (args) => {
      expect(() => parsed(...args)).toThrow("--output needs a --format before it");
    },
  );

  it("knows no other format", () => {
    expect(() => parsed("--format", "xml")).toThrow("Allowed choices are pretty, concise, json, sarif, github");
  });
});

describe("plannedReports", () => {
  it("writes the text for people unless another report takes standard output", () => {
    const sarif: ReportRequest = { format: "sarif", file: "a.sarif" };
    expect(plannedReports([], local, false)).toEqual([toOutput("pretty")]);
    expect(plannedReports([sarif], local, false)).toEqual([sarif, toOutput("pretty")]);
    expect(plannedReports([toOutput("concise"), sarif], local, false)).toEqual([toOutput("concise"), sarif]);
  });

  it("annotates in GitHub Actions, where nothing reads standard output", () => {
    expect(plannedReports([], inActions, false)).toEqual([toOutput("pretty"), toOutput("github")]);
    expect(plannedReports([toOutput("concise")], inActions, false)).toContainEqual(toOutput("github"));
    for (const format of ["json", "sarif", "github"] as const) {
      expect(plannedReports([toOutput(format)], inActions, false)).toEqual([toOutput(format)]);
    }
    expect(plannedReports([], inActions, true)).toEqual([toOutput("pretty")]);
  });

  it("does not write two reports into one another", () => {
    expect(() => plannedReports([toOutput("json"), toOutput("concise")], local, false)).toThrow(
      "json and concise cannot both go to standard output",
    );
  });
});
