import type { SettingsFile } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { editorDocument } from "./editor-document.js";
import { type WrittenValues, writeValues } from "./write-values.js";

/** The texts of a project's files after values were written from the first of them. */
function written(files: readonly SettingsFile[], values: WrittenValues): readonly string[] {
  const editor = editorDocument(analyseProject(files), files[0]?.name ?? "");
  const edits = editor === undefined ? [] : writeValues(editor, values);
  return files.map(({ name, text }) =>
    edits
      .filter(({ file }) => file === name)
      .toReversed()
      .sort((one, other) => other.range.start - one.range.start)
      .reduce(
        (current, { range, newText }) => current.slice(0, range.start) + newText + current.slice(range.end),
        text,
      ),
  );
}

const one = (name: string, text: string, values: WrittenValues) => written([{ name, text }], values)[0];

describe("writeValues", () => {
  it("changes values where they stand, and nothing else", () => {
    const text = "[tool.pynenc]\r\natomic_service_interval_minutes = 5.0 # why\r\n[tool.slotwise]\r\nrunners = '4'\r\n";
    expect(one("pyproject.toml", text, { serviceIntervalMinutes: 7.5, runners: 6 })).toBe(
      text.replace("5.0", "7.5").replace("'4'", "'6'"),
    );
    expect(one("pyproject.toml", text, { serviceIntervalMinutes: 5 })).toBe(text);
  });
  it("writes what is a default below its table's header, in order", () => {
    expect(
      one("pyproject.toml", '[tool.pynenc]\napp_id = "a"\n', { serviceIntervalMinutes: 6, checkIntervalMinutes: 0.25 }),
    ).toBe(
      '[tool.pynenc]\natomic_service_interval_minutes = 6.0\natomic_service_check_interval_minutes = 0.25\napp_id = "a"\n',
    );
  });
  it("makes a table where there is none", () => {
    expect(one("pyproject.toml", "[tool.pynenc]\napp_id = 'a'", { runners: 3 })).toBe(
      "[tool.pynenc]\napp_id = 'a'\n\n[tool.slotwise]\nrunners = 3\n",
    );
  });
  it.each([
    [
      "pynenc.toml",
      "[runner]\nmin_parallel_slots = 1\n",
      "atomic_service_interval_minutes = 6.0\n[runner]\nmin_parallel_slots = 1\n",
    ],
    ["pynenc.yaml", "# a\napp_id: b\n", "# a\natomic_service_interval_minutes: 6.0\napp_id: b\n"],
    ["pynenc.json", '{\n  "app_id": "a"\n}\n', '{\n  "atomic_service_interval_minutes": 6,\n  "app_id": "a"\n}\n'],
    [".env", "PYNENC__APP_ID=a", "PYNENC__APP_ID=a\nPYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=6.0\n"],
    ["pynenc.yaml", "{app_id: b}\n", "{app_id: b}\n"],
    ["pyproject.toml", "tool.pynenc = {app_id = 'a'}\n", "tool.pynenc = {app_id = 'a'}\n"],
  ])("sets a default in %s where it has a place for one", (name, before, after) => {
    expect(one(name, before, { serviceIntervalMinutes: 6 })).toBe(after);
  });
  it("changes the file that counts, and the replicas of the one service that says how many run", () => {
    const compose = {
      name: "compose.yaml",
      text: 'services:\n  w:\n    environment:\n      PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: "5"\n    deploy: {replicas: 4}\n',
    };
    const pyproject = { name: "pyproject.toml", text: "[tool.pynenc]\natomic_service_spread_margin_minutes = 1.0\n" };
    expect(written([compose, pyproject], { serviceIntervalMinutes: 9, spreadMarginMinutes: 0.5, runners: 5 })).toEqual([
      compose.text.replace('"5"', '"9.0"').replace("replicas: 4", "replicas: 5"),
      pyproject.text.replace("1.0", "0.5"),
    ]);
  });
  it("takes the place of a block of YAML, and keeps what stands around it", () => {
    const compose =
      "services:\n  w:\n    environment:\n      PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: >- # why\n        5\n      # behind\n";
    expect(one("compose.yaml", compose, { serviceIntervalMinutes: 9 })).toBe(
      compose.replace(">- # why\n        5", '"9.0" # why'),
    );
  });
  it("writes nothing that is no value", () => {
    const text = "[tool.pynenc]\natomic_service_interval_minutes = 5.0\n";
    expect(one("pyproject.toml", text, { serviceIntervalMinutes: Number.NaN, runners: 0.5 })).toBe(text);
  });
});
