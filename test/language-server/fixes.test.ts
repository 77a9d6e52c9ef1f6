import { describe, expect, it } from "vitest";
import type { CodeAction, Hover } from "vscode-languageserver/node";
import type { InitializationOptions } from "../../packages/language-server/src/protocol/protocol.js";
import { marked, startClient, temporaryWorkspace } from "./lsp-client.js";

const SETTINGS = `[project]
name = "shop"
dependencies = ["pynenc>=0.2"]

[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_spread_margin_minutes = 1.0
atomic_service_check_interval_minutes = 0.5

[tool.slotwise]
runners = 4
`;

/** What is answered where the mark stands. */
async function at(
  markedText: string,
  initializationOptions: InitializationOptions,
  name = "pyproject.toml",
  rest: Readonly<Record<string, string>> = {},
) {
  const { text, position } = marked(markedText);
  const workspace = temporaryWorkspace({ ...rest, [name]: text });
  const uri = `${workspace.uri}/${name}`;
  const client = await startClient({ folders: [workspace.uri], initializationOptions });
  client.open(uri, text);
  const textDocument = { uri };
  const hover = async () => {
    const { contents } = await client.request<Hover>("textDocument/hover", { textDocument, position });
    return typeof contents === "object" && "value" in contents ? contents.value : "";
  };
  const actions = () =>
    client.request<CodeAction[]>("textDocument/codeAction", {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
  return { uri, hover, actions };
}

const EDITOR: InitializationOptions = { drawings: true, lenses: true, images: true };
const ON_CHECK = SETTINGS.replace("minutes = 0.5", "minutes = |0.5");
const ON_DEPENDENCY = SETTINGS.replace("pynenc>=", "pyn|enc>=");

describe("a fix before it is taken", () => {
  it("shows two thin cycles and its effect in the hover of its problem", async () => {
    const markdown = await (await at(ON_CHECK, EDITOR)).hover();
    expect(markdown).toMatch(
      /^\*\*Set atomic_service_check_interval_minutes to 0\.11:\*\* turns missed 75 % to 0; .*cycle unchanged.*\n\n!\[now, fixed\]\(data:image\/svg\+xml;base64,/,
    );
  });

  it("does so in words and characters for clients without images", async () => {
    const markdown = await (await at(ON_CHECK, { images: false })).hover();
    expect(markdown).toMatch(/```text\n +now .*\nfixed .*\n```/);
    expect(markdown).not.toContain("data:image");
  });

  it("tells its effect in its title, and can be tried without an edit", async () => {
    const { uri, actions } = await at(ON_CHECK, EDITOR);
    const found = await actions();
    const fix = found.find(({ isPreferred }) => isPreferred);
    expect(fix?.title).toMatch(/^Set atomic_service_check_interval_minutes to 0\.11: turns missed 75 % to 0, /);
    const trial = found.find(({ title }) => title === "Try in preview: check interval 0.11");
    expect(trial?.edit).toBeUndefined();
    expect(trial?.command).toMatchObject({
      command: "slotwise.preview",
      arguments: [uri, { values: { atomic_service_check_interval_minutes: 0.11 } }],
    });
  });

  it("is not tried where a client has no preview", async () => {
    const found = await (await at(ON_CHECK, { images: true })).actions();
    expect(found.length).toBeGreaterThan(1);
    expect(found.filter(({ command }) => command !== undefined)).toEqual([]);
  });

  it("is not offered where the value would be an error once it counts", async () => {
    const text = '[tool.pynenc]\nmax_pending_sec|ond = "five"\n';
    const titles = (await (await at(text, EDITOR)).actions()).map(({ title }) => title);
    expect(titles).toEqual(["Accept unknown-setting on this line", "Accept unknown-setting in this file"]);
  });
});

describe("a dependency that allows releases which behave differently", () => {
  it("shows both cycles beside each other, what changes, and what holds under both", async () => {
    const markdown = await (await at(ON_DEPENDENCY, EDITOR)).hover();
    expect(markdown).toContain("![0.2.0 to 0.2.3, 0.2.4 to 0.4.0](data:image/svg+xml;base64,");
    expect(markdown).toContain("- From 5 runners on nobody ever runs");
    expect(markdown).toContain("**Under all of them holds check interval 0.11:** turns missed 75 % to 0");
  });

  it("offers that, and to try it", async () => {
    const found = await (await at(ON_DEPENDENCY, EDITOR)).actions();
    expect(found.map(({ title }) => title.replace(/: turns.*/, ""))).toEqual(
      expect.arrayContaining([
        "Set what holds under all releases allowed, check interval 0.11",
        "Try in preview: check interval 0.11",
      ]),
    );
  });

  it("does so in a list of requirements, whatever file the settings are in", async () => {
    const settings = SETTINGS.replace('dependencies = ["pynenc>=0.2"]\n', "");
    const { hover, actions } = await at("redis\npyn|enc>=0.2\n", EDITOR, "requirements.txt", {
      "pyproject.toml": settings,
    });
    expect(await hover()).toContain("allows releases of pynenc that behave differently");
    const fix = (await actions()).find(({ title }) => title.startsWith("Set what holds"));
    expect(JSON.stringify(fix?.edit)).toContain("pyproject.toml");
  });
});
