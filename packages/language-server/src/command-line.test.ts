import { describe, expect, it } from "vitest";
import { readCommandLine } from "./command-line.js";

const read = (args: readonly string[], isTerminal = false) => readCommandLine(args, "1.2.3", isTerminal);

describe("the server's arguments", () => {
  it.each([
    [[], false],
    [["--stdio"], true],
    [["--node-ipc"], true],
    [["--pipe=/tmp/a", "--clientProcessId=5"], true],
    [["--pipe", "--odd", "--clientProcessId", "5"], true],
    [["--socket", "99"], true],
  ])("%j start it", (args, isTransportNamed) => {
    expect(read(args)).toEqual({ kind: "serve", isTransportNamed, warning: undefined });
  });

  it("may ask for its version or for help", () => {
    expect(read(["--version"], true)).toEqual({ kind: "tell", text: "1.2.3\n" });
    for (const help of ["--help", "-h"]) {
      expect(read([help])).toEqual({ kind: "tell", text: expect.stringContaining("slotwise-language-server --stdio") });
    }
  });

  it("that nobody knows stop a person, and no client", () => {
    const text = expect.stringContaining("there is no option --sdtio\n");
    expect(read(["--sdtio"], true)).toEqual({ kind: "refuse", text });
    expect(read(["--sdtio"])).toEqual({ kind: "serve", isTransportNamed: false, warning: text });
  });

  it("are missed on a terminal, unless it is named as the transport", () => {
    const text = expect.stringMatching(/an editor has to start this\n\nUsage: /);
    expect(read([], true)).toEqual({ kind: "refuse", text });
    expect(read(["--stdio"], true).kind).toBe("serve");
  });
});
