import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { outfile } from "../../packages/cli/scripts/bundle.mjs";
import { DEFAULTS, folderWith } from "./command.js";

const FULL = "/dev/full";

/** Runs the command with standard output, and perhaps standard error, on a full disk. */
function onFullDisk(args: readonly string[], streams: readonly ("stdout" | "stderr")[]) {
  const full = openSync(FULL, "w");
  try {
    const stream = (name: "stdout" | "stderr") => (streams.includes(name) ? full : "pipe");
    return spawnSync(process.execPath, [outfile, ...args], {
      cwd: folderWith({ "pyproject.toml": DEFAULTS }),
      stdio: ["ignore", stream("stdout"), stream("stderr")],
      encoding: "utf8",
    });
  } finally {
    closeSync(full);
  }
}

describe.skipIf(!existsSync(FULL))("a full disk", () => {
  it.each([["lint"], ["settings"], ["preview", "--runners=4"], ["--help"]])("%s says so in one line", (...args) => {
    const { status, stderr } = onFullDisk(args, ["stdout"]);
    expect(stderr).toMatch(/^slotwise: standard output could not be written: ENOSPC[^\n]*\n$/);
    expect(status).toBe(2);
  });

  it("is no internal error where nothing at all can be written", () => {
    expect(onFullDisk(["lint"], ["stdout", "stderr"]).status).toBe(2);
  });
});
