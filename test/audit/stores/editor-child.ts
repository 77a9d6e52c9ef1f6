// Runs as the editor's own Node does: node editor-child.mjs FILE. What is told to a person stands in `problem`.
import { openSource } from "../../../extension/src/audit/records-source.js";
import { LOCAL_STORES } from "../../../extension/src/desktop/local-stores.js";

const [, , path = ""] = process.argv;
try {
  const { applications, read } = await openSource({ scheme: "file", fsPath: path, path } as never, LOCAL_STORES);
  const records = [];
  for (const { application } of applications) records.push(await read(application));
  process.stdout.write(JSON.stringify({ applications, records }));
} catch (error) {
  if ((error as Error).name !== "UnreadableSource") throw error;
  process.stdout.write(JSON.stringify({ problem: (error as Error).message }));
}
