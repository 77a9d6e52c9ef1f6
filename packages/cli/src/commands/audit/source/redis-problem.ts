import { safeLine } from "@slotwise/words";
import { UsageError } from "../../../host/host.js";
import { type RedisAddress, shownAddress } from "./redis-address.js";

/** What was being done; `again` where the server has answered before. */
export type RedisStep = "connect" | "auth" | "select" | "read" | "again";

/** So much of what a server says is shown. */
const SHOWN = 200;

/** Beginnings of what a server answers, and what it means. */
const ANSWERS: readonly (readonly [pattern: RegExp, meaning: string])[] = [
  [/^NOAUTH|DENIED.*protected mode/s, "asks for a password: redis://user:password@host, or REDIS_URL"],
  [/^WRONGPASS|invalid password/, "refuses this user or password"],
  [
    /^(MOVED|ASK|CLUSTERDOWN|CROSSSLOT)\b/,
    "is a node of a cluster: no pynenc can use one, and slotwise cannot read it",
  ],
  [/^LOADING/, "is still loading its data; try again in a moment"],
  [/^MASTERDOWN/, "is a replica without its primary"],
];

/** Codes of the network and of TLS, and what they mean. */
const CODES: readonly (readonly [pattern: RegExp, meaning: string])[] = [
  [/^ECONNREFUSED$/, "cannot be reached: no server answers there"],
  [/^(ENOTFOUND|EAI_\w+)$/, "cannot be reached: there is no such host"],
  [/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EPERM)$/, "there is no way to that host"],
  [/^(ERR_SSL_\w+|EPROTO)$/, "does not speak TLS there; redis:// asks without"],
  [/^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)\w*$/, "has a certificate that is not trusted"],
];

/** One line about what a server, or the lack of one, has done. Nothing secret is in it, whatever the server repeats. */
export function redisProblem(
  error: unknown,
  step: RedisStep,
  address: RedisAddress,
  patience: { readonly connecting: number; readonly answering: number },
): UsageError {
  const { message = "", code = "", name = "" } = error as { message?: string; code?: string; name?: string };
  return new UsageError(`${shownAddress(address)} ${meaning()}`);

  function meaning(): string {
    if (code === "ETIMEDOUT") {
      // A server without TLS waits for the end of a line that never comes.
      const advice = address.isEncrypted ? "; one that does not speak TLS is redis://" : "";
      return `does not answer within ${patience.connecting / 1000} s${advice}`;
    }
    if (message === "Command timed out") {
      return `takes a connection and does not answer within ${patience.answering / 1000} s: is it a Redis server?`;
    }
    const known = CODES.find(([pattern]) => pattern.test(code));
    if (known !== undefined) return `${known[1]} (${code})`;
    if (/^Unknown RESP type/.test(message)) return "is no Redis server: it answers something else";
    if (name === "ReplyError") return meaningOfAnswer();
    const advice = address.isEncrypted || step === "again" ? "" : "; a server that wants TLS is rediss://";
    return `closed the connection${code === "" ? "" : ` (${safeLine(code)})`}${advice}`;
  }

  function meaningOfAnswer(): string {
    const known = ANSWERS.find(([pattern]) => pattern.test(message));
    if (known !== undefined) return known[1];
    // A server that does not know AUTH repeats what it was told.
    if (step === "auth") return "does not take a password";
    if (step === "select") {
      return /cluster/i.test(message) ? (ANSWERS[2]?.[1] ?? "") : `has no database ${address.database}`;
    }
    return `answers: ${shownAnswer()}`;
  }

  function shownAnswer(): string {
    const { password } = address;
    const text = password === undefined ? message : message.replaceAll(password, "...");
    return safeLine(text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text);
  }
}
