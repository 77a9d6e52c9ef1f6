import { expect, it } from "vitest";
import { linksIn } from "./sources.js";

it("every form of import and export is read", () => {
  const text = `import type { A } from "./a.js";
import { b, type C as c } from "../b.js";
export { d } from "@slotwise/core";
export type * from "./e.js";
const f = await import("./f.js");
export interface G extends A {}
export const h = 1;
`;
  expect(linksIn("packages/x/src/y/z.ts", text)).toEqual({
    imports: [
      { specifier: "./a.js", path: "packages/x/src/y/a.ts", names: ["A"], isType: true },
      { specifier: "../b.js", path: "packages/x/src/b.ts", names: ["b", "C"], isType: false },
      { specifier: "@slotwise/core", path: undefined, names: ["d"], isType: false },
      { specifier: "./e.js", path: "packages/x/src/y/e.ts", names: [], isType: true },
      { specifier: "./f.js", path: "packages/x/src/y/f.ts", names: [], isType: false },
    ],
    exports: ["d", "G", "h"],
    extensions: ["G extends A"],
  });
});
