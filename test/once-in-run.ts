import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

/**
 * What is made once in a run of the tests, by whoever needs it first; the others wait for it.
 *
 * @param name of a folder
 * @param make makes it there; what it throws is thrown to the first who asks
 * @returns the folder
 * @throws for the others too, where it could not be made
 */
export async function onceInRun(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const run = process.env["SLOTWISE_TEST_RUN"];
  if (run === undefined) throw new Error("test/run-folder.ts is not among the global set-ups");
  const [made, failed, folder] = ["made", "failed", "what"].map((each) => join(run, name, each)) as [
    string,
    string,
    string,
  ];
  if (isFirst(join(run, name))) {
    try {
      await make(folder);
      writeFileSync(made, "");
    } catch (error) {
      writeFileSync(failed, "");
      throw error;
    }
  }
  while (!existsSync(made) && !existsSync(failed)) await setTimeout(100);
  if (existsSync(failed)) throw new Error(`${name} could not be made; another test says why`);
  return folder;
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
