import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { installCommand, isInstalled } from "../install.mjs";
import { SERVER, temporaryWorkspace } from "./lsp-client.js";

const HAS_NEOVIM: boolean = isInstalled("nvim");
if (!HAS_NEOVIM) process.stdout.write(`Neovim is missing, so its tests are skipped: ${installCommand(["neovim"])}\n`);

/** The configuration that the documentation tells people to use. */
const CONFIGURATION: string = /```lua\n([\s\S]*?)```/.exec(
  readFileSync(new URL("../../docs/editors.md", import.meta.url), "utf8"),
)?.[1] as string;

/** Waits for problems, asks what is under the cursor, applies the preferred fix, saves, and waits until it is gone. */
const STORY = `
local function codes()
  return vim.tbl_map(function(each) return each.code end, vim.diagnostic.get(0))
end
local function has(code) return vim.tbl_contains(codes(), code) end
local seen = vim.wait(20000, function() return has("window-shorter-than-check") end, 20)
local before = codes()
vim.fn.search("atomic_service_check")
local position = vim.lsp.util.make_position_params()
local hover = vim.lsp.buf_request_sync(0, "textDocument/hover", position, 20000)
local problem = vim.tbl_filter(function(each) return each.code == "window-shorter-than-check" end, vim.diagnostic.get(0))[1]
local range = { start = { line = problem.lnum, character = problem.col }, ["end"] = { line = problem.end_lnum, character = problem.end_col } }
local params = { textDocument = position.textDocument, range = range, context = { diagnostics = {} } }
local actions = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 20000)
local id = vim.tbl_keys(actions)[1]
for _, action in ipairs(actions[id].result) do
  if action.isPreferred then
    vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(id).offset_encoding)
    break
  end
end
vim.cmd("write")
local gone = vim.wait(20000, function() return not has("window-shorter-than-check") end, 20)
local answer = { seen = seen, gone = gone, before = before, hover = hover[id].result }
vim.fn.writefile({ vim.fn.json_encode(answer) }, vim.env.ANSWER)
vim.cmd("quitall!")
`;

const TEXT = `[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_check_interval_minutes = 0.5

[tool.slotwise]
runners = 4
pynenc-version = "0.2.3"
`;

describe("Neovim, with the documented configuration", () => {
  it.skipIf(!HAS_NEOVIM)("shows problems and a hover, and applies a fix", () => {
    const { path } = temporaryWorkspace({
      "pyproject.toml": TEXT,
      "bin/slotwise-language-server": `#!/bin/sh\nexec "${process.execPath}" "${SERVER}" "$@"\n`,
      "init.lua": CONFIGURATION,
      "story.lua": STORY,
    });
    chmodSync(join(path, "bin/slotwise-language-server"), 0o755);
    const answerFile = join(path, "answer.json");
    const { status, stderr } = spawnSync(
      "nvim",
      [
        "--clean",
        "--headless",
        "-u",
        join(path, "init.lua"),
        join(path, "pyproject.toml"),
        "-S",
        join(path, "story.lua"),
      ],
      {
        encoding: "utf8",
        timeout: 50_000,
        env: { ...process.env, PATH: `${join(path, "bin")}:${process.env.PATH}`, ANSWER: answerFile, HOME: path },
      },
    );
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const answer = JSON.parse(readFileSync(answerFile, "utf8"));
    expect(answer).toMatchObject({ seen: true, gone: true });
    expect(answer.before).toContain("window-shorter-than-check");
    // No pictures in a terminal, but the cycle in characters.
    expect(answer.hover.contents.value).toContain("4 runners, as declared: not safe.");
    expect(answer.hover.contents.value).not.toContain("data:");
    expect(answer.hover.contents.value).toContain("window missed");
    expect(readFileSync(join(path, "pyproject.toml"), "utf8")).toBe(TEXT.replace("= 0.5", "= 0.24"));
  });
});
