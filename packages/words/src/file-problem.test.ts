import { describe, expect, it } from "vitest";
import { fileProblem } from "./file-problem.js";

describe("fileProblem", () => {
  it.each([
    ["ENOENT", "it does not exist"],
    ["ENOTDIR", "it does not exist"],
    ["EACCES", "it may not be read"],
    ["EPERM", "it may not be read"],
    ["ELOOP", "its symbolic links lead in a circle"],
    ["EISDIR", "it is a folder"],
    ["EIO", "EIO"],
  ])("puts %s as: %s", (code, reason) => {
    expect(fileProblem({ code, message: "" })).toBe(reason);
  });

  it("has the message's words where there is no code", () => {
    expect(fileProblem({ message: "no such thing" })).toBe("no such thing");
  });
});
