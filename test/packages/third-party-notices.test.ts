import { describe, expect, it } from "vitest";
import { thirdPartyNotices } from "../../packages/language-service/scripts/third-party-notices.mjs";
import { folderWith } from "../cli/command.js";

/** esbuild's account of a bundle with these files, each with as many bytes. */
function metafile(inputs: Readonly<Record<string, number>>) {
  const entries = Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }]);
  return { outputs: { "dist/a.js": { inputs: Object.fromEntries(entries) } } };
}

function manifest(name: string, license?: string) {
  return JSON.stringify({ name, version: "1.2.3", license });
}

describe("notices of what is bundled", () => {
  it("name each package that has code in a bundle once, with its licence", () => {
    const folder = folderWith({
      "src/main.ts": "",
      "node_modules/plain/package.json": manifest("plain", "ISC"),
      "node_modules/plain/LICENSE.md": "Take it.\r\nDo.\n",
      "node_modules/.pnpm/@own+scoped@1/node_modules/@own/scoped/package.json": manifest("@own/scoped", "Apache-2.0"),
      "node_modules/.pnpm/@own+scoped@1/node_modules/@own/scoped/licence": "Take this.",
      "node_modules/.pnpm/@own+scoped@1/node_modules/@own/scoped/NOTICE": "We made it.",
    });
    const scoped = "node_modules/.pnpm/@own+scoped@1/node_modules/@own/scoped/a.js";
    const first = metafile({ "src/main.ts": 9, [scoped]: 1, "node_modules/plain/lib/a.js": 3 });
    const second = metafile({ [scoped]: 1, "node_modules/left-out/a.js": 0, "(disabled):node_modules/gone/a.js": 9 });
    const [, ...sections] = thirdPartyNotices([first, second], folder).split(/\n-{80}\n\n/);
    expect(sections).toEqual([
      "@own/scoped 1.2.3 (Apache-2.0)\n\nWe made it.\n\nTake this.\n",
      "plain 1.2.3 (ISC)\n\nTake it.\nDo.\n",
    ]);
  });

  it.each([
    ["no text of its licence", { "package.json": manifest("a", "MIT"), NOTICE: "a" }],
    ['its licence is "GPL-3.0"', { "package.json": manifest("a", "GPL-3.0"), LICENSE: "a" }],
    ["its licence is undefined", { "package.json": manifest("a"), LICENSE: "a" }],
  ])("cannot be made: %s", (problem, files: Readonly<Record<string, string>>) => {
    const inPackage = Object.entries(files).map(([name, text]) => [`node_modules/a/${name}`, text]);
    const folder = folderWith(Object.fromEntries(inPackage));
    expect(() => thirdPartyNotices([metafile({ "node_modules/a/a.js": 1 })], folder)).toThrow(problem);
  });
});
