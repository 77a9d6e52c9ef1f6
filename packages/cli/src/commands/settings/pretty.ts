import { judgedForWords, listedSettings, originWords, unreadSources } from "@slotwise/language-service";
import { type EffectiveSetting, effectiveValueText } from "@slotwise/project";
import { displayWidth } from "@slotwise/words";
import type { Judged } from "../../project/judged.js";
import type { Colours } from "../../terminal/styles.js";

/** A deployment's settings as a table. */
export function prettySettings(judged: Judged, all: boolean, isNamed: boolean, colours: Colours): string {
  return [
    isNamed ? `${colours.bold(judged.name)}\n` : "",
    table(listedSettings(judged.analysis, all), colours),
    `${colours.dim(judgedForWords(judged.analysis))}\n`,
    ...unreadSources(judged.analysis).map((each) => `${each}\n`),
  ].join("");
}

function table(rows: readonly EffectiveSetting[], colours: Colours): string {
  const cells = rows.map((row) => [row.field.name, effectiveValueText(row), originWords(row)] as const);
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
