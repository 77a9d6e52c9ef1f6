import { analyseProject } from "@slotwise/language-service";
import { effectiveValueText } from "@slotwise/project";
import { describe, expect, it } from "vitest";

/** How a setting of the application is shown when a file sets it so. */
function shown(name: string, value: string): string {
  const [analysis] = analyseProject([{ name: "pynenc.toml", text: `${name} = ${value}\n` }]).deployments;
  const setting = analysis?.app.pynenc.get(name);
  return setting === undefined ? "" : effectiveValueText(setting);
}

describe("effectiveValueText", () => {
  it.each([
    ["max_pending_seconds", "5", "5.0"],
    ["max_pending_seconds", "0.25", "0.25"],
    ["max_pending_seconds", "nan", "nan"],
    ["max_pending_seconds", "-inf", "-inf"],
    ["max_pending_seconds", "1e300", "1e+300"],
    ["max_pending_seconds", "'five'", "(unusable)"],
    ["app_id", '""', '""'],
    ["app_id", '"a\\nb"', '"a\\nb"'],
    ["trigger_task_modules", '["a", "b"]', "[a, b]"],
    ["print_arguments", "false", "false"],
  ])("shows %s = %s as %s", (name, value, text) => {
    expect(shown(name, value)).toBe(text);
  });
});
