import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * The tests of the reference model alone, for the mutation run. The package is found by its path, not through
 * `node_modules`: a link there leads out of the mutated copy, back to the files that nobody changed.
 */
export default defineConfig({
  root: fromRoot(""),
  resolve: { alias: { "@slotwise/core": fromRoot("packages/core/src/index.ts") } },
  test: {
    include: ["packages/core/src/**/*.test.ts", "test/core/**/*.test.ts", "test/conformance/**/*.test.ts"],
    testTimeout: 60_000,
  },
});
