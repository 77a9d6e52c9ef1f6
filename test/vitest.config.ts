import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./longest-first.js";

const conditions = ["slotwise-source"];

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    setupFiles: ["test/fixed-seed.ts"],
    globalSetup: ["test/bundle-command.ts"],
    include: ["packages/*/src/**/*.test.ts", "extension/src/**/*.test.ts", "test/**/*.test.ts"],
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    // By default one core is left alone; on a build machine of two that is half of it.
    maxWorkers: "100%",
  },
});
