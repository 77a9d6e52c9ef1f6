import type { SettingsFile } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { editorDocument } from "./editor-document.js";
import { shownDeployments } from "./shown-deployments.js";
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
    expect(one("pyproject.toml", text, { settings: { atomic_service_interval_minutes: 7.5 }, runners: 6 })).toBe(
      text.replace("5.0", "7.5").replace("'4'", "'6'"),
    );
    expect(one("pyproject.toml", text, { settings: { atomic_service_interval_minutes: 5 } })).toBe(text);
  });
  it("writes what is a default below its table's header, in order", () => {
    expect(
      one("pyproject.toml", '[tool.pynenc]\napp_id = "a"\n', {
        settings: { atomic_service_interval_minutes: 6, atomic_service_check_interval_minutes: 0.25 },
      }),
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
    expect(one(name, before, { settings: { atomic_service_interval_minutes: 6 } })).toBe(after);
  });

  it("leaves alone what a method of the builder says without a value", () => {
    const text =
      'from pynenc.builder import PynencBuilder\n\napp = PynencBuilder().app_id("a").runner_tuning(min_parallel_slots=2).build()\n';
    const project = [
      { name: "tasks.py", text },
      { name: "requirements.txt", text: "pynenc==0.2.3\n" },
    ];
    expect(written(project, { settings: { runner_loop_sleep_time_sec: 1 } })[0]).toBe(text);
  });

  it.each([
    ["pyproject.toml", "[project]\nname = 'a'\n"],
    ["pyproject.toml", "[tool.other]\r\nx = 1"],
    ["pynenc.json", "{}"],
  ])("writes several defaults and the size into %s at once, so that it can be read: %j", (name, before) => {
    const settings = { atomic_service_interval_minutes: 6, atomic_service_spread_margin_minutes: 0.5 };
    const env = { name: ".env", text: name === "pynenc.json" ? `PYNENC__FILEPATH=${name}\n` : "PYNENC__APP_ID=a\n" };
    const after = written([{ name, text: before }, env], { settings, runners: 3 });
    const analysis = analyseProject([
      { name, text: after[0] ?? "" },
      { ...env, text: after[1] ?? "" },
    ]).deployments[0];
    expect(analysis?.documents.map(({ syntaxProblem }) => syntaxProblem)).toEqual(
      analysis?.documents.map(() => undefined),
    );
    expect(analysis?.judgements[0]?.values).toMatchObject(settings);
  });

  it("changes the file that counts, and the replicas of the one service that says how many run", () => {
    const compose = {
      name: "compose.yaml",
      text: 'services:\n  w:\n    environment:\n      PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: "5"\n    deploy: {replicas: 4}\n',
    };
    const pyproject = { name: "pyproject.toml", text: "[tool.pynenc]\natomic_service_spread_margin_minutes = 1.0\n" };
    expect(
      written([compose, pyproject], {
        settings: { atomic_service_interval_minutes: 9, atomic_service_spread_margin_minutes: 0.5 },
        runners: 5,
      }),
    ).toEqual([
      compose.text.replace('"5"', '"9.0"').replace("replicas: 4", "replicas: 5"),
      pyproject.text.replace("1.0", "0.5"),
    ]);
  });
  it("takes the place of a block of YAML, and keeps what stands around it", () => {
    const compose =
      "services:\n  w:\n    environment:\n      PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: >- # why\n        5\n      # behind\n";
    expect(one("compose.yaml", compose, { settings: { atomic_service_interval_minutes: 9 } })).toBe(
      compose.replace(">- # why\n        5", '"9.0" # why'),
    );
  });
  it("writes nothing that is no value", () => {
    const text = "[tool.pynenc]\natomic_service_interval_minutes = 5.0\n";
    expect(
      one("pyproject.toml", text, { settings: { atomic_service_interval_minutes: Number.NaN }, runners: 0.5 }),
    ).toBe(text);
  });
  it("writes a cron where it stands, in the quotes that it needs", () => {
    const crons = { recover_pending_invocations_cron: "*/10 * * * *" };
    const field = "recover_pending_invocations_cron";
    const toml = `[tool.pynenc]\n${field} = '0 * * * *' # why\n`;
    expect(one("pyproject.toml", toml, { crons })).toBe(toml.replace("'0 * * * *'", "'*/10 * * * *'"));
    expect(one("pynenc.yaml", `${field}: 0 * * * *\n`, { crons })).toBe(`${field}: "*/10 * * * *"\n`);
    expect(one(".env", `PYNENC__${field.toUpperCase()}="0 * * * *"\n`, { crons })).toBe(
      `PYNENC__${field.toUpperCase()}="*/10 * * * *"\n`,
    );
    expect(one("pyproject.toml", '[tool.pynenc]\napp_id = "a"\n', { crons })).toBe(
      `[tool.pynenc]\n${field} = "*/10 * * * *"\napp_id = "a"\n`,
    );
  });
  it("writes no cron that is none, or that a file cannot hold as it is, and no setting that is none", () => {
    const text = "[tool.pynenc]\nrecover_pending_invocations_cron = '0 * * * *'\napp_id = 'a'\n";
    for (const expression of ["never", "0 0\n* * *", "61 * * * *", "0 * * * *"]) {
      expect(one("pyproject.toml", text, { crons: { recover_pending_invocations_cron: expression } })).toBe(text);
    }
    expect(one("pyproject.toml", text, { crons: { app_id: "0 * * * *" } })).toBe(text);
  });
  it("writes to the deployment that is named, and to none where there is none of that name", () => {
    const service = (name: string) =>
      `  ${name}:\n    environment:\n      PYNENC__APP_ID: ${name}\n      PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: "5"\n`;
    const compose = `services:\n${service("a")}${service("b")}`;
    const editor = editorDocument(analyseProject([{ name: "compose.yaml", text: compose }]), "compose.yaml");
    if (editor === undefined) throw new Error("the file says something of a fleet");
    const values = { settings: { atomic_service_interval_minutes: 9 } };
    const names = shownDeployments(editor).map(({ name }) => name);
    expect(names).toHaveLength(2);
    for (const name of names) {
      const [edit] = writeValues(editor, values, name);
      const at = compose.slice(0, edit?.range.start).lastIndexOf("APP_ID: ");
      expect(name).toContain(compose.slice(at + 8, at + 9));
    }
    expect(writeValues(editor, values, "c")).toEqual([]);
  });
});
