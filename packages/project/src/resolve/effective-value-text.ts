import { pythonFloatText } from "../coerce/python-text.js";
import type { EffectiveSetting } from "./effective-setting.js";

/** A setting's value as it is shown to people; a secret is not. */
export function effectiveValueText({ field, coerced }: Pick<EffectiveSetting, "field" | "coerced">): string {
  if (field.secret === true) return "(secret)";
  if (coerced.kind === "error") return "(unusable)";
  if (!("value" in coerced)) return "(known at run time)";
  const { value } = coerced;
  if (field.type === "float") return pythonFloatText(Number(value));
  return typeof value === "object" ? `[${value.join(", ")}]` : plainText(String(value));
}

/** In quotes where it would not be seen, or would break the line that it is shown in. */
function plainText(text: string): string {
  return text === "" || /\p{Cc}/u.test(text) ? JSON.stringify(text) : text;
}
