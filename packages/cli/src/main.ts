import { processHost } from "./host/process-host.js";
import { run } from "./run.js";

void run(process.argv.slice(2), processHost(process)).then((status) => {
  process.exitCode = status;
});
