import { EventEmitter } from "node:events";
import { expect, it, vi } from "vitest";
import { processHost } from "./process-host.js";

function fakeProcess(env: NodeJS.ProcessEnv = {}) {
  const killed: string[] = [];
  const stream = () =>
    Object.assign(new EventEmitter(), { writableLength: 0, errored: null as Error | null, write: () => true });
  const real = Object.assign(new EventEmitter(), {
    stdout: stream(),
    stderr: stream(),
    exit: vi.fn(),
    exitCode: undefined as number | undefined,
    env,
    pid: 7,
    cwd: () => "/",
    kill: (pid: number, signal: string) => killed.push(`${pid} ${signal}`),
  });
  return { real, killed, host: processHost(real as unknown as NodeJS.Process, () => undefined) };
}

it("tells of each key that is pressed at a terminal, which is as it was afterwards", () => {
  const { real, host } = fakeProcess();
  const raw: boolean[] = [];
  const stdin = Object.assign(new EventEmitter(), {
    isTTY: false,
    setRawMode: (isRaw: boolean) => raw.push(isRaw),
    pause: vi.fn(),
  });
  Object.assign(real, { stdin });
  const pressed: string[] = [];
  host.onKeys((keys) => pressed.push(keys))();
  expect([raw, stdin.listenerCount("data")]).toEqual([[], 0]);
  stdin.isTTY = true;
  const stop = host.onKeys((keys) => pressed.push(keys));
  stdin.emit("data", Buffer.from("q"));
  stdin.emit("data", Buffer.from("\u0003"));
  expect(raw).toEqual([true]);
  stop();
  expect([pressed, raw, stdin.listenerCount("data")]).toEqual([["q", "\u0003"], [true, false], 0]);
  // Or the process would wait for more, and never end.
  expect(stdin.pause).toHaveBeenCalledOnce();
});

it.each([
  ["SIGWINCH", "onResize"],
  ["exit", "onEnd"],
] as const)("tells of %s until nobody listens", (event, listen) => {
  const { real, host } = fakeProcess();
  let count = 0;
  const stop = host[listen](() => count++);
  real.emit(event);
  expect(count).toBe(1);
  stop();
  expect(real.listenerCount(event)).toBe(0);
});

it("calls back after a while, unless it is told not to", async () => {
  const { host } = fakeProcess();
  let isCancelledCalled = false;
  host.after(0, () => {
    isCancelledCalled = true;
  })();
  await new Promise<void>((resolve) => host.after(1, resolve));
  expect(isCancelledCalled).toBe(false);
  expect(Math.abs(host.now() - Date.now())).toBeLessThan(60_000);
});

it("tells of Ctrl-C, of a request to end and of a closed terminal, until nobody listens", () => {
  const { real, host } = fakeProcess();
  let count = 0;
  const ignore = host.onInterrupt(() => count++);
  real.emit("SIGHUP", "SIGHUP");
  expect(count).toBe(1);
  ignore();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) expect(real.listenerCount(signal)).toBe(0);
});

it("ends at once at the second request, after it has been told of", () => {
  const { real, host, killed } = fakeProcess();
  let count = 0;
  host.onInterrupt(() => count++);
  real.emit("SIGINT", "SIGINT");
  expect(killed).toEqual([]);
  real.emit("SIGTERM", "SIGTERM");
  expect(count).toBe(2);
  expect(real.listenerCount("SIGTERM")).toBe(0);
  expect(killed).toEqual(["7 SIGTERM"]);
});

it("goes on when nobody reads what is written any more", () => {
  const { real, host } = fakeProcess();
  for (const { isTerminal } of [host.stdout, host.stderr]) expect(isTerminal).toBe(false);
  for (const stream of [real.stdout, real.stderr]) {
    for (const code of ["EPIPE", "EIO"]) stream.emit("error", Object.assign(new Error(code), { code }));
  }
});

it("opens a stream when something is asked of it, and once", () => {
  const { real, host } = fakeProcess();
  expect([real.stdout, real.stderr].map((stream) => stream.listenerCount("error"))).toEqual([0, 0]);
  for (const { columns } of [host.stderr, host.stderr]) expect(columns).toBeUndefined();
  expect([real.stdout, real.stderr].map((stream) => stream.listenerCount("error"))).toEqual([0, 1]);
});

it("ends the process at once when all is written, and leaves the end to Node when not, or when that has failed", () => {
  const { real, host } = fakeProcess();
  host.stdout.write("report");
  real.stdout.writableLength = 6;
  host.end(1);
  Object.assign(real.stdout, { writableLength: 0, errored: new Error("full") });
  host.end(1);
  expect(real.exit).not.toHaveBeenCalled();
  real.stdout.errored = null;
  host.end(1);
  expect(real.exit).toHaveBeenCalledOnce();
  expect(real.exitCode).toBe(1);
});

it.each([
  ["120", 120],
  ["20", 20],
  ["19", undefined],
  ["0", undefined],
  ["-80", undefined],
  ["1e2", undefined],
  ["99999", undefined],
  ["", undefined],
  [undefined, undefined],
])("takes COLUMNS %j for the width of what is no terminal: %j", (columns, expected) => {
  const { real, host } = fakeProcess(columns === undefined ? {} : { COLUMNS: columns });
  expect(host.stdout.columns).toBe(expected);
  expect(host.stderr.columns).toBeUndefined();
  Object.assign(real.stdout, { isTTY: true, columns: 99 });
  expect(host.stdout.columns).toBe(99);
});
