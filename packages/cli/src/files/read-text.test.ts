import { MOST_BYTES } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { decodeText, reasonOf } from "./read-text.js";

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

describe("reasonOf", () => {
  it.each([
    ["ENOENT", "it does not exist"],
    ["EACCES", "it may not be read"],
    ["EPERM", "it may not be read"],
    ["ELOOP", "its symbolic links lead in a circle"],
    ["EISDIR", "it is a folder"],
    ["EIO", "EIO"],
  ])("puts %s as: %s", (code, reason) => {
    expect(reasonOf({ code, message: "" })).toBe(reason);
  });
});
