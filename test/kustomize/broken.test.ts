import fc from "fast-check";
import { it } from "vitest";
import { brokenFiles, expectPlacesInside } from "../broken-files.js";
import { trees } from "./trees.js";

it("whatever is broken in a tree of kustomizations, all that is said has its place in a file", () => {
  const files = trees.map((tree) => tree.files);
  fc.assert(fc.property(brokenFiles(files), expectPlacesInside), { numRuns: 300 });
});
