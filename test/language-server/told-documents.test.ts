import { describe, expect, it } from "vitest";
import type { CodeLens, Hover, InlayHint } from "vscode-languageserver/node";
import type { RunnerStrip } from "../../packages/language-server/src/protocol/protocol.js";
import { EDITOR_CAPABILITIES, startClient, temporaryWorkspace } from "./lsp-client.js";
import { FOUR, opened } from "./opened-document.js";

describe("diagnostics", () => {
  it("are pushed with the rule, its page, the version judged and the place of the value", async () => {
    const { client, uri } = await opened(FOUR);
    const diagnostics = await client.diagnostics(uri);
    const missed = diagnostics.find(({ code }) => code === "window-shorter-than-check");
    expect(missed?.message).toContain("with 4 runners each may start for 15 s of its 75 s slot");
    expect(missed?.message).toContain("(pynenc 0.2.3)");
    expect(missed?.range).toEqual({ start: { line: 3, character: 40 }, end: { line: 3, character: 43 } });
    expect(missed?.codeDescription?.href).toMatch(/^file:.*\/rules\/window-shorter-than-check\.md$/);
  });

  it("follow the text, and the newest version only", async () => {
    const { client, uri } = await opened(FOUR);
    await client.diagnostics(uri);
    for (let version = 2; version < 12; version++) client.type(uri, version, `${FOUR}# ${"x".repeat(version)}\n`);
    client.type(uri, 12, FOUR.replace("0.5", "0.1"));
    const last = await client.diagnostics(uri, 12);
    expect(last.map(({ code }) => code)).not.toContain("window-shorter-than-check");
    expect(client.published.map(({ version }) => version)).toEqual([1, 12]);
  });

  it("tell of files that belong together, with the place in the other one", async () => {
    const text = "app_id = 'a'\n";
    const { client, uri, workspace } = await opened(text, "pynenc.toml", {
      "pyproject.toml": "[tool.pynenc]\napp_id = 'b'\n",
      ".env": "PYNENC__FILEPATH=pynenc.toml\n",
    });
    const other = `${workspace.uri}/pyproject.toml`;
    client.open(other, "[tool.pynenc]\napp_id = 'b'\n");
    const [shadowed] = await client.diagnostics(other);
    expect(shadowed?.code).toBe("shadowed-setting");
    expect(shadowed?.relatedInformation?.[0]?.location.uri).toBe(uri);
  });

  it("tell of a workflow, also where no pyproject.toml lies above it", async () => {
    const text =
      "jobs:\n  a:\n    runs-on: x\n    env:\n      PYNENC__PRINT_ARGUMENTS: 'false'\n    steps: [{run: x}]\n";
    const { client, uri } = await opened(text, ".github/workflows/ci.yml");
    expect((await client.diagnostics(uri)).map(({ code }) => code)).toContain("surprising-coercion");
  });

  it.each([
    ["values.yaml", "worker: {env: {PYNENC__APP_ID: a}}\n", 15],
    ["deploy/live.json", '{"env": {"PYNENC__APP_ID": "a"}}', 10],
    ["ecosystem.config.js", "module.exports = {PYNENC__APP_ID: 'a'}", 18],
  ])("tell that nothing was read where variables stand: %s", async (name, text, character) => {
    const { client, uri } = await opened(text, name);
    const [diagnostic, ...others] = await client.diagnostics(uri);
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({ code: "unread-file", range: { start: { line: 0, character } } });
  });

  it("say nothing in files that are not pynenc's", async () => {
    const { client, workspace } = await opened(FOUR);
    const others = { "other/pyproject.toml": "[tool.ruff]\n", "k8s.yaml": "kind: Pod\n", "notes.md": "PYNENC__A" };
    for (const [name, text] of Object.entries(others)) client.open(`${workspace.uri}/${name}`, text);
    const drawn = await Promise.all(Object.keys(others).map((name) => client.drawings(`${workspace.uri}/${name}`)));
    expect(drawn.map(({ status }) => status)).toEqual([null, null, null]);
    expect(client.published.map(({ uri }) => uri)).toEqual([`${workspace.uri}/pyproject.toml`]);
  });

  it("are one for a settings file that is none, and no more", async () => {
    const { client, workspace } = await opened(FOUR);
    const huge = `${workspace.uri}/a/pynenc.toml`;
    const binary = `${workspace.uri}/b/pynenc.toml`;
    client.open(huge, "# x\n".repeat(3_000_000));
    client.open(binary, "a\0b");
    expect((await client.diagnostics(huge)).map(({ message }) => message)).toEqual([
      "this file was not judged: it has over 1 MiB, which no settings file has",
    ]);
    expect((await client.diagnostics(binary)).map(({ code }) => code)).toEqual(["unreadable-file"]);
  });

  it("are answered to clients that ask, and then not pushed", async () => {
    const workspace = temporaryWorkspace({ "pyproject.toml": FOUR });
    const uri = `${workspace.uri}/pyproject.toml`;
    const capabilities = {
      ...EDITOR_CAPABILITIES,
      textDocument: { ...EDITOR_CAPABILITIES.textDocument, diagnostic: {} },
    };
    const client = await startClient({
      folders: [workspace.uri],
      capabilities,
      initializationOptions: { drawings: true },
    });
    expect(client.initialized.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
    client.open(uri, FOUR);
    const report = await client.request<{ items: unknown[] }>("textDocument/diagnostic", { textDocument: { uri } });
    expect(report.items).not.toEqual([]);
    await client.drawings(uri);
    expect(client.published).toEqual([]);
  });
});

describe("while a document does not parse", () => {
  it("the last good drawings stay, marked stale, behind the value that moved", async () => {
    const { client, uri } = await opened(FOUR);
    const before = await client.drawings(uri);
    expect(before).toMatchObject({ stale: false, drawings: [{ position: { line: 1, character: 37 } }] });
    client.type(uri, 2, `# a\n${FOUR.replace("= 5.0", "= 5.0.")}`);
    const now = await client.drawings(uri, 2);
    expect(now).toMatchObject({ stale: true, drawings: [{ position: { line: 2, character: 38 } }] });
    expect(now.drawings[0]?.light).toBe(before.drawings[0]?.light);
    expect(now.status).toEqual({
      ...before.status,
      sentence: `As of the last readable text: ${before.status?.sentence}`,
    });
    const textDocument = { uri };
    const lenses = await client.request<CodeLens[]>("textDocument/codeLens", { textDocument });
    expect(lenses[0]?.command).toMatchObject({ title: "as of the last readable text", command: "slotwise.preview" });
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const hints = await client.request<InlayHint[]>("textDocument/inlayHint", { textDocument, range });
    expect(hints.length).toBeGreaterThan(0);
    for (const { tooltip } of hints) expect(tooltip).toContain("As of the last readable text:");
    client.type(uri, 3, FOUR.replace("= 5.0", "= 8.0"));
    const after = await client.drawings(uri, 3);
    expect(after).toMatchObject({ stale: false, status: { fleet: "4 runners" } });
    expect(after.drawings[0]?.light).not.toBe(before.drawings[0]?.light);
  });
});

describe("while a TOML document has several mistakes", () => {
  it("all of them are told, each where it stands", async () => {
    const { client, uri } = await opened(
      "[tool.pynenc]\napp_id = \nmax_pending_seconds = 1.\nlog_format = 'json'\n[x\n",
    );
    const found = (await client.diagnostics(uri)).filter(({ code }) => code === "syntax-error");
    expect(found.map(({ range }) => [range.start.line, range.start.character, range.end.character])).toEqual([
      [1, 0, 8],
      [2, 22, 24],
      [4, 0, 2],
    ]);
  });
});

describe("a document beside another that is open", () => {
  it("is told of again when its project is judged anew, though nothing in its own lines is another", async () => {
    const ours = 'runners = 4\npynenc-version = "0.2.3"\n';
    const text = "[tool.pynenc]\natomic_service_interval_minutes = 5.0\n";
    const { client, workspace, uri } = await opened(text, "pyproject.toml", { "slotwise.toml": ours });
    const other = `${workspace.uri}/slotwise.toml`;
    client.open(other, ours);
    await client.drawings(other);
    const told = () => client.drawn.filter((each) => each.uri === uri);
    const before = told();
    // A panel shows more than what is drawn in the line.
    client.type(other, 2, `${ours}store-staleness = "0.1s"\n`);
    await expect.poll(() => told().length).toBeGreaterThan(before.length);
    expect(told().at(-1)).toEqual(before.at(-1));
  });
});

describe("an open document", () => {
  it("is kept by its changes, with line ends and characters of any kind", async () => {
    const text = `# 🚀\r\n${FOUR.replaceAll("\n", "\r\n")}`;
    const { client, uri, textDocument } = await opened(text);
    await client.diagnostics(uri);
    const range = { start: { line: 0, character: 2 }, end: { line: 0, character: 4 } };
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range, text: "走者\r\n" },
        { range: { start: { line: 5, character: 40 }, end: { line: 5, character: 43 } }, text: "0.1" },
      ],
    });
    const codes = (await client.diagnostics(uri, 2)).map(({ code }) => code);
    expect(codes).not.toContain("window-shorter-than-check");
    const hover = await client.request<Hover>("textDocument/hover", {
      textDocument,
      position: { line: 5, character: 41 },
    });
    expect(JSON.stringify(hover.contents)).toContain("In force: `0.1`, from line 6.");
  });

  it("is drawn for the theme that the editor has now", async () => {
    const { client, textDocument } = await opened(FOUR);
    const shown = async () => {
      const hover = await client.request<Hover>("textDocument/hover", {
        textDocument,
        position: { line: 1, character: 3 },
      });
      return JSON.stringify(hover.contents);
    };
    const before = await shown();
    void client.connection.sendNotification("slotwise/theme", { theme: "dark" });
    expect(await shown()).not.toBe(before);
  });

  it("has no drawings where the settings turn them off, and its status all the same", async () => {
    const workspace = temporaryWorkspace({ "pyproject.toml": FOUR });
    const uri = `${workspace.uri}/pyproject.toml`;
    const settings = () => ({ drawings: false, lenses: false });
    const initializationOptions = { drawings: true, lenses: true };
    const client = await startClient({ folders: [workspace.uri], settings, initializationOptions });
    client.open(uri, FOUR);
    expect(await client.drawings(uri)).toMatchObject({ drawings: [], status: { fleet: "4 runners" } });
    expect(await client.request<CodeLens[]>("textDocument/codeLens", { textDocument: { uri } })).toEqual([]);
  });
});

describe("the size that somebody tries", () => {
  const drawSize = (client: Awaited<ReturnType<typeof opened>>["client"], ...args: readonly unknown[]) =>
    client.request<RunnerStrip | null>("workspace/executeCommand", { command: "slotwise.drawSize", arguments: args });
  const svg = (uri = "") => Buffer.from(uri.split(",")[1] ?? "", "base64").toString("utf8");

  it("is drawn without an edit, told in the strip, and gone with the declared one and with the document", async () => {
    const { client, uri, textDocument } = await opened(FOUR);
    const lenses = async () => (await client.request<CodeLens[]>("textDocument/codeLens", { textDocument })) ?? [];
    const cell = (await lenses()).find(({ command }) => command?.title === "5 ✗")?.command;
    expect(cell?.command).toBe("slotwise.drawSize");
    expect(cell?.tooltip).toContain("5 runners.\npynenc 0.2.3: not safe.");
    const drawnAfter = async (...args: readonly unknown[]) => {
      const strip = await drawSize(client, ...args);
      return { strip, titles: (await lenses()).map(({ command }) => command?.title) };
    };
    const tried = await drawnAfter(...(cell?.arguments ?? []));
    expect(tried.strip?.tried).toBe(5);
    expect(tried.titles).toContain("▸ 5 ✗");
    const drawn = await client.drawings(uri, 1, ({ drawings }) => svg(drawings[0]?.light).includes("not declared"));
    expect(svg(drawn.drawings[0]?.light)).toContain(">5 runners, not declared</text>");

    // Only asked: nothing changes.
    expect((await drawSize(client, uri))?.tried).toBe(5);
    // What is drawn already, and what is declared: back.
    expect((await drawnAfter(uri, { runners: 5 })).titles).toContain("5 ✗");
    await drawSize(client, uri, { runners: 6 });
    expect((await drawnAfter(uri, { runners: 4 })).titles).not.toContain("back");
    await drawSize(client, uri, { runners: 6 });
    await client.connection.sendNotification("textDocument/didClose", { textDocument });
    client.open(uri, FOUR);
    expect((await drawSize(client, uri))?.tried).toBeUndefined();
  });

  it("is nothing to whoever sends what is no size", async () => {
    const { client, uri } = await opened(FOUR);
    for (const size of [null, "5", { runners: "5" }, { runners: Number.NaN }, { deployment: 7 }]) {
      expect((await drawSize(client, uri, size))?.tried).toBeUndefined();
    }
    expect(await drawSize(client, 5)).toBeNull();
    expect(await drawSize(client, "file:///nowhere.toml", { runners: 3 })).toBeNull();
  });
});
