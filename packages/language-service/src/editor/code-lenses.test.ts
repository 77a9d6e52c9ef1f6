import type { SettingsFile } from "@slotwise/project";
import { expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { codeLenses } from "./code-lenses.js";
import { editorDocument } from "./editor-document.js";
import { fleetState } from "./fleet-state.js";

const editorOf = (name: string, files: readonly SettingsFile[]) => {
  const editor = editorDocument(analyseProject(files), name);
  if (editor === undefined) throw new Error(`${name} is in its project`);
  return editor;
};

/** Each lens with the line that it stands above, and whom it is about. */
function lensesOf(name: string, ...files: readonly SettingsFile[]) {
  const text = files.find((file) => file.name === name)?.text ?? "";
  return codeLenses(editorOf(name, files)).map(({ range, title, command, target }) => {
    const line = text
      .slice(text.lastIndexOf("\n", range.start - 1) + 1)
      .split("\n")[0]
      ?.trim();
    return [line, title, command, target?.deployment];
  });
}

const service = (name: string, replicas: number) =>
  `  ${name}:\n    environment:\n      PYNENC__APP_ID: ${name}\n      PYNENC__REDIS_URL: redis://r\n    deploy: {replicas: ${replicas}}\n`;
const compose = (...names: readonly string[]): SettingsFile => {
  return { name: "compose.yaml", text: `services:\n${names.map((name, index) => service(name, index + 2)).join("")}` };
};
const PYPROJECT: SettingsFile = {
  name: "pyproject.toml",
  text: '[project]\ndependencies = ["pynenc==0.2.3"]\n[tool.pynenc]\natomic_service_spread_margin_minutes = 1.0\n',
};

it("stand above the table where the file speaks for one deployment, and name nobody", () => {
  expect(lensesOf("pyproject.toml", PYPROJECT)).toEqual([
    ["[tool.pynenc]", "Preview slots", "slotwise.preview", undefined],
    ["[tool.pynenc]", "safe up to 3 runners", "slotwise.preview", undefined],
    ["[tool.pynenc]", "simulate", "slotwise.simulate", undefined],
  ]);
});

it("stand above each service, by its name", () => {
  expect(lensesOf("compose.yaml", PYPROJECT, compose("orders", "mails"))).toEqual([
    ["orders:", "service orders: safe up to 3 runners", "slotwise.preview", "service orders"],
    ["orders:", "simulate", "slotwise.simulate", "service orders"],
    ["mails:", "service mails: safe up to 3 runners", "slotwise.preview", "service mails"],
    ["mails:", "simulate", "slotwise.simulate", "service mails"],
  ]);
});

it("stand above the one service of a file, which needs no name", () => {
  expect(lensesOf("compose.yaml", PYPROJECT, compose("orders")).map(([line, title]) => [line, title])).toEqual([
    ["orders:", "Preview slots"],
    ["orders:", "safe up to 3 runners"],
    ["orders:", "simulate"],
  ]);
});

it("stand above the statement that makes each application, with the limits of that one", () => {
  const text = `from pynenc import Pynenc, PynencBuilder

orders = Pynenc(config_values={"app_id": "orders", "atomic_service_interval_minutes": 5.0})

mails = (
    PynencBuilder()
    .app_id("mails")
    .custom_config(atomic_service_interval_minutes=60.0)
    .build()
)
`;
  const files = [
    { name: "requirements.txt", text: "pynenc==0.2.3\n" },
    { name: "tasks.py", text },
  ];
  const lenses = lensesOf("tasks.py", ...files);
  expect(lenses.map(([line, title]) => [line, title])).toEqual(
    expect.arrayContaining([
      [expect.stringMatching(/^orders = /), "tasks.py (orders): safe up to 3 runners"],
      ["mails = (", "tasks.py (mails): safe up to 39 runners"],
    ]),
  );
  expect(lenses).toHaveLength(4);
});

it("share a line where the settings are shared: three by name, the worst first, and how many more", () => {
  const lenses = lensesOf("pyproject.toml", PYPROJECT, compose("a", "b", "c", "d", "e"));
  expect(lenses.map(([line, title, , deployment]) => [line, title, deployment])).toEqual([
    ["[tool.pynenc]", "service c: safe up to 3 runners", "service c"],
    ["[tool.pynenc]", "service d: safe up to 3 runners", "service d"],
    ["[tool.pynenc]", "service e: safe up to 3 runners", "service e"],
    ["[tool.pynenc]", "3 more", "service c"],
    ["[tool.pynenc]", "simulate", "service c"],
  ]);
});

it("agree with the status, which names the deployment that it speaks of where there are several", () => {
  expect(fleetState(editorOf("compose.yaml", [PYPROJECT, compose("a", "b", "c")]))?.sentence).toMatch(
    /^service c: pynenc 0\.2\.3: safe up to 3/,
  );
  expect(fleetState(editorOf("compose.yaml", [PYPROJECT, compose("a")]))?.sentence).toMatch(/^pynenc 0\.2\.3: safe/);
});
