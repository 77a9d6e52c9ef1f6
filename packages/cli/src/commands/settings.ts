import type { EffectiveSetting, FileOrigin, SettingsDocument } from "@slotwise/language-service/judge";
import { effectiveValueText, SLOT_FIELDS } from "@slotwise/language-service/judge";
import { Option } from "commander";
import { type Colours, coloursFor } from "../colours.js";
import { addFleetOptions, type FleetOptions } from "../fleet-options.js";
import type { ExitStatus, Host } from "../host.js";
import type { AddCommand } from "../run.js";
import { type Judged, judgedAt, nameOf } from "./judged.js";

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
  if (options.format === "json") {
    host.stdout.write(
      `${JSON.stringify({ schemaVersion: 1, deployments: judged.map((each) => asJson(each, options)) }, null, 2)}\n`,
    );
    return 0;
  }
  const colours = coloursFor(host.stdout, host);
  for (const each of judged) {
    if (judged.length > 1) host.stdout.write(`${colours.bold(nameOf(each))}\n`);
    host.stdout.write(table(listed(each, options), colours));
    host.stdout.write(`${colours.dim(versionLine(each))}\n`);
  }
  return 0;
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
  return {
    files: judged.files.map(({ name }) => name),
    pynencVersions: judged.analysis.versions.versions,
    settings: listed(judged, options).map((setting) => ({
      name: setting.field.name,
      configClass: setting.configClass.configClass,
      value: setting.field.secret !== true && "value" in setting.coerced ? setting.coerced.value : null,
      usable: setting.coerced.kind !== "error",
      source: setting.origin.kind === "default" ? null : place(setting.origin),
      beats: setting.beaten.map(place),
    })),
  };
}
