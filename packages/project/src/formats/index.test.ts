import { describe, expect, it } from "vitest";
import { formatOf } from "./index.js";

describe("formatOf", () => {
  it.each([
    ["pyproject.toml", "pyproject"],
    ["old/PyProject.toml.d/settings.toml", "pyproject"],
    ["SETTINGS.TOML", "toml"],
    ["Deploy.YAML", "yaml"],
    ["settings.Yml", "yaml"],
    ["settings.JSON", "json"],
    // The extension tells how it is read, the name where.
    ["pyproject.toml.yaml", "yaml"],
    ["pyproject.toml.json", "json"],
  ])("of %s is %s, as pynenc takes it", (path, format) => expect(formatOf(path)?.name).toBe(format));
});
