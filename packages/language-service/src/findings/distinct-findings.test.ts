import { describe, expect, it } from "vitest";
import { distinctFindings } from "./distinct-findings.js";
import type { Finding } from "./finding.js";

function finding(
  message: string,
  file: string,
  startOffset: number,
  rule: Finding["rule"],
  release = "0.4.0",
): Finding {
  const place = { file, startOffset, endOffset: 9, start: { line: 0, character: 0 }, end: { line: 0, character: 9 } };
  return {
    ...{ rule, message, place, severity: "error", releases: [release] },
    related: [],
    fixes: [],
    drawing: undefined,
  };
}

describe("distinctFindings", () => {
  it("tells apart by place, rule and sentence, and keeps the order", () => {
    const all = [
      finding("a", "one.toml", 1, "no-margin"),
      finding("b", "one.toml", 1, "no-margin"),
      finding("a", "two.toml", 1, "no-margin"),
      finding("a", "one.toml", 2, "no-margin"),
      finding("a", "one.toml", 1, "wrong-type"),
    ];
    expect(distinctFindings(all)).toEqual(all);
  });

  it("keeps the last of alike ones, where the first was", () => {
    const [first, other, last] = [
      finding("a", "one.toml", 1, "no-margin", "0.2.3"),
      finding("b", "one.toml", 1, "no-margin"),
      finding("a", "one.toml", 1, "no-margin"),
    ] as const;
    expect(distinctFindings([first, other, last])).toEqual([last, other]);
  });
});
