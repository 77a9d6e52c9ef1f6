import { safeLine } from "@slotwise/words";
import { type Host, UsageError } from "../../../host/host.js";

/** Where a Redis server is and who asks it. */
export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  readonly database: number;
  readonly isEncrypted: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

const VARIABLE = "REDIS_URL";
const DEFAULT_PORT = 6379;
const SHAPE = "redis://host:6379/0 or rediss://user:password@host:6379/0";

/** Whether an argument names a Redis server: `redis:` alone is the one of `REDIS_URL`. */
export function isRedisAddress(text: string): boolean {
  return /^rediss?:/i.test(text);
}

/**
 * Reads an address. `redis:` alone stands for `REDIS_URL`; an address without a password gets the user and the password of
 * `REDIS_URL`, where that is about the same host and port.
 *
 * @throws UsageError without any part of the address in it: a mistake may have put the password anywhere
 */
export function redisAddress(text: string, { environment }: Pick<Host, "environment">): RedisAddress {
  const inEnvironment = environment[VARIABLE] || undefined;
  if (/^redis:(\/\/)?$/i.test(text)) {
    if (inEnvironment === undefined)
      throw new UsageError(`redis: alone is the server of ${VARIABLE}, which is not set`);
    return parsed(inEnvironment, VARIABLE);
  }
  const address = parsed(text, "the address");
  if (address.password !== undefined || inEnvironment === undefined) return address;
  const other = parsed(inEnvironment, VARIABLE);
  if (other.host !== address.host || other.port !== address.port) return address;
  return { ...address, user: address.user ?? other.user, password: other.password };
}

/** An address to be shown: without user and password. */
export function shownAddress({ host, port, database, isEncrypted }: RedisAddress): string {
  const name = host.includes(":") ? `[${host}]` : host;
  return safeLine(`${isEncrypted ? "rediss" : "redis"}://${name}:${port}/${database}`);
}

function parsed(text: string, name: string): RedisAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const database = /^\/?$/.test(url?.pathname ?? "") ? "0" : /^\/(\d{1,6})$/.exec(url?.pathname ?? "")?.[1];
  if (!url || !isRedisAddress(text) || url.hostname === "" || database === undefined || url.search + url.hash !== "") {
    throw new UsageError(
      `${name} is not like ${SHAPE} (in a user or a password / ? # @ : and % are written as %2F %3F %23 %40 %3A %25)`,
    );
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port || DEFAULT_PORT),
    database: Number(database),
    isEncrypted: url.protocol === "rediss:",
    user: decoded(url.username, name),
    password: decoded(url.password, name),
  };
}

function decoded(text: string, name: string): string | undefined {
  try {
    return text === "" ? undefined : decodeURIComponent(text);
  } catch {
    throw new UsageError(`${name} has a % in its user or password that is no escape: a % itself is written as %25`);
  }
}
