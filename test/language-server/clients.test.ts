import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { describe, expect, it, onTestFinished } from "vitest";
import { CancellationTokenSource, type Hover, type InlayHint } from "vscode-languageserver/node";
import {
  DRAWINGS,
  type DrawingsParams,
  FIND_FILES,
  type FindFilesParams,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
} from "../../packages/language-server/src/protocol/protocol.js";
import { MOST_BUNDLE_BYTES } from "./bundle-size.js";
import { EDITOR_CAPABILITIES, SERVER, startClient, temporaryWorkspace } from "./lsp-client.js";

const BROWSER_SERVER: string = SERVER.replace("node.js", "browser.js");

const FOUR = `[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_check_interval_minutes = 0.5

[tool.slotwise]
runners = 4
pynenc-version = "0.2.3"
`;

/** pynenc reads no other file by itself than `pyproject.toml`. */
const NAMED = "PYNENC__FILEPATH=pynenc.toml\n";

describe("the bundles", () => {
  it.each([SERVER, BROWSER_SERVER])("%s stays small", (file) => {
    expect(statSync(file).size).toBeLessThan(MOST_BUNDLE_BYTES);
  });

  it("needs nothing beside it, not even a package.json", async () => {
    const { path, uri } = temporaryWorkspace({ "pyproject.toml": FOUR });
    const server = join(path, "server.js");
    copyFileSync(SERVER, server);
    const client = await startClient({ folders: [uri], server });
    expect(client.initialized.serverInfo?.name).toBe("slotwise");
    client.open(`${uri}/pyproject.toml`, FOUR);
    const [first] = await client.diagnostics(`${uri}/pyproject.toml`);
    // Without the rules' pages beside it, nothing leads to them.
    expect(first?.codeDescription).toBeUndefined();
  });

  it("runs in a web worker, with a client that reads for it", async () => {
    const shim = `
      const { parentPort } = require("node:worker_threads");
      globalThis.postMessage = (message) => parentPort.postMessage(message);
      globalThis.addEventListener = () => undefined;
      parentPort.on("message", (data) => globalThis.onmessage({ data }));
      ${readFileSync(BROWSER_SERVER, "utf8")}`;
    const worker = new Worker(shim, { eval: true });
    onTestFinished(async () => {
      await worker.terminate();
    });
    const folder = "memfs:/w";
    const texts: Readonly<Record<string, string>> = {
      [`${folder}/pyproject.toml`]: FOUR,
      [`${folder}/pynenc.toml`]: "atomic_service_interval_minutes = 9.0\n",
      [`${folder}/.env`]: NAMED,
    };
    const answers: Readonly<Record<string, (params: never) => unknown>> = {
      [READ_FILE]: ({ uri }: ReadFileParams) => {
        const text = texts[uri];
        return text === undefined ? { problem: "missing" } : { text };
      },
      [FIND_FILES]: (_params: FindFilesParams) => ({ uris: Object.keys(texts) }),
    };
    const published = new Promise<readonly { code: string }[]>((resolve) => {
      worker.on("message", ({ id, method, params }) => {
        if (method === "textDocument/publishDiagnostics") resolve(params.diagnostics);
        else if (id !== undefined && method !== undefined) {
          worker.postMessage({ jsonrpc: "2.0", id, result: answers[method]?.(params as never) ?? null });
        }
      });
    });
    const send = (message: object) => worker.postMessage({ jsonrpc: "2.0", ...message });
    const params = {
      processId: null,
      rootUri: folder,
      capabilities: {},
      workspaceFolders: [{ uri: folder, name: "w" }],
    };
    send({ id: 1, method: "initialize", params });
    send({ method: "initialized", params: {} });
    const textDocument = { uri: `${folder}/pyproject.toml`, languageId: "toml", version: 1, text: FOUR };
    send({ method: "textDocument/didOpen", params: { textDocument } });
    expect((await published).map(({ code }) => code)).toContain("shadowed-setting");
  });
});

describe("a client that reads for the server", () => {
  it("is asked instead of the disk, and may fail at it", async () => {
    const { uri } = temporaryWorkspace({ "pyproject.toml": FOUR, "slotwise.toml": "runners = 2\n" });
    const client = await startClient({ folders: [uri], initializationOptions: { files: true } });
    const document = `${uri}/pyproject.toml`;
    const asked: string[] = [];
    client.connection.onRequest(FIND_FILES, ({ folder }: FindFilesParams) => {
      asked.push(folder);
      return { uris: [document, `${uri}/.env`, `${uri}/pynenc.toml`, `${uri}/broken.yaml`] };
    });
    client.connection.onRequest<ReadFileResult, void>(READ_FILE, (params: ReadFileParams) => {
      if (params.uri.endsWith("broken.yaml")) throw new Error("no provider");
      if (params.uri.endsWith(".env")) return { text: NAMED };
      if (params.uri.endsWith("pynenc.toml")) return { text: "\n\natomic_service_interval_minutes = 9.0\n" };
      return { problem: "missing" };
    });
    client.open(document, FOUR);
    // Not the two that only the disk knows of.
    expect((await client.drawings(document)).status?.fleet).toBe("4 runners");
    const params = { textDocument: { uri: document }, position: { line: 1, character: 3 } };
    const hover = await client.request<Hover>("textDocument/hover", params);
    expect(JSON.stringify(hover.contents)).toContain("from pynenc.toml:3, which beats line 2");
    expect(asked).toEqual([uri]);
  });
});

describe("several folders", () => {
  it("are judged each by its own settings, and told again when those change", async () => {
    const one = temporaryWorkspace({ "pyproject.toml": FOUR });
    const other = temporaryWorkspace({ "pyproject.toml": FOUR });
    let runners = 3;
    const client = await startClient({
      folders: [one.uri, other.uri],
      settings: (uri) => (uri.startsWith(other.uri) ? { runners, rules: { "dead-runner-hole": "off" } } : {}),
      initializationOptions: { drawings: true },
    });
    const [here, there] = [`${one.uri}/pyproject.toml`, `${other.uri}/pyproject.toml`];
    client.open(here, FOUR);
    client.open(there, FOUR);
    expect((await client.drawings(here)).status?.fleet).toBe("4 runners");
    expect((await client.drawings(there)).status?.fleet).toBe("3 runners");
    const codes = (await client.diagnostics(here)).map(({ code }) => code);
    expect(codes).toContain("window-shorter-than-check");
    expect(client.published.filter(({ uri }) => uri === there)).toEqual([]);
    runners = 5;
    void client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    expect((await client.diagnostics(there)).map(({ code }) => code)).toContain("window-shorter-than-check");
  });

  it("take settings from clients that push them", async () => {
    const { uri } = temporaryWorkspace({ "pyproject.toml": FOUR });
    const client = await startClient({ folders: [uri], capabilities: {}, initializationOptions: { drawings: true } });
    const settings = { slotwise: { runners: "2", inlayHints: false } };
    void client.connection.sendNotification("workspace/didChangeConfiguration", { settings });
    client.open(`${uri}/pyproject.toml`, FOUR);
    expect((await client.drawings(`${uri}/pyproject.toml`)).status?.fleet).toBe("2 runners");
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const params = { textDocument: { uri: `${uri}/pyproject.toml` }, range };
    expect(await client.request<InlayHint[]>("textDocument/inlayHint", params)).toEqual([]);
  });
});

describe("a ConfigMap", () => {
  it("is shown with the fleet that the manifest beside it starts", async () => {
    const map = (interval: string) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: fleet}\ndata:\n  PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: "${interval}"\n`;
    const worker =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: worker}\nspec:\n  replicas: 5\n  template:\n    spec:\n      containers:\n        - name: app\n          envFrom: [{configMapRef: {name: fleet}}]\n";
    const { uri } = temporaryWorkspace({
      "pyproject.toml": '[project]\ndependencies = ["pynenc==0.2.1"]\n',
      "k8s/map.yaml": map("5"),
      "k8s/worker.yaml": worker,
    });
    const client = await startClient({ folders: [uri] });
    const document = `${uri}/k8s/map.yaml`;
    client.open(document, map("5"));
    const [margin] = (await client.diagnostics(document)).filter(({ code }) => code === "margin-exceeds-slot");
    expect(margin?.message).toContain("with 5 runners");
    const position = { line: 4, character: 8 };
    const hover = await client.request<Hover>("textDocument/hover", { textDocument: { uri: document }, position });
    expect(JSON.stringify(hover)).toContain("5 runners");
    const symbols = await client.request("textDocument/documentSymbol", { textDocument: { uri: document } });
    expect(symbols).toMatchObject([{ name: "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES", detail: "5.0" }]);
    client.type(document, 2, map("20"));
    expect((await client.diagnostics(document, 2)).map(({ code }) => code)).not.toContain("margin-exceeds-slot");
    client.open(`${uri}/k8s/worker.yaml`, worker);
    const fleet = await client.request("textDocument/documentSymbol", {
      textDocument: { uri: `${uri}/k8s/worker.yaml` },
    });
    expect(fleet).toMatchObject([{ name: "Deployment worker, container app", detail: "5 replicas" }]);
  });
});

describe("changes outside of the editor", () => {
  it("are judged when the client tells of them", async () => {
    const { path, uri } = temporaryWorkspace({ "pyproject.toml": FOUR, ".env": NAMED });
    const capabilities = {
      ...EDITOR_CAPABILITIES,
      workspace: { ...EDITOR_CAPABILITIES.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
    };
    const client = await startClient({ folders: [uri], capabilities });
    const document = `${uri}/pyproject.toml`;
    client.open(document, FOUR);
    const codes = () =>
      client.published
        .filter((each) => each.uri === document)
        .at(-1)
        ?.diagnostics.map(({ code }) => code);
    await client.diagnostics(document);
    expect(codes()).not.toContain("shadowed-setting");
    const tell = (type: number) =>
      client.connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [{ uri: `${uri}/pynenc.toml`, type }],
      });
    writeFileSync(join(path, "pynenc.toml"), "atomic_service_interval_minutes = 9.0\n");
    await tell(1);
    await expect.poll(codes).toContain("shadowed-setting");
    rmSync(join(path, "pynenc.toml"));
    await tell(3);
    await expect.poll(codes).not.toContain("shadowed-setting");
  });

  it("are heard of in a file that only another one names", async () => {
    const environment = "PYNENC__FILEPATH=conf/fleet.toml\n";
    const { path, uri } = temporaryWorkspace({ "pyproject.toml": FOUR, ".env": environment });
    const capabilities = {
      ...EDITOR_CAPABILITIES,
      workspace: { ...EDITOR_CAPABILITIES.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
    };
    const client = await startClient({ folders: [uri], capabilities });
    const document = `${uri}/.env`;
    client.open(document, environment);
    const codes = () =>
      client.published
        .filter((each) => each.uri === document)
        .at(-1)
        ?.diagnostics.map(({ code }) => code);
    await expect.poll(codes).toEqual(["unread-source"]);
    mkdirSync(join(path, "conf"));
    writeFileSync(join(path, "conf/fleet.toml"), "app_id = 'shop'\n");
    const changes = [{ uri: `${uri}/conf/fleet.toml`, type: 1 }];
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    await expect.poll(codes).toEqual([]);
  });

  it("are gone with their folder, of which a client tells but once", async () => {
    const undeclared = FOUR.replace(/\n\[tool\.slotwise\][\s\S]*/, "\n");
    const { path, uri } = temporaryWorkspace({
      "pyproject.toml": undeclared,
      "deploy/compose.yaml":
        "services:\n  w:\n    environment: {PYNENC__LOG_STREAM: stdout}\n    deploy: {replicas: 7}\n",
    });
    const capabilities = {
      ...EDITOR_CAPABILITIES,
      workspace: { ...EDITOR_CAPABILITIES.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
    };
    const client = await startClient({ folders: [uri], capabilities });
    const document = `${uri}/pyproject.toml`;
    client.open(document, undeclared);
    const messages = () =>
      client.published
        .at(-1)
        ?.diagnostics.map(({ message }) => message)
        .join("\n");
    await expect.poll(messages).toContain("with 7 runners");
    expect(client.registrations.flatMap(({ registerOptions }) => registerOptions?.watchers ?? [])).toContainEqual({
      globPattern: "**/*",
      kind: 4,
    });
    rmSync(join(path, "deploy"), { recursive: true });
    const changes = [{ uri: `${uri}/deploy`, type: 3 }];
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    await expect.poll(messages).not.toContain("with 7 runners");
  });

  it("are found on saving where the client does not watch", async () => {
    const { path, uri } = temporaryWorkspace({ "pyproject.toml": FOUR, ".env": NAMED });
    const client = await startClient({ folders: [uri], capabilities: {} });
    const document = `${uri}/pyproject.toml`;
    client.open(document, FOUR);
    await client.diagnostics(document);
    writeFileSync(join(path, "pynenc.toml"), "atomic_service_interval_minutes = 9.0\n");
    await client.connection.sendNotification("textDocument/didSave", { textDocument: { uri: document } });
    const codes = () => client.published.at(-1)?.diagnostics.map(({ code }) => code);
    await expect.poll(codes).toContain("shadowed-setting");
  });

  it("takes away what it said of a document that is closed", async () => {
    const { uri } = temporaryWorkspace({ "pyproject.toml": FOUR });
    const client = await startClient({ folders: [uri] });
    const document = `${uri}/pyproject.toml`;
    client.open(document, FOUR);
    await client.diagnostics(document);
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri: document } });
    await expect.poll(() => client.published.at(-1)?.diagnostics).toEqual([]);
  });
});

describe("what has not changed", () => {
  it("is not said again, but to a document that is opened again", async () => {
    const { uri } = temporaryWorkspace({ "pyproject.toml": FOUR });
    const client = await startClient({ folders: [uri], initializationOptions: { drawings: true } });
    const [document, other] = [`${uri}/pyproject.toml`, `${uri}/other.py`];
    const drawn: string[] = [];
    client.connection.onNotification(DRAWINGS, (params: DrawingsParams) => {
      drawn.push(params.uri.slice(uri.length + 1));
    });
    client.open(document, FOUR);
    await expect.poll(() => drawn).toEqual(["pyproject.toml"]);
    client.open(other, "x = 1\n", "python");
    await expect.poll(() => drawn).toEqual(["pyproject.toml", "other.py"]);
    client.type(other, 2, "x = 12\n");
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri: document } });
    client.open(document, FOUR);
    await expect.poll(() => drawn).toEqual(["pyproject.toml", "other.py", "pyproject.toml"]);
    expect(client.published.filter((each) => each.uri === document).map(({ version }) => version)).toEqual([1, 1]);
  });
});

describe("requests that nobody waits for any more", () => {
  it("are given up, and the next one is answered", async () => {
    const { uri } = temporaryWorkspace({ "pyproject.toml": FOUR });
    const client = await startClient({ folders: [uri] });
    const textDocument = { uri: `${uri}/pyproject.toml` };
    client.open(textDocument.uri, FOUR);
    const source = new CancellationTokenSource();
    const given = client.connection
      .sendRequest("textDocument/hover", { textDocument, position: { line: 1, character: 3 } }, source.token)
      .catch((error: Error) => error.message);
    source.cancel();
    expect([null, expect.any(String)]).toContainEqual(await given);
    const hover = await client.request<Hover>("textDocument/hover", {
      textDocument,
      position: { line: 1, character: 3 },
    });
    expect(JSON.stringify(hover.contents)).toContain("atomic_service_interval_minutes");
  });
});

describe("a large workspace", () => {
  it("of 10,000 files is judged, with what is unreadable left out", async () => {
    const files: Record<string, string | Uint8Array> = {
      "pyproject.toml": FOUR,
      "binary.env": new Uint8Array([0, 1, 2]),
    };
    for (let index = 0; index < 10_000; index++) files[`d${index % 100}/module_${index}.py`] = "x = 1\n";
    files["deploy/compose.yaml"] =
      'services:\n  w:\n    environment:\n      PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: "8"\n    deploy: {replicas: 3}\n';
    files["deploy/huge.yaml"] = "# PYNENC__A\n".repeat(200_000);
    const { uri } = temporaryWorkspace(files);
    const client = await startClient({ folders: [uri] });
    client.open(`${uri}/deploy/compose.yaml`, String(files["deploy/compose.yaml"]), "yaml");
    const textDocument = { uri: `${uri}/deploy/compose.yaml` };
    const hover = await client.request<Hover>("textDocument/hover", {
      textDocument,
      position: { line: 3, character: 20 },
    });
    expect(JSON.stringify(hover.contents)).toContain("which beats pyproject.toml:2");
  });
});
