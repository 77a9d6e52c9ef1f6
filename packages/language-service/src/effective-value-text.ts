import type { EffectiveSetting } from "./resolve.js";

/** A setting's value as it is shown to people; a secret is not. */
export function effectiveValueText({ field, coerced }: Pick<EffectiveSetting, "field" | "coerced">): string {
  if (field.secret === true) return "(secret)";
  if (coerced.kind === "error") return "(unusable)";
  if (!("value" in coerced)) return "(known at run time)";
  const { value } = coerced;
  if (field.type === "float") return Number.isInteger(value) ? `${value}.0` : String(value);
  return typeof value === "object" ? `[${value.join(", ")}]` : value === "" ? '""' : String(value);
}
