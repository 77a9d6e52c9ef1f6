import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onceInRun } from "../once-in-run.js";

/** Where the site is on its host, in the tests. */
export const BASE = "/slotwise/";
/** What the site takes for the address of its sources. */
export const REPOSITORY = "https://github.com/owner/slotwise";

/**
 * The folder of the site, built once in a run of the tests.
 *
 * @throws where the build fails
 */
export function builtSite(): Promise<string> {
  return onceInRun("site", build);
}

function build(site: string): Promise<void> {
  const script = fileURLToPath(new URL("../../docs/.vitepress/scripts/site.mjs", import.meta.url));
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  const child = spawn(process.execPath, [script, "build", "--base", BASE, "--out", site], {
    env: { ...env, SLOTWISE_REPOSITORY: REPOSITORY },
  });
  let said = "";
  const listen = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  return new Promise((done, fail) => {
    child.on("close", (status) => {
      if (status === 0) done();
      else fail(new Error(`the build ended with ${status}\n${said}`));
    });
  });
}
