import { createSlotSettings } from "@slotwise/core";
import { describe, expect, it } from "vitest";
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  DocumentSymbol,
  Hover,
  InlayHint,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { JudgedFleets } from "../../packages/language-server/src/protocol/protocol.js";
import { judgeTerms, type SlotTerms } from "../../packages/language-service/src/index.js";
import { marked, startClient, temporaryWorkspace } from "./lsp-client.js";
import { FOUR, opened } from "./opened-document.js";

/** A text after the edits of one of its documents. */
function edited(uri: string, text: string, edit: WorkspaceEdit | null | undefined): string {
  const changes = edit?.documentChanges?.flatMap((change) =>
    "textDocument" in change && change.textDocument.uri === uri ? change.edits : [],
  );
  return TextDocument.applyEdits(
    TextDocument.create(uri, "", 1, text),
    (changes ?? []).flatMap((each) => ("newText" in each ? [each] : [])),
  );
}

describe("requests", () => {
  it("hover with pictures, for clients that show them", async () => {
    const { text, position } = marked(FOUR.replace("atomic_service_check", "atomic_|service_check"));
    const { client, textDocument } = await opened(text);
    const hover = await client.request<Hover>("textDocument/hover", { textDocument, position });
    const markdown = typeof hover.contents === "object" && "value" in hover.contents ? hover.contents.value : "";
    expect(markdown.match(/!\[[^\]]+\]\(data:image\/svg\+xml;base64,/g)).toHaveLength(6);
    expect(markdown).toContain("**4 runners, as declared: not safe.** Each gets 75 s of every 300 s");
    expect(hover.range).toEqual({ start: { line: 3, character: 0 }, end: { line: 3, character: 37 } });
  });

  it("hover in plain text, for clients that show nothing else", async () => {
    const workspace = temporaryWorkspace({ "pyproject.toml": FOUR });
    const uri = `${workspace.uri}/pyproject.toml`;
    const client = await startClient({ folders: [workspace.uri], capabilities: {} });
    client.open(uri, FOUR);
    const hover = await client.request<Hover>("textDocument/hover", {
      textDocument: { uri },
      position: { line: 1, character: 3 },
    });
    expect(hover.contents).toMatchObject({ kind: "plaintext" });
    expect(JSON.stringify(hover.contents)).not.toMatch(/\*\*|```|data:/);
  });

  it.each([
    ["fly.toml", '[env]\nPYNENC__PRINT_ARG|UMENTS = "false"\n', "[env]\nPYNENC__PRI|\n"],
    [
      "worker.nomad.hcl",
      'job "a" {\n  type = "system"\n  task "t" {\n    env {\n      PYNENC__PRI|NT_ARGUMENTS = "false"\n    }\n  }\n}\n',
      'job "a" {\n  task "t" {\n    env {\n      PYNENC__PRI|\n',
    ],
    [
      "task-def.json",
      '{"containerDefinitions": [{"environment": [{"name": "PYNENC__PRI|NT_ARGUMENTS", "value": "false"}]}]}',
      '{"containerDefinitions": [{"environment": [{"name": "PYNENC__PRI|"}]}]}',
    ],
    [
      "render.yaml",
      "services:\n  - envVars:\n    - {key: PYNENC__PRI|NT_ARGUMENTS, value: 'false'}\n",
      "services:\n  - envVars:\n    - key: PYNENC__PRI|\n",
    ],
    [
      ".gitlab-ci.yml",
      "a:\n  script: x\n  variables:\n    PYNENC__PRI|NT_ARGUMENTS: 'false'\n",
      "a:\n  variables:\n    PYNENC__PRI|\n",
    ],
    [
      "worker.service",
      '[Service]\nEnvironment="PYNENC__PRI|NT_ARGUMENTS=false"\n',
      "[Service]\nEnvironment=A=1 PYNENC__PRI|\n",
    ],
    ["Procfile", "w: PYNENC__PRI|NT_ARGUMENTS=false pynenc runner start\n", "w: A=1 PYNENC__PRI|\n"],
    [
      "supervisord.conf",
      '[program:w]\ncommand=w\nenvironment=PYNENC__PRI|NT_ARGUMENTS="false"\n',
      "[program:w]\ncommand=w\nenvironment=\n  A=1,\n  PYNENC__PRI|\n",
    ],
    [".envrc", "export PYNENC__PRI|NT_ARGUMENTS=false\n", "export PYNENC__PRI|\n"],
    ["tox.ini", "[testenv]\nset_env =\n  PYNENC__PRI|NT_ARGUMENTS = false\n", "[testenv]\nset_env =\n  PYNENC__PRI|\n"],
  ])("hover, complete and tell in %s", async (name, whole, half) => {
    const { text, position } = marked(whole);
    const { client, uri, textDocument } = await opened(text, name);
    expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual(["surprising-coercion"]);
    const hover = await client.request<Hover | null>("textDocument/hover", { textDocument, position });
    expect(JSON.stringify(hover?.contents)).toContain("print_arguments");
    const typed = marked(half);
    client.type(uri, 2, typed.text);
    const at = { textDocument, position: typed.position };
    const items = await client.request<CompletionItem[]>("textDocument/completion", at);
    expect(items.map(({ label }) => label)).toContain("PYNENC__PRINT_ARGUMENTS");
  });

  it.each([
    ["compose.yaml", "services:\n  w:\n    environment:\n      - PY|\n"],
    ["compose.yaml", "services:\n  w:\n    environment:\n      PYN|\n"],
    [".env", "PYN|\n"],
    ["Dockerfile", "FROM python\nENV PYN|\n"],
  ])("complete a variable in %s from its second letter on, which asks for it: %j", async (name, half) => {
    const { text, position } = marked(half);
    const { client, textDocument } = await opened(text, name);
    expect(client.initialized.capabilities.completionProvider?.triggerCharacters).toContain("Y");
    const items = await client.request<CompletionItem[]>("textDocument/completion", { textDocument, position });
    expect(items.map(({ label }) => label)).toContain("PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES");
  });

  it("complete a half-typed setting, but none that is there", async () => {
    const { text, position } = marked("[tool.pynenc]\natomic_service_interval_minutes = 5.0\natomic_|\n");
    const { client, textDocument } = await opened(text);
    const items = await client.request<CompletionItem[]>("textDocument/completion", { textDocument, position });
    const labels = items.map(({ label }) => label);
    expect(labels).toContain("atomic_service_spread_margin_minutes");
    expect(labels).not.toContain("atomic_service_interval_minutes");
  });

  it("complete what is in quotes with words that editors find by what is replaced", async () => {
    const filterTexts = async (name: string, half: string) => {
      const { text, position } = marked(half);
      const { client, textDocument } = await opened(text, name);
      const items = await client.request<CompletionItem[]>("textDocument/completion", { textDocument, position });
      return items.map(({ filterText }) => filterText);
    };
    expect(await filterTexts("pynenc.yaml", 'log_format: "|"\n')).toEqual(['"text"', '"json"']);
    expect(await filterTexts("pyproject.toml", "[tool.pynenc]\nlog_format = '|'\n")).toEqual(["'text'", "'json'"]);
    expect(await filterTexts("pynenc.json", "{at|}")).toContain("atomic_service_interval_minutes");
    expect(await filterTexts("compose.yaml", "  PYNENC__LOG_FORMAT: te|\n")).toEqual(["text", "json"]);
  });

  it("offer a judged fix, and it holds", async () => {
    const { client, uri, textDocument } = await opened(FOUR);
    const [diagnostic] = (await client.diagnostics(uri)).filter(({ code }) => code === "window-shorter-than-check");
    const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
      textDocument,
      range: diagnostic?.range,
      context: { diagnostics: [diagnostic] },
    });
    const fix = actions.find(({ isPreferred }) => isPreferred);
    expect(fix?.title).toMatch(/^Set atomic_service_check_interval_minutes to 0\.24: /);
    client.type(uri, 2, edited(uri, FOUR, fix?.edit));
    const codes = (await client.diagnostics(uri, 2)).map(({ code }) => code);
    expect(codes).not.toContain("window-shorter-than-check");
    expect(actions.map(({ title }) => title)).toContain("Accept window-shorter-than-check on this line");
  });

  it("fix all that is safe, with the file's own line ends", async () => {
    const text = FOUR.replaceAll("\n", "\r\n").replace(
      "[tool.pynenc]",
      '[tool.pynenc]\r\ndev_mode_force_sync_tasks = "false"',
    );
    const { client, uri, textDocument } = await opened(text);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const context = { diagnostics: [], only: ["source.fixAll"] };
    const [action, ...others] = await client.request<CodeAction[]>("textDocument/codeAction", {
      textDocument,
      range,
      context,
    });
    expect(others).toEqual([]);
    const fixed = edited(uri, text, action?.edit);
    expect(fixed).toContain("atomic_service_check_interval_minutes = 0.24\r\n");
    expect(fixed.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("answer hints, lenses, symbols and links", async () => {
    const text = `${FOUR}\n[tool.slotwise.rules]\nno-margin = "off"\n`;
    const { client, textDocument } = await opened(text);
    const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const hints = await client.request<InlayHint[]>("textDocument/inlayHint", { textDocument, range: everything });
    expect(hints.map(({ label }) => label)).toEqual([
      "window 15 s, gap 60 s",
      "looks every 30.42 s",
      "safe up to 3 runners",
    ]);
    const lenses = await client.request<CodeLens[]>("textDocument/codeLens", { textDocument });
    expect(lenses.map(({ command }) => command?.title)).toEqual([
      ...["Preview slots", "safe up to 3 runners", "simulate"],
      ...["runners 1 ✓", "2 ✓", "3 ✓", "[4 ✗]", "5 ✗"],
    ]);
    expect(lenses[0]?.command?.arguments).toEqual([textDocument.uri]);
    const symbols = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument });
    expect(symbols.map(({ name, detail }) => `${name} ${detail}`)).toContain("atomic_service_interval_minutes 5.0");
    const links = await client.request<{ target: string }[]>("textDocument/documentLink", { textDocument });
    expect(links.map(({ target }) => target.replace(/.*\//, ""))).toEqual(["no-margin.md"]);
  });

  it("name each of several services in its own lens, and say at its replicas what hides them", async () => {
    const service = (name: string, replicas: number) =>
      `  ${name}:\n    environment: {PYNENC__APP_ID: ${name}, PYNENC__REDIS_URL: "redis://r"}\n    deploy: {replicas: ${replicas}}\n`;
    const text = `services:\n${service("orders", 4)}${service("mails", 6)}`;
    const settings = '[project]\ndependencies = ["pynenc==0.2.3"]\n[tool.slotwise]\nrunners = 4\n';
    const { client, textDocument } = await opened(text, "compose.yaml", { "pyproject.toml": settings });
    const all = await client.request<CodeLens[]>("textDocument/codeLens", { textDocument });
    const lenses = all.filter(({ command }) => !JSON.stringify(command?.arguments).includes('"runners":'));
    expect(lenses.map(({ range, command }) => [range.start.line, command?.title, command?.arguments?.[1]])).toEqual([
      [1, "service orders: safe up to 3 runners", { deployment: "service orders" }],
      [1, "simulate", { deployment: "service orders" }],
      [4, "service mails: safe up to 3 runners", { deployment: "service mails" }],
      [4, "simulate", { deployment: "service mails" }],
    ]);
    const position = { line: 6, character: text.split("\n")[6]?.indexOf("6") ?? 0 };
    const hover = await client.request<Hover>("textDocument/hover", { textDocument, position });
    expect(JSON.stringify(hover.contents)).toContain("`runners = 4` at pyproject.toml:4 hides it");
  });

  it("lead from a setting to what beats it, and back", async () => {
    const text = "[tool.pynenc]\napp_id = 'b'\n";
    const { client, textDocument, workspace } = await opened(text, "pyproject.toml", {
      "pynenc.toml": "app_id = 'a'\n",
      ".env": "PYNENC__FILEPATH=pynenc.toml\n",
    });
    const position = { line: 1, character: 2 };
    const places = await client.request<{ uri: string }[]>("textDocument/definition", { textDocument, position });
    expect(places.map(({ uri }) => uri)).toEqual([`${workspace.uri}/pynenc.toml`]);
  });

  it("hand a panel the fleet whole, and write other values", async () => {
    const { client, uri, textDocument } = await opened(FOUR);
    const { deployments } = await client.request<JudgedFleets>("slotwise/fleet", { textDocument });
    expect(deployments).toHaveLength(1);
    expect(deployments[0]).toMatchObject({
      name: "pyproject.toml",
      notJudged: null,
      besides: [],
      terms: { releases: ["0.2.3"], declarations: { runners: { least: 4, most: 4 } } },
    });
    // The judgement of the very fleet arrives, whatever the terms are called.
    const [judgement] = judgeTerms(deployments[0]?.terms as SlotTerms);
    expect(judgement?.fleetOf(4)).toEqual({
      protocol: "slot-window",
      settings: createSlotSettings(),
      totalRunners: 4,
      checkIntervalMinutes: 0.5,
      loopSeconds: expect.closeTo(0.42),
      loopOverheadSeconds: expect.closeTo(0.12),
      runnerConsideredDeadAfterMinutes: 10,
      clockSkewSeconds: 0,
      startDelaySeconds: 0,
      storeStalenessSeconds: 0,
    });
    const edit = await client.request<WorkspaceEdit>("slotwise/writeValues", {
      textDocument,
      deployment: "pyproject.toml",
      values: {
        settings: { atomic_service_interval_minutes: 8, atomic_service_check_interval_minutes: 0.5 },
        runners: 6,
      },
    });
    expect(edited(uri, FOUR, edit)).toBe(FOUR.replace("5.0", "8.0").replace("runners = 4", "runners = 6"));
  });

  it("write nothing where there are no values, or no file that parses", async () => {
    const { client, uri, textDocument } = await opened(FOUR);
    const write = (values: unknown) => client.request("slotwise/writeValues", { textDocument, values });
    for (const values of [null, undefined, 5, {}, { settings: null, crons: 5, runners: "4" }])
      expect(await write(values)).toBeNull();
    client.type(uri, 2, `${FOUR}broken = \n`);
    expect(await write({ settings: { atomic_service_interval_minutes: 8 }, runners: 6 })).toBeNull();
    expect(await client.request("slotwise/fleet", { textDocument })).toMatchObject({
      deployments: [{ terms: null, notJudged: expect.stringMatching(/^pyproject\.toml:\d+: /) }],
    });
  });
});
