import { describe, expect, it } from "vitest";
import { ModulePaths } from "./module-paths.js";

const PATHS = new ModulePaths([
  "main.py",
  "shop/__init__.py",
  "shop/tasks.py",
  "shop/core/__init__.py",
  "shop/core/app.py",
  "src/bills/app.py",
  "lib/deep/down.py",
]);

describe("the file of a module", () => {
  it.each([
    ["main", "shop/tasks.py", "main.py"],
    ["tasks", "shop/core.py", "shop/tasks.py"],
    ["shop", "main.py", "shop/__init__.py"],
    ["shop.tasks", "main.py", "shop/tasks.py"],
    ["bills.app", "main.py", "src/bills/app.py"],
    ["deep.down", "main.py", "lib/deep/down.py"],
    ["down", "main.py", "lib/deep/down.py"],
    ["app", "main.py", undefined],
    [".", "shop/tasks.py", "shop/__init__.py"],
    [".core", "shop/tasks.py", "shop/core/__init__.py"],
    ["..tasks", "shop/core/app.py", "shop/tasks.py"],
    ["...main", "shop/core/app.py", "main.py"],
    ["....main", "shop/core/app.py", undefined],
    [".", "main.py", undefined],
    ["", "main.py", undefined],
    ["django", "main.py", undefined],
  ])("%s from %s is %s", (module, from, path) => {
    expect(PATHS.find(module, from)).toBe(path);
  });

  it.each([
    ["shop.tasks.app", "shop/tasks.py"],
    ["shop.tasks", "shop/tasks.py"],
    ["main.app", "main.py"],
    ["./shop/tasks.py", "shop/tasks.py"],
    ["shop/tasks", "shop/tasks.py"],
    ["/srv/down.py", "lib/deep/down.py"],
    ["C:\\srv\\down.py", "lib/deep/down.py"],
    ["/srv/app.py", undefined],
    ["other.app", undefined],
    ["$APP", undefined],
    ["", undefined],
  ])("that a command calls %s is %s", (named, path) => {
    expect(PATHS.findNamed(named)).toBe(path);
  });
});
