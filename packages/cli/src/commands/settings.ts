import {
  type Analysis,
  carriesSettings,
  type EffectiveSetting,
  effectiveValueText,
  type FileOrigin,
  type SettingsDocument,
  SLOT_FIELDS,
} from "@slotwise/language-service/judge";
import { Option } from "commander";
import { type Colours, coloursFor } from "../colours.js";
import { addFleetOptions, type FleetOptions } from "../fleet-options.js";
import type { ExitStatus, Host } from "../host.js";
import type { AddCommand } from "../run.js";
import { brokenFiles, type Judged, judgedAt, nameOf, reasonNotJudged } from "./judged.js";

interface SettingsOptions extends FleetOptions {
  readonly format: "pretty" | "json";
  readonly all?: boolean;
}

/** `slotwise settings`: what pynenc ends up with, and where it comes from. */
export const addSettings: AddCommand = (program, { host, finish }) => {
  const command = program
    .command("settings")
    .description("List the effective settings, each with the place it comes from.")
    .argument("[path]", "a file or folder; without one, the current folder")
    .addOption(new Option("--format <format>", "how to report").choices(["pretty", "json"]).default("pretty"))
    .option("--all", "list every setting of the application and its runner, not only those of the slots and those set");
  addFleetOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (path: string | undefined, options: SettingsOptions) => finish(await settings(path, options, host)));
};

const EXAMPLES = `
Examples:
  slotwise settings
  slotwise settings --all --format json pyproject.toml
`;

async function settings(path: string | undefined, options: SettingsOptions, host: Host): Promise<ExitStatus> {
  const judged = await judgedAt(path, options, host);
  if (judged.length === 0) return 3;
  const broken = judged.filter(({ analysis }) => brokenFiles(analysis).length > 0);
  for (const { analysis } of broken) {
    host.stderr.write(`slotwise: no effective settings: ${reasonNotJudged(analysis)}${othersText(analysis)}\n`);
  }
  const told = judged.filter((each) => !broken.includes(each));
  const report = options.format === "json" ? json(judged, options) : pretty(told, judged.length > 1, options, host);
  host.stdout.write(report);
  return broken.length > 0 ? 1 : 0;
}

/** What the files that do parse say is not shown: pynenc itself would not come as far as that. */
function othersText(analysis: Analysis): string {
  const broken = brokenFiles(analysis).map(({ file }) => file);
  const others = analysis.documents.filter(
    (document) => carriesSettings(document) && !broken.includes(document.source.name),
  );
  const names = others.map(({ source }) => source.name).join(" and ");
  return names === "" ? "" : `; what ${names} ${others.length === 1 ? "says" : "say"} is not all of them`;
}

function pretty(told: readonly Judged[], isNamed: boolean, options: SettingsOptions, host: Host): string {
  const colours = coloursFor(host.stdout, host);
  return told
    .map((each) =>
      [
        isNamed ? `${colours.bold(nameOf(each))}\n` : "",
        table(listed(each, options), colours),
        `${colours.dim(versionLine(each))}\n`,
      ].join(""),
    )
    .join("");
}

function json(judged: readonly Judged[], options: SettingsOptions): string {
  const deployments = judged.map((each) => asJson(each, options));
  return `${JSON.stringify({ schemaVersion: 1, deployments }, null, 2)}\n`;
}

/** The settings to list: those of the slots and those that a file sets, or all. */
function listed({ analysis }: Judged, { all }: SettingsOptions): readonly EffectiveSetting[] {
  const { pynenc, runner } = analysis.app;
  return [...pynenc.values(), ...runner.values()].filter(
    ({ field, origin }) =>
      all === true || origin.kind !== "default" || (SLOT_FIELDS as readonly string[]).includes(field.name),
  );
}

function table(rows: readonly EffectiveSetting[], colours: Colours): string {
  const cells = rows.map((row) => [row.field.name, effectiveValueText(row), originText(row)] as const);
  const width = (column: 0 | 1) => Math.max(0, ...cells.map((row) => row[column].length));
  return cells
    .map(([name, value, origin], index) => {
      const padded = [name.padEnd(width(0)), value.padEnd(width(1))];
      const dim = rows[index]?.origin.kind === "default" ? colours.dim : (text: string) => text;
      return `${dim(`${padded.join("  ")}  ${origin}`)}\n`;
    })
    .join("");
}

function originText({ origin, beaten }: EffectiveSetting): string {
  if (origin.kind === "default") return "default";
  const beats = beaten.length === 0 ? "" : `, beats ${beaten.map(placeOf).join(" and ")}`;
  return `${placeOf(origin)}${beats}`;
}

/** `pyproject.toml:12, table runner` */
function placeOf({ document, entry, path }: FileOrigin): string {
  const table = path.length > 1 ? `, table ${path.slice(0, -1).join(".")}` : "";
  return `${document.source.name}:${lineOf(document, entry.keyRange.start)}${table}`;
}

function lineOf({ source }: SettingsDocument, offset: number): number {
  return source.positionAt(offset).line + 1;
}

const VERSION_REASONS = {
  declared: "as declared",
  dependency: "as the dependency on pynenc allows",
  "settings-in-use": "since a setting of it is in use",
  newest: "as the newest, since nothing says which",
} as const;

function versionLine({ analysis }: Judged): string {
  const { versions, reason } = analysis.versions;
  return `judged for pynenc ${versions.join(" and ")}, ${VERSION_REASONS[reason]}; runner settings are those of ${analysis.app.runnerClass.configClass}`;
}

function asJson(judged: Judged, options: SettingsOptions) {
  const place = ({ document, entry, path }: FileOrigin) => ({
    file: document.source.name,
    line: lineOf(document, entry.keyRange.start),
    key: path.join("."),
  });
  const problems = brokenFiles(judged.analysis);
  return {
    files: judged.files.map(({ name }) => name),
    pynencVersions: judged.analysis.versions.versions,
    problems,
    settings: (problems.length > 0 ? [] : listed(judged, options)).map((setting) => ({
      name: setting.field.name,
      configClass: setting.configClass.configClass,
      value: setting.field.secret !== true && "value" in setting.coerced ? setting.coerced.value : null,
      usable: setting.coerced.kind !== "error",
      source: setting.origin.kind === "default" ? null : place(setting.origin),
      beats: setting.beaten.map(place),
    })),
  };
}
