import { describe, expect, it } from "vitest";
import { ALL_PARSERS } from "../formats/parsers/all-parsers.js";
import { readFileWith } from "./marked-document.js";

describe("readFileWith", () => {
  // Measured with cistell 0.1.2.
  it.each([
    ["pynenc.json", '{"app_id": "a"}', false],
    ["pynenc.yaml", "app_id: a\nlog_stream: b\n", false],
    ["pynenc.yaml", "app_id: a\n", true],
    ["pynenc.yaml", "# a\napp_id: a\nlog_stream: b\n", true],
    ["pynenc.toml", "app_id = 'a'\nlog_stream = 'b'\n", true],
  ])("of %s with a byte order mark and %j tells whether pynenc can read it: %s", (name, text, isRead) => {
    const document = readFileWith(ALL_PARSERS, { name, text, isMarked: true });
    expect(document.syntaxProblem === undefined).toBe(isRead);
    expect(document.settings !== undefined).toBe(isRead);
    expect(document.source.text).toBe(text);
    expect(readFileWith(ALL_PARSERS, { name, text }).syntaxProblem).toBeUndefined();
  });
});
