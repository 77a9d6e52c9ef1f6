import { describe, expect, it, onTestFinished } from "vitest";
import {
  type CodeLens,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  type MarkupContent,
  type Position,
} from "vscode-languageserver/node";
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
  const { status, findings, runners = {}, values = {}, says = {}, editor = {}, pynenc } = expected;

  it("is judged right by the command", async () => {
    const cwd = folderWith(files);
    const told = await slotwise(["lint", ".", "--format", "json"], { cwd });
    const report: Report = JSON.parse(told.stdout);
    expect(report.findings.map(({ file, line, severity, rule }) => `${file}:${line} ${severity} ${rule}`)).toEqual(
      findings,
    );
    expect(told.status).toBe(status);
    for (const [rule, part] of Object.entries(says)) {
      expect(report.findings.find((each) => each.rule === rule)?.message).toContain(part);
    }
    const fleets = new Map(report.fleets.map(({ name, runners }) => [name ?? "", runners]));
    for (const [name, size] of Object.entries(runners)) expect([name, fleets.get(name)]).toEqual([name, size]);
    if (Object.keys(values).length > 0) expect(await inForce(cwd, values)).toEqual(values);
  });

  it("is judged alike in an editor", async () => {
    const workspace = temporaryWorkspace(files);
    const client = await startClient({
      folders: [workspace.uri],
      capabilities: PULLING,
      initializationOptions: SHOWING,
    });
    const uris = Object.keys(files).map((file) => [file, `${workspace.uri}/${file}`] as const);
    for (const [file, uri] of uris) client.open(uri, files[file] ?? "", languageOf(file));
    const told: string[] = [];
    const messages = new Map<string, string>();
    for (const [file, uri] of uris) {
      const report = await client.request<{ readonly items: readonly Diagnostic[] }>("textDocument/diagnostic", {
        textDocument: { uri },
      });
      for (const { range, severity, code, message } of report.items) {
        messages.set(String(code), typeof message === "string" ? message : message.value);
        told.push(`${file}:${range.start.line + 1} ${SEVERITIES.get(severity)} ${code}`);
      }
    }
    expect(told.sort()).toEqual([...findings].sort());
    for (const [rule, part] of Object.entries(says)) expect(messages.get(rule)).toContain(part);
    for (const [file, { fleet, lens, hovers = {} }] of Object.entries(editor)) {
      const textDocument = { uri: `${workspace.uri}/${file}` };
      const { status } = await client.drawings(textDocument.uri);
      expect([file, status?.fleet ?? null]).toEqual([file, fleet]);
      const lenses = await client.request<readonly CodeLens[]>("textDocument/codeLens", { textDocument });
      expect([file, firstLimit(lenses)]).toEqual([file, lens]);
      for (const [piece, line] of Object.entries(hovers)) {
        const position = endOf(piece, files[file] ?? "");
        const hover = await client.request<Hover | null>("textDocument/hover", { textDocument, position });
        expect((hover?.contents as MarkupContent | undefined)?.value.split("\n")).toContain(line);
      }
    }
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
      const construction = pynenc?.module === undefined ? undefined : applicationOf(pynenc.module);
      const project = { files, environment, construction, assignments: [], classes, task: "a.b" };
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

const SHOWING = { drawings: true, lenses: true };

/** The last character of a piece of a text. */
function endOf(piece: string, text: string): Position {
  const start = text.indexOf(piece);
  expect(start, `${piece} stands nowhere`).not.toBe(-1);
  const before = text.slice(0, start + piece.length - 1).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** The application that a module makes, as an expression of Python: the module is run as it is. */
function applicationOf(module: string): string {
  return `(PynencBuilder._load_plugins_importlib(), __import__("runpy").run_path("${module}")["app"])[1]`;
}

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
  readonly findings: readonly { file: string; line: number; severity: string; rule: string; message: string }[];
  readonly fleets: readonly { name: string | null; runners: string | null }[];
}

interface Settings {
  readonly deployments: readonly {
    readonly name: string | null;
    readonly settings: readonly { name: string; configClass: string; value: unknown }[];
  }[];
}

/** What the lenses say first of how far settings carry: behind the first of them, or, of several deployments, in it. */
function firstLimit(lenses: readonly CodeLens[]): string | undefined {
  const [first, second] = lenses.map(({ command }) => command?.title);
  return first === "Preview slots" ? second : first?.slice(first.indexOf(": ") + 2);
}
