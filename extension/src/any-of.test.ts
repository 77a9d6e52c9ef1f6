import { describe, expect, it } from "vitest";
import { anyOf } from "./any-of.js";

describe("anyOf", () => {
  it("joins globs into one without groups in groups", () => {
    expect(anyOf(["**/{a,b}.toml", "**/*.py"])).toBe("{**/a.toml,**/b.toml,**/*.py}");
    expect(anyOf(["**/{a,b}.{x,y}"])).toBe("{**/a.x,**/a.y,**/b.x,**/b.y}");
  });

  it("leaves a single glob as it is", () => {
    expect(anyOf(["**/*.py"])).toBe("**/*.py");
  });
});
