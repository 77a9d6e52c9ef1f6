// The process that the server runs in on the desktop. There is one server in the package, written for a web worker: it
// asks the editor for files, wherever it runs. Here it gets the few things of a worker that it knows, made of the channel
// that the editor has to its processes. Half the package would be a second copy of it otherwise.

interface WorkerScope {
  onmessage?: (event: { readonly data: unknown }) => void;
  postMessage(message: unknown): void;
  addEventListener(): void;
}

const scope = globalThis as unknown as WorkerScope;
scope.postMessage = (message) => void process.send?.(message);
// Of a message that cannot be read, which a channel never has.
scope.addEventListener = () => undefined;
// An editor that has gone takes its server along.
process.once("disconnect", () => process.exit());

/** Beside this file, once it is bundled. */
const SERVER = "./worker.js";
// What comes meanwhile waits in the channel until somebody listens.
void import(SERVER).then(() => process.on("message", (data) => scope.onmessage?.({ data })));
