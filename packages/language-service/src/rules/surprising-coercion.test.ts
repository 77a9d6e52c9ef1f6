import { describe, expect, it } from "vitest";
import { analyse } from "../analysis/analyse.js";

const codes = (name: string, text: string) => analyse([{ name, text }]).findings.map(({ rule }) => rule);

it("takes an empty variable for the no that it is, but asks for one where a file can say false", () => {
  expect(codes(".env", "PYNENC__PRINT_ARGUMENTS=\n")).toEqual([]);
  expect(codes(".env", "PYNENC__PRINT_ARGUMENTS=false\n")).toEqual(["surprising-coercion"]);
  expect(codes("pyproject.toml", '[tool.pynenc]\nprint_arguments = ""\n')).toEqual(["surprising-coercion"]);
});

describe("a bool in the environment", () => {
  const compose = (value: string) =>
    `services:\n  w:\n    environment:\n      PYNENC__DEV_MODE_FORCE_SYNC_TASKS: ${value}\n`;
  const formats: readonly (readonly [string, (value: string) => string])[] = [
    [".env", (value) => `PYNENC__DEV_MODE_FORCE_SYNC_TASKS=${value}\n`],
    ["compose.yaml", (value) => compose(`"${value}"`)],
    ["Dockerfile", (value) => `FROM a\nENV PYNENC__DEV_MODE_FORCE_SYNC_TASKS=${value}\n`],
    [
      "pod.yaml",
      (value) =>
        `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      env:\n        - {name: PYNENC__DEV_MODE_FORCE_SYNC_TASKS, value: "${value}"}\n`,
    ],
    [
      ".github/workflows/ci.yml",
      (value) => `jobs:\n  t:\n    env:\n      PYNENC__DEV_MODE_FORCE_SYNC_TASKS: "${value}"\n`,
    ],
    ["app.py", (value) => `import os\nos.environ["PYNENC__DEV_MODE_FORCE_SYNC_TASKS"] = "${value}"\n`],
  ];
  it.each(formats)("surprises in %s when it means no, and only then", (name, write) => {
    for (const yes of ["1", "true", "True", "yes", "on", "anything"]) expect(codes(name, write(yes)), yes).toEqual([]);
    for (const no of ["false", "False", "0", "no", "off", "N", "f", "None", "null"])
      expect(codes(name, write(no)), no).toEqual(["surprising-coercion"]);
  });

  it("is a bool of YAML as well", () => {
    expect(codes("compose.yaml", compose("true"))).toEqual([]);
    expect(codes("compose.yaml", compose("false"))).toEqual(["surprising-coercion"]);
  });
});

it("finds nothing strange in a yes of a settings file, but in whatever else is taken for one", () => {
  expect(codes("pyproject.toml", '[tool.pynenc]\nprint_arguments = "true"\n')).toEqual([]);
  expect(codes("pyproject.toml", '[tool.pynenc]\nprint_arguments = "Off"\n')).toEqual(["surprising-coercion"]);
  expect(codes("pyproject.toml", '[tool.pynenc]\nprint_arguments = "sometimes"\n')).toEqual(["surprising-coercion"]);
});
