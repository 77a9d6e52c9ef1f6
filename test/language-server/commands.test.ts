import { describe, expect, it } from "vitest";
import type { WorkspaceDiagnosticReport, WorkspaceEdit } from "vscode-languageserver/node";
import type {
  DocumentsResult,
  RulesResult,
  SettingsResult,
  SuggestResult,
} from "../../packages/language-server/src/protocol/protocol.js";
import { EDITOR_CAPABILITIES, startClient, temporaryWorkspace } from "./lsp-client.js";

const FOUR = `[project]
dependencies = ["pynenc==0.2.3"]

[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_check_interval_minutes = 0.5

[tool.slotwise]
runners = 4
`;

const QUIET = FOUR.replace("runners = 4", 'runners = 3\n[tool.slotwise.rules]\nno-margin = "off"');

/** A workspace whose first file is open; nothing else is. */
async function opened(files: Readonly<Record<string, string>>, capabilities: object = {}) {
  const workspace = temporaryWorkspace(files);
  const [first = ""] = Object.keys(files);
  const uri = `${workspace.uri}/${first}`;
  const client = await startClient({
    folders: [workspace.uri],
    capabilities: { ...EDITOR_CAPABILITIES, ...capabilities },
    initializationOptions: { rulePages: "https://rules/", drawings: true },
  });
  client.open(uri, files[first] ?? "");
  // What comes by itself is then on its way no more.
  await client.drawings(uri);
  return { client, uri, textDocument: { uri }, at: (path: string) => `${workspace.uri}/${path}` };
}

function newTexts(edit: WorkspaceEdit | null | undefined): readonly string[] {
  return (edit?.documentChanges ?? []).flatMap((change) =>
    "edits" in change ? change.edits.flatMap((each) => ("newText" in each ? [each.newText] : [])) : [],
  );
}

describe("slotwise/documents", () => {
  it("has the files of every project that carry settings, open or not, each with its verdict", async () => {
    const { client, at } = await opened({
      "a/pyproject.toml": FOUR,
      "b/pyproject.toml": QUIET,
      "c/pyproject.toml": '[project]\nname = "no pynenc here"\n',
    });
    const { documents } = await client.request<DocumentsResult>("slotwise/documents", {});
    expect(documents.map(({ uri, status }) => [uri, status.fleet, status.verdict])).toEqual([
      [at("a/pyproject.toml"), "4 runners", "warning"],
      [at("b/pyproject.toml"), "3 runners", expect.stringMatching(/safe|remark/)],
    ]);
  });
});

describe("slotwise/suggest", () => {
  it("suggests what is safe for the fleet declared, with the block and the edit that makes it so", async () => {
    const { client, textDocument, uri } = await opened({ "pyproject.toml": FOUR });
    const { problem, deployments } = await client.request<SuggestResult>("slotwise/suggest", { textDocument });
    expect(problem).toBeNull();
    const [only] = deployments;
    expect(only).toMatchObject({ runners: "4", serviceDuration: null, problem: null });
    expect(only?.notes[0]).toMatch(/^safe for 4 runners with executions of unknown length, pynenc 0\.2\.3/);
    const changed = only?.settings.filter(({ before }) => before !== null) ?? [];
    expect(changed.length).toBeGreaterThan(0);
    expect(newTexts(only?.edit)).toHaveLength(changed.length);
    for (const { name, value } of changed) expect(only?.block).toContain(`${name} = ${value}`);
    expect(changed[0]?.location).toMatchObject({ uri, range: { start: { line: expect.any(Number) } } });
  });

  it("suggests for another fleet where one is asked about, and nothing that is declared changes by it", async () => {
    const { client, textDocument } = await opened({ "pyproject.toml": FOUR });
    const ask = (params: object) => client.request<SuggestResult>("slotwise/suggest", { textDocument, ...params });
    const { deployments } = await ask({ runners: "1-20", serviceDuration: "20s" });
    expect(deployments[0]).toMatchObject({ runners: "1-20", serviceDuration: "20s" });
    expect(deployments[0]?.notes[0]).toContain("1-20 runners with executions of up to 20 s");
    expect((await ask({})).deployments[0]).toMatchObject({ runners: "4" });
  });

  it("says what cannot be meant, and why there is nothing to suggest", async () => {
    const { client, textDocument } = await opened({ "pyproject.toml": FOUR.replace(/\[tool\.slotwise\][\s\S]*/, "") });
    const ask = (params: object) => client.request<SuggestResult>("slotwise/suggest", { textDocument, ...params });
    expect((await ask({ runners: "many", serviceDuration: "ages" })).problem).toMatch(
      /^runners must be .+; service-duration must be .+/,
    );
    expect((await ask({ runners: 7 })).problem).toBeNull();
    expect((await ask({})).deployments[0]?.problem).toBe("the number of runners is not declared");
  });
});

describe("slotwise/settings", () => {
  it("lists what is in force, where it stands and what it beats", async () => {
    const { client, textDocument, at } = await opened({
      "pyproject.toml": FOUR,
      ".env": "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=7\n",
    });
    const { deployments } = await client.request<SettingsResult>("slotwise/settings", { textDocument });
    const [only] = deployments;
    expect(only?.judgedFor).toContain("judged for pynenc");
    const named = (name: string) => only?.settings.find((each) => each.name === name);
    expect(named("atomic_service_interval_minutes")).toMatchObject({
      value: "7.0",
      origin: ".env:1, beats pyproject.toml:5",
      location: { uri: at(".env"), range: { start: { line: 0, character: 0 } } },
    });
    expect(named("atomic_service_spread_margin_minutes")).toMatchObject({ origin: "default", location: null });
    const all = await client.request<SettingsResult>("slotwise/settings", { textDocument, all: true });
    expect(all.deployments[0]?.settings.length).toBeGreaterThan(only?.settings.length ?? Number.POSITIVE_INFINITY);
  });
});

describe("a file that is stored nowhere", () => {
  it("is judged by its name, and answers as any other", async () => {
    const { client } = await opened({ "pyproject.toml": QUIET });
    const uri = "untitled:pyproject.toml";
    client.open(uri, FOUR);
    expect((await client.diagnostics(uri)).map(({ code }) => code)).toContain("window-shorter-than-check");
    const textDocument = { uri };
    const { deployments } = await client.request<SuggestResult>("slotwise/suggest", { textDocument });
    expect(deployments[0]?.edit).not.toBeNull();
  });
});

describe("slotwise/rules", () => {
  it("has every rule with the address of its page", async () => {
    const { client } = await opened({ "pyproject.toml": FOUR });
    const { rules } = await client.request<RulesResult>("slotwise/rules", {});
    expect(rules.length).toBeGreaterThan(30);
    expect(rules[0]).toMatchObject({ page: `https://rules/${rules[0]?.name}.md`, summary: expect.any(String) });
  });
});

describe("workspace/diagnostic", () => {
  const PULLS = { textDocument: { diagnostic: {} } };

  it("is offered to whoever pulls, and to nobody else", async () => {
    const offered = async (capabilities: object) =>
      (await opened({ "pyproject.toml": FOUR }, capabilities)).client.initialized.capabilities.diagnosticProvider;
    expect(await offered(PULLS)).toMatchObject({ workspaceDiagnostics: true });
    expect(await offered({})).toBeUndefined();
  });

  it("has what is wrong in files that are not open, says how far it is, and nothing twice", async () => {
    const { client, at } = await opened({
      "a/pyproject.toml": FOUR,
      "b/pyproject.toml": FOUR,
      "c/pyproject.toml": FOUR.replace("runners = 4", "runners = 1"),
    });
    const progress: string[] = [];
    client.connection.onNotification("$/progress", ({ value }: { value: { kind: string } }) => {
      progress.push(value.kind);
    });
    const ask = (previousResultIds: object[]) =>
      client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds, workDoneToken: "check" });
    const { items } = await ask([]);
    const full = items.flatMap((item) => (item.kind === "full" ? [item] : []));
    expect(full.map(({ uri }) => uri)).toEqual(
      expect.arrayContaining([at("a/pyproject.toml"), at("b/pyproject.toml")]),
    );
    const codes = full.find(({ uri }) => uri === at("b/pyproject.toml"))?.items.map(({ code }) => code);
    expect(codes).toContain("window-shorter-than-check");
    expect(progress).toEqual(["begin", "report", "report", "report", "end"]);

    const previous = items.map(({ uri, resultId }) => ({ uri, value: resultId }));
    const again = await ask([...previous, { uri: at("gone.toml"), value: "1" }]);
    expect(again.items.map(({ kind }) => kind)).toEqual([...items.map(() => "unchanged"), "full"]);
    expect(again.items.at(-1)).toMatchObject({ uri: at("gone.toml"), items: [] });
  });
});
