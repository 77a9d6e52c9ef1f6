import { createServer as createHttpServer } from "node:http";
import { createServer, type Server } from "node:net";
import { describe, expect, it } from "vitest";
import {
  closingServer,
  encryptedServer,
  exhaustedServer,
  repeatingServer,
  silentServer,
  withServer,
} from "../../../../../../test/audit/redis/strange-server.js";
import { UsageError } from "../../../host/host.js";
import { redisProblem } from "./redis-problem.js";
import { openRedis } from "./redis-server.js";

const HOST = { environment: {}, now: () => 0 };
/** Long enough for a busy machine where an answer comes, short where none does. */
const PATIENCE = { connecting: 20_000, answering: 20_000 };

async function opened(text: string, patience: typeof PATIENCE): Promise<void> {
  (await openRedis(text, undefined, HOST, patience)).close();
}

async function problemOf(text: string, patience = PATIENCE): Promise<string> {
  const error: unknown = await opened(text, patience).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  const { message } = error as Error;
  expect(message).not.toMatch(/\p{Cc}/u);
  expect(message).not.toContain("hunter2");
  return message;
}

const connections = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });

const problemWith = (server: Server, patience = PATIENCE, rest = "/0", scheme = "redis", user = "") =>
  withServer(server, async (port) => {
    const message = await problemOf(`${scheme}://${user}127.0.0.1:${port}${rest}`, patience);
    expect(message.startsWith(`${scheme}://127.0.0.1:${port}${rest} `)).toBe(true);
    return message.slice(message.indexOf(" ") + 1);
  });

describe("a server that cannot be read", () => {
  it("is away", async () => {
    const free = await withServer(createServer(), async (port) => port);
    expect(await problemOf(`redis://127.0.0.1:${free}`)).toBe(
      `redis://127.0.0.1:${free}/0 cannot be reached: no server answers there (ECONNREFUSED)`,
    );
    expect(await problemOf("redis://no-such-host.invalid/1")).toContain(
      "redis://no-such-host.invalid:6379/1 cannot be reached: there is no such host",
    );
  });

  it("says nothing", async () => {
    expect(await problemWith(silentServer(), { ...PATIENCE, answering: 100 })).toBe(
      "takes a connection and does not answer within 0.1 s: is it a Redis server?",
    );
  });

  it("is a server of something else", async () => {
    expect(await problemWith(createHttpServer())).toBe("is no Redis server: it answers something else");
    expect(await problemWith(repeatingServer("SSH-2.0-OpenSSH_9.6\r\n"))).toContain("is no Redis server");
  });

  it("closes the connection, as one that wants TLS does", async () => {
    const message = "closed the connection; a server that wants TLS is rediss://";
    expect(await problemWith(closingServer())).toBe(message);
    expect(await problemWith(encryptedServer())).toMatch(/^(closed the connection|is no Redis server)/);
  });

  it("does not speak TLS", async () => {
    expect(await problemWith(silentServer(), { ...PATIENCE, connecting: 300 }, "/0", "rediss")).toBe(
      "does not answer within 0.3 s; one that does not speak TLS is redis://",
    );
    expect(await problemWith(createHttpServer(), PATIENCE, "/0", "rediss")).toMatch(
      /^does not speak TLS there; redis:/,
    );
  });

  it.each([
    ["NOAUTH Authentication required.", "asks for a password: redis://user:password@host, or REDIS_URL"],
    ["MOVED 1234 10.0.0.1:7000", "is a node of a cluster: no pynenc can use one, and slotwise cannot read it"],
    ["CLUSTERDOWN Hash slot not served", "is a node of a cluster: no pynenc can use one, and slotwise cannot read it"],
    ["LOADING Redis is loading the dataset in memory", "is still loading its data; try again in a moment"],
    ["MASTERDOWN Link with MASTER is down", "is a replica without its primary"],
    ["NOPERM this user has no permissions to run 'scan'", "answers: NOPERM this user has no permissions to run 'scan'"],
    ["ERR \u001B[31mred", "answers: ERR \uFFFD[31mred"],
    [`ERR ${"x".repeat(1000)}`, `answers: ERR ${"x".repeat(196)}...`],
  ])("answers %j", async (answer, expected) => {
    expect(await problemWith(repeatingServer(`-${answer}\r\n`))).toBe(expected);
  });

  it("has no such database", async () => {
    const select = (answer: string) => problemWith(repeatingServer(`-ERR ${answer}\r\n`), PATIENCE, "/99");
    expect(await select("DB index is out of range")).toBe("has no database 99");
    expect(await select("SELECT is not allowed in cluster mode")).toContain("is a node of a cluster");
  });

  it("refuses the password, and repeats it", async () => {
    const auth = (answer: string) =>
      problemWith(repeatingServer(`-${answer}\r\n`), PATIENCE, "/0", "redis", "ann:hunter2@");
    expect(await auth("WRONGPASS invalid username-password pair or user is disabled.")).toBe(
      "refuses this user or password",
    );
    expect(await auth("ERR unknown command `AUTH`, with args beginning with: `ann` `hunter2`")).toBe(
      "does not take a password",
    );
    expect(await auth("ERR AUTH <password> called without any password configured for the default user")).toContain(
      "answers: ERR AUTH",
    );
  });

  it("holds nothing of pynenc's", async () => {
    const empty = repeatingServer("*2\r\n$1\r\n0\r\n*0\r\n");
    expect(await problemWith(empty)).toBe(
      "holds nothing of pynenc's; pynenc's redis_db or redis_url says which database it is",
    );
  });
});

describe("a connection", () => {
  it("is closed while a server does not answer", async () => {
    const server = exhaustedServer(":1\r\n:1\r\n:1\r\n");
    await withServer(server, async (port) => {
      const source = await openRedis(`redis://127.0.0.1:${port}`, "orders", HOST, PATIENCE);
      const look = source.read("orders").catch((error: unknown) => error);
      expect(await connections(server)).toBe(1);
      await source.close();
      expect(await look).toBeInstanceOf(UsageError);
      await expect.poll(() => connections(server)).toBe(0);
    });
  });

  it("is the same for each look", async () => {
    const server = repeatingServer(":1\r\n");
    let count = 0;
    server.on("connection", () => count++);
    await withServer(server, async (port) => {
      const source = await openRedis(`redis://127.0.0.1:${port}`, "orders", HOST, PATIENCE);
      for (let look = 0; look < 2; look++) await source.read("orders").catch(() => undefined);
      expect(count).toBe(1);
      await source.close();
    });
  });
});

describe("what has gone wrong", () => {
  const address = { host: "cache", port: 1, database: 0, isEncrypted: true, user: undefined, password: "hunter2" };
  const said = (error: object, step: "connect" | "read" = "connect") =>
    redisProblem(error, step, address, PATIENCE).message;

  it.each([
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "CERT_HAS_EXPIRED",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  ])("with a certificate is said with its code: %s", (code) => {
    expect(said({ code, message: "hunter2" })).toBe(
      `rediss://cache:1/0 has a certificate that is not trusted (${code})`,
    );
  });

  it("keeps a password out of what a server repeats", () => {
    expect(said({ name: "ReplyError", message: "ERR hunter2" }, "read")).toBe("rediss://cache:1/0 answers: ERR ...");
  });
});
