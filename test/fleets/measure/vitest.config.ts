import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const conditions = ["slotwise-source"];

/** Measurements take as long as they take: `pnpm fleets measure`. What they find is data, and fails nothing. */
export default defineConfig({
  root: fileURLToPath(new URL("../../..", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["test/fleets/measure/*.measure.ts"],
    fileParallelism: false,
    maxConcurrency: 6,
    testTimeout: 900_000,
  },
});
