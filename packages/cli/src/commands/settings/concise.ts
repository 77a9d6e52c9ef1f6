import { lineOf, listedSettings } from "@slotwise/language-service";
import { effectiveValueText } from "@slotwise/project";
import type { Judged } from "../../project/judged.js";

/** A line a setting, each with the place it comes from in front, for grep and for editors. */
export function conciseSettings(judged: Judged, all: boolean, isNamed: boolean): string {
  const deployment = isNamed ? ` (${judged.name})` : "";
  return listedSettings(judged.analysis, all)
    .map((setting) => {
      const { origin, field } = setting;
      const place = origin.kind === "default" ? "default" : `${origin.document.source.name}:${lineOf(origin)}`;
      return `${place}: ${field.name} = ${effectiveValueText(setting)}${deployment}\n`;
    })
    .join("");
}
