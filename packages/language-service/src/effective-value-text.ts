import { formatFloat } from "./nice-numbers.js";
import type { EffectiveSetting } from "./resolve.js";

/** A setting's value as it is shown to people; a secret is not. */
export function effectiveValueText({ field, coerced }: Pick<EffectiveSetting, "field" | "coerced">): string {
  if (field.secret === true) return "(secret)";
  if (coerced.kind === "error") return "(unusable)";
  if (!("value" in coerced)) return "(known at run time)";
  const { value } = coerced;
  if (field.type === "float") return floatText(Number(value));
  return typeof value === "object" ? `[${value.join(", ")}]` : value === "" ? '""' : String(value);
}

/** As Python writes it. */
function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return formatFloat(value);
}
