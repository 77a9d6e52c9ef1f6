import { connect } from "node:net";

const HOST = "127.0.0.1";
const PORT = 6379;
/** One that nobody uses by default; only keys of a fleet's own application are written, and removed. */
const DATABASE = 11;

export const REDIS_URL: string = `redis://${HOST}:${PORT}/${DATABASE}`;

/**
 * Whether a Redis answers on this machine. What needs one is skipped without; on a build machine that is an error, so that
 * it never passes for having tested nothing.
 */
export async function redisAnswers(): Promise<boolean> {
  const isThere = await answers();
  if (!isThere && process.env["CI"]) throw new Error(`CI is set, and no Redis answers on ${HOST}:${PORT}`);
  return isThere;
}

function answers(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: HOST, port: PORT, timeout: 2000 });
    const answer = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once("connect", () => socket.write("PING\r\n"));
    socket.once("data", (data) => answer(data.toString().startsWith("+PONG")));
    socket.once("error", () => answer(false));
    socket.once("timeout", () => answer(false));
  });
}
