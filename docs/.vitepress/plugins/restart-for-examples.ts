import type { SiteConfig } from "vitepress";
import { exampleFiles } from "../examples/read-examples.js";

/** A Vite plugin: examples are read once, with the configuration; where one changes, both are read anew. */
export function restartForExamples(docs: string) {
  return {
    name: "slotwise:examples",
    configResolved: (config: object): void => {
      (config as { vitepress: SiteConfig }).vitepress.configDeps.push(...exampleFiles(docs));
    },
  };
}
