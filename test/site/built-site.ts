import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** Where the site is on its host, in the tests. */
export const BASE = "/slotwise/";
/** What the site takes for the address of its sources. */
export const REPOSITORY = "https://github.com/owner/slotwise";

/**
 * The folder of the site, built once in a run of the tests, by whoever needs it first; the others wait for it.
 *
 * @throws where the build fails
 */
export async function builtSite(): Promise<string> {
  const run = process.env["SLOTWISE_TEST_SITE"];
  if (run === undefined) throw new Error("test/site/site-folder.ts is not among the global set-ups");
  const site = join(run, "site");
  const ended = join(run, "ended");
  if (isFirst(join(run, "begun"))) {
    const failure = await build(site);
    writeFileSync(ended, "");
    if (failure !== undefined) throw new Error(failure);
  }
  while (!existsSync(ended)) await setTimeout(100);
  if (!existsSync(join(site, "index.html"))) throw new Error("the site was not built; another test says why");
  return site;
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** What went wrong; undefined where nothing did. */
function build(site: string): Promise<string | undefined> {
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
  return new Promise((ended) => {
    child.on("close", (status) => ended(status === 0 ? undefined : `the build ended with ${status}\n${said}`));
  });
}
