import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const conditions = ["slotwise-source"];

/** Real fleets take minutes, so they are a run of their own: `pnpm fleets`. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["test/fleets/*.fleet.ts"],
    // One store after the other: more processes at once than this would measure the machine.
    fileParallelism: false,
    maxConcurrency: 7,
    testTimeout: 150_000,
  },
});
