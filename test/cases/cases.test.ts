import { describe, expect, it, onTestFinished } from "vitest";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver/node";
import { folderWith, slotwise } from "../cli/command.js";
import { PynencProcess } from "../effective/pynenc-values.js";
import { EDITOR_CAPABILITIES, startClient, temporaryWorkspace } from "../language-server/lsp-client.js";
import { realPynenc, TESTED_RELEASES, type TestedRelease } from "../real-pynenc.js";
import { CASES, type Expected } from "./case.js";

const real = await realPynenc();
const SEVERITIES: ReadonlyMap<DiagnosticSeverity | undefined, string> = new Map([
  [DiagnosticSeverity.Error, "error"],
  [DiagnosticSeverity.Warning, "warning"],
  [DiagnosticSeverity.Information, "info"],
]);

describe.each(CASES)("$name: $expected.about", ({ files, expected }) => {
  const { status, findings, runners = {}, values = {}, pynenc } = expected;

  it("is judged right by the command", async () => {
    const cwd = folderWith(files);
    const told = await slotwise(["lint", ".", "--format", "json"], { cwd });
    const report: Report = JSON.parse(told.stdout);
    expect(report.findings.map(({ file, line, severity, rule }) => `${file}:${line} ${severity} ${rule}`)).toEqual(
      findings,
    );
    expect(told.status).toBe(status);
    const fleets = new Map(report.fleets.map(({ name, runners }) => [name ?? "", runners]));
    for (const [name, size] of Object.entries(runners)) expect([name, fleets.get(name)]).toEqual([name, size]);
    if (Object.keys(values).length > 0) expect(await inForce(cwd, values)).toEqual(values);
  });

  it("is judged alike in an editor", async () => {
    const workspace = temporaryWorkspace(files);
    const client = await startClient({ folders: [workspace.uri], capabilities: PULLING });
    const uris = Object.keys(files).map((file) => [file, `${workspace.uri}/${file}`] as const);
    for (const [file, uri] of uris) client.open(uri, files[file] ?? "", languageOf(file));
    const told: string[] = [];
    for (const [file, uri] of uris) {
      const report = await client.request<{ readonly items: readonly Diagnostic[] }>("textDocument/diagnostic", {
        textDocument: { uri },
      });
      for (const { range, severity, code } of report.items) {
        told.push(`${file}:${range.start.line + 1} ${SEVERITIES.get(severity)} ${code}`);
      }
    }
    expect(told.sort()).toEqual([...findings].sort());
  });

  if (real.kind === "missing") return;
  describe.runIf(pynenc !== undefined)("as pynenc has it", () => {
    it.each(pynenc?.releases ?? [])("in %s", async (name) => {
      const release = TESTED_RELEASES.find((each) => each === name) as TestedRelease;
      const python = new PynencProcess(real.pythonOf(release));
      onTestFinished(() => python.end());
      const wanted = values[pynenc?.deployment ?? ""] ?? {};
      const classes = [...new Set(Object.keys(wanted).map((key) => key.split(".")[0] ?? ""))];
      const environment = pynenc?.environment ?? {};
      const project = { files, environment, construction: undefined, assignments: [], classes, task: "a.b" };
      const raised = await python.start(project);
      if (pynenc?.raises === undefined) expect(raised).toBeNull();
      else expect(raised).toContain(pynenc.raises);
      const answer = await python.ask(project);
      for (const [key, value] of Object.entries(wanted)) {
        const [configClass = "", field = ""] = key.split(".");
        const text = answer[configClass]?.values?.[field] ?? "";
        expect([key, text.slice(text.indexOf(" ") + 1)]).toEqual([key, inPython(value, text)]);
      }
    });
  });
});

/** What the command says of the values that are wanted. */
async function inForce(cwd: string, wanted: NonNullable<Expected["values"]>): Promise<unknown> {
  const { stdout } = await slotwise(["settings", ".", "--all", "--format", "json"], { cwd });
  const { deployments }: Settings = JSON.parse(stdout);
  return Object.fromEntries(
    Object.entries(wanted).map(([name, values]) => {
      const settings = deployments.find((each) => (each.name ?? "") === name)?.settings ?? [];
      const all = new Map(settings.map((each) => [`${each.configClass}.${each.name}`, each.value]));
      return [name, Object.fromEntries(Object.keys(values).map((key) => [key, all.get(key)]))];
    }),
  );
}

/** An editor that asks for what was found, so that it also learns of nothing. */
const PULLING = { ...EDITOR_CAPABILITIES, textDocument: { ...EDITOR_CAPABILITIES.textDocument, diagnostic: {} } };

function languageOf(file: string): string {
  return LANGUAGES.get(file.split(".").at(-1) ?? "") ?? "plaintext";
}

const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ["toml", "toml"],
  ["yaml", "yaml"],
  ["yml", "yaml"],
  ["json", "json"],
  ["py", "python"],
]);

function inPython(value: string | number | boolean, text: string): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return text.startsWith("float ") && Number.isInteger(value) ? `${value}.0` : String(value);
}

interface Report {
  readonly findings: readonly { file: string; line: number; severity: string; rule: string }[];
  readonly fleets: readonly { name: string | null; runners: string | null }[];
}

interface Settings {
  readonly deployments: readonly {
    readonly name: string | null;
    readonly settings: readonly { name: string; configClass: string; value: unknown }[];
  }[];
}
