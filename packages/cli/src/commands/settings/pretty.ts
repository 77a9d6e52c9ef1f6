import { type EffectiveSetting, effectiveValueText, type FileOrigin } from "@slotwise/project";
import { displayWidth } from "@slotwise/words";
import type { Judged } from "../../project/judged.js";
import type { Colours } from "../../terminal/styles.js";
import { lineOf, listedSettings } from "./listed-settings.js";
import { unreadSources } from "./unread-sources.js";

/** A deployment's settings as a table. */
export function prettySettings(judged: Judged, all: boolean, isNamed: boolean, colours: Colours): string {
  return [
    isNamed ? `${colours.bold(judged.name)}\n` : "",
    table(listedSettings(judged, all), colours),
    `${colours.dim(releaseLine(judged))}\n`,
    ...unreadSources(judged.analysis).map((each) => `${each}\n`),
  ].join("");
}

function table(rows: readonly EffectiveSetting[], colours: Colours): string {
  const cells = rows.map((row) => [row.field.name, effectiveValueText(row), originText(row)] as const);
  const width = (column: 0 | 1) => Math.max(0, ...cells.map((row) => displayWidth(row[column])));
  const widths = [width(0), width(1)] as const;
  return cells
    .map(([name, value, origin], index) => {
      const columns = [filled(name, widths[0]), filled(value, widths[1])];
      const dim = rows[index]?.origin.kind === "default" ? colours.dim : (text: string) => text;
      return `${dim(`${columns.join("  ")}  ${origin}`)}\n`;
    })
    .join("");
}

/** Fills up to so many columns. */
function filled(text: string, columns: number): string {
  return text + " ".repeat(columns - displayWidth(text));
}

function originText({ origin, beaten }: EffectiveSetting): string {
  if (origin.kind === "default") return "default";
  const beats = beaten.length === 0 ? "" : `, beats ${beaten.map(placeText).join(" and ")}`;
  return `${placeText(origin)}${beats}`;
}

/** `pyproject.toml:12, table runner` */
function placeText(origin: FileOrigin): string {
  const { document, path } = origin;
  const table = path.length > 1 ? `, table ${path.slice(0, -1).join(".")}` : "";
  return `${document.source.name}:${lineOf(origin)}${table}`;
}

const RELEASE_REASONS = {
  declared: "as declared",
  dependency: "as the dependency on pynenc allows",
  newest: "as the newest, since nothing says which",
} as const;

function releaseLine({ analysis }: Judged): string {
  const { behaviours, reason } = analysis.releases;
  const names = behaviours.map(({ name }) => name);
  return `judged for pynenc ${names.join(" and ")}, ${RELEASE_REASONS[reason]}; runner settings are those of ${analysis.app.runnerClass.configClass}`;
}
