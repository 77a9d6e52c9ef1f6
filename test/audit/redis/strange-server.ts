import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";

/** A server on a free port of this machine, for as long as `use` takes. */
export async function withServer<T>(server: Server, use: (port: number) => Promise<T>): Promise<T> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => void sockets.add(socket.on("error", () => {})));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  try {
    return await use(typeof address === "object" && address !== null ? address.port : 0);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Takes connections and says nothing. */
export function silentServer(): Server {
  return createServer((socket) => void socket.resume());
}

/** Says the same to whatever comes, once for each command. */
export function repeatingServer(answer: string): Server {
  return createServer((socket) => {
    socket.on("data", (data) => {
      const commands = data.toString("latin1").match(/\*\d+\r\n/g) ?? [];
      socket.write(commands.map(() => answer).join(""));
    });
  });
}

/** Says the same to the first thing that comes, and nothing more. */
export function exhaustedServer(answer: string): Server {
  return createServer((socket) => void socket.once("data", () => void socket.write(answer)));
}

/** Closes the connection as soon as anything comes. */
export function closingServer(): Server {
  return createServer((socket) => void socket.once("data", () => socket.end()));
}

/** Wants TLS, as a Redis on its TLS port does; it has no certificate, so that nobody gets further. */
export function encryptedServer(): Server {
  return createTlsServer({}).on("tlsClientError", () => {});
}
