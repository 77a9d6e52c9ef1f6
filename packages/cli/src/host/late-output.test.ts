import type { WriteStream } from "node:tty";
import { expect, it, vi } from "vitest";
import { lateOutput } from "./late-output.js";

function fakeStream(isTTY: boolean) {
  const written: string[] = [];
  const write = (text: string | Uint8Array) => written.push(String(Buffer.from(text)));
  const stream = { isTTY, columns: 70, writableLength: 0, errored: null, write };
  return { written, open: vi.fn(() => stream as unknown as WriteStream) };
}

it("opens no stream for what is written without one", () => {
  const { open } = fakeStream(true);
  const texts: string[] = [];
  const output = lateOutput(open, (text) => {
    texts.push(text);
    return new Uint8Array();
  });
  output.write("a");
  output.write("b");
  expect([texts.join(""), output.isTerminal, output.columns, output.isWritten()]).toEqual([
    "ab",
    false,
    undefined,
    true,
  ]);
  expect(open).not.toHaveBeenCalled();
});

it("gives the stream what is left, and all that follows", () => {
  const { open, written } = fakeStream(false);
  const output = lateOutput(open, (text) => Buffer.from(text).subarray(2));
  for (const text of ["ab", "cdé", "fg"]) output.write(text);
  expect(written).toEqual(["é", "fg"]);
  expect(open).toHaveBeenCalledOnce();
});

it("asks a stream that may be a terminal", () => {
  for (const isTTY of [true, false]) {
    const { open, written } = fakeStream(isTTY);
    const output = lateOutput(open, undefined);
    expect([output.isTerminal, output.columns]).toEqual([isTTY, isTTY ? 70 : undefined]);
    output.write("a");
    expect(written).toEqual(["a"]);
    expect(open).toHaveBeenCalledOnce();
  }
});
