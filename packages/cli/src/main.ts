import { processHost } from "./host/process-host.js";
import { run } from "./run.js";

const host = processHost(process);
void run(process.argv.slice(2), host).then(host.end);
