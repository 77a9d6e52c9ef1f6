import { MOST_BYTES } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { decodeText } from "./read-text.js";

describe("decodeText", () => {
  it("drops a byte order mark and keeps everything else", () => {
    expect(decodeText(Buffer.from("\uFEFFa = 1\r\n"))).toEqual({
      kind: "text",
      text: "a = 1\r\n",
      isMarked: true,
    });
  });

  it("takes as much as is allowed, and not a byte more", () => {
    expect(decodeText(Buffer.alloc(MOST_BYTES, "#")).kind).toBe("text");
    // How much more there was of standard input nobody has counted.
    const reason = "it has more than 1 MiB, and so large a settings file is not read";
    expect(decodeText(Buffer.alloc(MOST_BYTES + 1, "#"))).toEqual({ kind: "unreadable", reason });
  });
});
