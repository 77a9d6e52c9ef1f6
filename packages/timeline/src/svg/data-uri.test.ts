import { expect, test } from "vitest";
import { toDataUri } from "./data-uri.js";

test.each(["", "a", "ab", "abc", "é", "走者", "🚀 x", "<svg>–…</svg>"])(
  "%j survives the way there and back",
  (text) => {
    const uri = toDataUri(text);
    const [, encoded = ""] = uri.split(",");
    expect(uri.startsWith("data:image/svg+xml;base64,")).toBe(true);
    expect(Buffer.from(encoded, "base64").toString("utf8")).toBe(text);
    expect(encoded).toBe(Buffer.from(text, "utf8").toString("base64"));
  },
);

test("half a surrogate pair becomes the replacement character", () => {
  expect(toDataUri("\uD800")).toBe(toDataUri("\uFFFD"));
});
