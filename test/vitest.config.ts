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
    globalSetup: ["test/bundle-command.ts", "test/run-folder.ts"],
    // What a file loads is there for the next one: loading all anew for each took a fifth of the whole run.
    isolate: false,
    include: [
      "packages/*/src/**/*.test.ts",
      "extension/src/**/*.test.ts",
      "docs/.vitepress/src/**/*.test.ts",
      "test/**/*.test.ts",
    ],
    sequence: { sequencer: LongestFirst },
    // How long to wait for what hangs; nothing here measures time, and a build machine may be slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // By default one core is left alone; on a build machine of two that is half of it.
    maxWorkers: "100%",
  },
});
