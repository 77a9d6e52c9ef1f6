import { readDocument } from "@slotwise/project";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { insertSettings, type NewSetting } from "./insert-settings.js";

const FIELDS = [
  "atomic_service_interval_minutes",
  "atomic_service_spread_margin_minutes",
  "atomic_service_check_interval_minutes",
] as const;

const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ["pyproject.toml", ""],
  ["pyproject.toml", '[project]\nname = "a"\n\n[tool.slotwise]\nrunners = 8\n'],
  ["pyproject.toml", "[tool.pynenc]\napp_id = 'a'"],
  ["pyproject.toml", "[tool.pynenc]\r\n\r\n[tool.other]\r\nx = 1\r\n"],
  ["pynenc.json", "{}"],
  ["pynenc.json", '{"app_id": "x"}'],
  ["pynenc.json", '{\n  "app_id": "x"\n}\n'],
  ["pynenc.yaml", "app_id: x\n"],
];

describe("several settings that a file does not set yet", () => {
  it.each(TEXTS)("are there after one edit: %s %j", (name, text) => {
    fc.assert(
      fc.property(fc.subarray([...FIELDS], { minLength: 1 }), (fields) => {
        const settings = fields.map((field, index): NewSetting => [field, `${index + 1}.0`]);
        const edit = insertSettings(readDocument(name, text), settings);
        expect(edit).toBeDefined();
        if (edit === undefined) return;
        const { start, end } = edit.range;
        const after = readDocument(name, text.slice(0, start) + edit.newText + text.slice(end));
        expect(after.syntaxProblem).toBeUndefined();
        const set = (after.settings?.entries ?? []).map(({ key, value }) => [
          key,
          "value" in value ? Number(value.value) : value,
        ]);
        for (const [index, field] of fields.entries()) expect(set).toContainEqual([field, index + 1]);
      }),
    );
  });
});
