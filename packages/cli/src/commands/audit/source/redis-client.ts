import { isIP } from "node:net";
import type { RedisAnswer, RedisRead, RedisReads } from "@slotwise/audit";
import { Redis, ReplyError } from "ioredis";
import type { RedisAddress } from "./redis-address.js";
import { type RedisStep, redisProblem } from "./redis-problem.js";

/** How long to wait, in milliseconds. */
export interface RedisPatience {
  readonly connecting: number;
  /** For an answer, once connected. */
  readonly answering: number;
}

/** A connection that only reads, and is closed by itself when something goes wrong. */
export interface RedisConnection extends Pick<RedisReads, "ask"> {
  readonly close: () => void;
}

/** @throws UsageError for a server that is away, refuses, or is none */
export async function connectToRedis(address: RedisAddress, patience: RedisPatience): Promise<RedisConnection> {
  const client = new Redis({
    host: address.host,
    port: address.port,
    ...(address.isEncrypted ? { tls: isIP(address.host) === 0 ? { servername: address.host } : {} } : {}),
    connectTimeout: patience.connecting,
    commandTimeout: patience.answering,
    // Whoever may only read is refused what the client would say of itself and ask about the server.
    disableClientInfo: true,
    enableReadyCheck: false,
    protocol: 2,
    lazyConnect: true,
    retryStrategy: null,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
  });
  // Of all errors the first says most: those after it are of commands that a closed connection cannot carry.
  let first: unknown;
  client.on("error", (error: unknown) => {
    first ??= error;
  });
  const orProblem = async <Answer>(work: () => Promise<Answer>, step: RedisStep) => {
    try {
      return await work();
    } catch (error) {
      client.disconnect();
      throw redisProblem(error instanceof ReplyError ? error : (first ?? error), step, address, patience);
    }
  };
  await orProblem(() => client.connect(), "connect");
  if (address.password !== undefined) {
    const words = address.user === undefined ? [address.password] : [address.user, address.password];
    await orProblem(() => client.call("AUTH", words).catch(unlessNeedless), "auth");
  }
  if (address.database !== 0) await orProblem(() => client.call("SELECT", [address.database]), "select");
  let step: RedisStep = "read";
  return {
    ask: async (commands) => {
      const answers = await orProblem(() => asked(client, commands), step);
      step = "again";
      return answers;
    },
    close: () => client.disconnect(),
  };
}

/** A server without a password has nothing against one. */
function unlessNeedless(error: unknown): void {
  if (!/without any password configured|no password is set/.test(String(error))) throw error;
}

async function asked(client: Redis, commands: readonly RedisRead[]): Promise<readonly RedisAnswer[]> {
  const pipeline = client.pipeline();
  for (const [name, ...words] of commands) pipeline.call(name, ...words);
  const answers = (await pipeline.exec()) ?? [];
  return answers.map(([error, answer]) => {
    if (error === null) return answer as RedisAnswer;
    // The key is somebody else's, and holds nothing of what was asked for.
    if (error.message.startsWith("WRONGTYPE")) return null;
    throw error;
  });
}
