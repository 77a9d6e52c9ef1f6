import { RULE_NAMES } from "@slotwise/language-service";
import { EDITOR_SETTINGS } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { text as words } from "../../extension/scripts/generate-l10n.mjs";
import { MOST_BUNDLE_BYTES } from "../language-server/bundle-size.js";
import type { Packaged } from "./packaged.js";

const KB = 1000;

/** What users download, and how much of it. */
export function describePackage(packaged: () => Packaged): void {
  describe("the package", () => {
    const sizeOf = (path: string): number => packaged().files.get(path)?.byteLength ?? Number.NaN;
    const jsonOf = (path: string) => JSON.parse(new TextDecoder().decode(packaged().files.get(path)));

    it("has what the manifest names, and nothing else", () => {
      const paths = [...packaged().files.keys()].filter((path) => !path.startsWith("dist/rules/")).sort();
      expect(paths).toEqual([
        "LICENSE.txt",
        "changelog.md",
        "dist/THIRD-PARTY-NOTICES.txt",
        "dist/desktop/extension.js",
        "dist/panel.css",
        "dist/panel.js",
        "dist/server/process.js",
        "dist/server/worker.js",
        "dist/web/extension.js",
        "l10n/bundle.l10n.json",
        "media/declare.md",
        "media/icon.png",
        ...["in-the-line", "panel"].flatMap((name) =>
          ["-dark", "-hc-light", "-hc", ""].map((theme) => `media/${name}${theme}.png`),
        ),
        "package.json",
        "package.nls.json",
        "readme.md",
      ]);
      const { main, browser, icon } = jsonOf("package.json");
      for (const path of [main, browser, icon]) expect(paths).toContain(path.replace("./", ""));
    });

    it("has the pictures of its page in the page, which is where alone the editor shows them", () => {
      const page = new TextDecoder().decode(packaged().files.get("readme.md"));
      const sources = [...page.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)].map(([, source]) => source ?? "");
      expect(sources).toHaveLength(2);
      for (const source of sources) {
        expect(source).toMatch(/^data:image\/png;base64,/);
        const bytes = Buffer.from(source.slice(source.indexOf(",") + 1), "base64");
        expect([...packaged().files.values()].some((file) => bytes.equals(file))).toBe(true);
      }
    });

    it("has code on its page that the editor's narrow column does not clip", () => {
      const page = new TextDecoder().decode(packaged().files.get("readme.md"));
      const code = [...page.matchAll(/```\w*\n([\s\S]*?)```/g)].flatMap(([, lines = ""]) => lines.split("\n"));
      expect(code.length).toBeGreaterThan(3);
      for (const line of code) expect(line.length, line).toBeLessThanOrEqual(56);
    });

    it("has a picture of each step for every kind of theme, and a rule's page that the editor renders", () => {
      const { contributes } = jsonOf("package.json");
      const images = contributes.walkthroughs[0].steps.flatMap(({ media }: { media: { image?: object } }) =>
        media.image === undefined ? [] : [media.image],
      );
      expect(images).toHaveLength(2);
      for (const image of images) {
        expect(Object.keys(image)).toEqual(["light", "dark", "hc", "hcLight"]);
        for (const path of Object.values(image)) expect(packaged().files.has(String(path)), String(path)).toBe(true);
      }
      expect(contributes.configurationDefaults["workbench.editorAssociations"]).toEqual({
        "slotwise-rule:/**": "vscode.markdown.preview.editor",
      });
      expect(contributes.configuration.properties["slotwise.runners"].type).toBe("string");
    });

    it("is no larger than it may be", () => {
      expect(sizeOf("dist/desktop/extension.js")).toBeLessThan(250 * KB);
      expect(sizeOf("dist/web/extension.js")).toBeLessThan(250 * KB);
      expect(sizeOf("dist/panel.js")).toBeLessThan(260 * KB);
      expect(sizeOf("dist/server/worker.js")).toBeLessThan(MOST_BUNDLE_BYTES);
      expect(packaged().bytes).toBeLessThan(KB * KB);
    });

    it("starts for files that can carry settings and its own panels only, and needs trust for stores alone", () => {
      const { activationEvents, capabilities } = jsonOf("package.json");
      for (const event of activationEvents)
        expect(event).toMatch(/^(onLanguage|workspaceContains|onWebviewPanel|onFileSystem):/);
      const untrustedWorkspaces = { supported: "limited", description: "%trust.description%" };
      expect(capabilities).toEqual({ untrustedWorkspaces, virtualWorkspaces: true });
    });

    it("has the settings that the server reads, each of them per resource, and every rule by name", () => {
      const { properties } = jsonOf("package.json").contributes.configuration;
      expect(Object.keys(properties).sort()).toEqual(
        EDITOR_SETTINGS.map(({ editorName }) => `slotwise.${editorName}`).sort(),
      );
      for (const property of Object.values<{ scope: string }>(properties)) expect(property.scope).toBe("resource");
      expect(properties["slotwise.rules"].propertyNames.enum).toEqual(RULE_NAMES);
    });

    it("has all words of its sources for translators", () => {
      expect(new TextDecoder().decode(packaged().files.get("l10n/bundle.l10n.json"))).toBe(words);
    });

    it("has a word for everything that is to be translated", () => {
      const manifest = JSON.stringify(jsonOf("package.json"));
      const named = jsonOf("package.nls.json");
      const used = [...manifest.matchAll(/"%([^%]+)%"/g)].map(([, name]) => name ?? "");
      expect(used.length).toBeGreaterThan(10);
      expect([...new Set(used)].sort()).toEqual(Object.keys(named).sort());
    });
  });
}
