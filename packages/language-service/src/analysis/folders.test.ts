import { describe, expect, it } from "vitest";
import { project } from "../testing/project.js";

const PYPROJECT = '[tool.pynenc]\napp_id = "shop"\n';

/** The deployments of a project by their names, each with its `app_id` and its interval in minutes. */
function deployed(files: Readonly<Record<string, string>>) {
  return project(files).deployments.map(({ name, app }) => {
    const read = (field: string) => {
      const coerced = app.pynenc.get(field)?.coerced;
      return coerced !== undefined && "value" in coerced ? coerced.value : undefined;
    };
    return [name, read("app_id"), read("atomic_service_interval_minutes")];
  });
}

describe("what sets variables in a folder below the project's", () => {
  const variables = "PYNENC__APP_ID=b\nPYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=20\n";
  const exported = variables.replaceAll(/^/gm, "export ").replace(/export $/, "");
  const compose = "services:\n  worker:\n    command: pynenc runner start\n    env_file: .env\n";

  it("is that folder's, and says nothing of the project's", () => {
    for (const [name, text] of [
      ["apps/b/.env", variables],
      ["apps/b/.env.prod", variables],
      ["apps/b/.envrc", exported],
    ] as const) {
      expect(deployed({ "pyproject.toml": PYPROJECT, [name]: text })).toEqual([
        [undefined, "shop", 5],
        [name, "b", 20],
      ]);
    }
    expect(deployed({ "pyproject.toml": PYPROJECT, ".env": variables })).toEqual([[undefined, "b", 20]]);
  });

  it("is that alone of what takes it from there", () => {
    const files = { "pyproject.toml": PYPROJECT, "apps/b/.env": variables, "apps/b/compose.yaml": compose };
    expect(deployed(files)).toEqual([
      [undefined, "shop", 5],
      ["service worker", "b", 20],
    ]);
    expect(project(files).findings.map(({ rule }) => rule)).not.toContain("shadowed-setting");
  });
});
