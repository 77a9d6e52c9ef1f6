import { startClient, temporaryWorkspace } from "./lsp-client.js";

/** Four runners whose turns are missed. */
export const FOUR = `[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_spread_margin_minutes = 1.0
atomic_service_check_interval_minutes = 0.5

[tool.slotwise]
runners = 4
pynenc-version = "0.2.3"
`;

/** One document in a workspace of its own, opened. */
export async function opened(text: string, name = "pyproject.toml", rest: Readonly<Record<string, string>> = {}) {
  const workspace = temporaryWorkspace({ ...rest, [name]: text });
  const uri = `${workspace.uri}/${name}`;
  const client = await startClient({
    folders: [workspace.uri],
    initializationOptions: { drawings: true, lenses: true },
  });
  client.open(uri, text);
  return { client, uri, textDocument: { uri }, workspace };
}
