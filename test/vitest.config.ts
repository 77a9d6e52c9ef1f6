import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const conditions = ["slotwise-source"];

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    globalSetup: ["test/bundle-command.ts"],
    include: ["packages/*/src/**/*.test.ts", "extension/src/**/*.test.ts", "test/**/*.test.ts"],
    testTimeout: 60_000,
  },
});
