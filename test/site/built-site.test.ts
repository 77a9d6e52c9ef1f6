import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RULE_NAMES } from "@slotwise/language-service";
import { beforeAll, describe, expect, it } from "vitest";
import { builtSite, REPOSITORY } from "./built-site.js";
import { PAGES } from "./page-addresses.js";

describe("the site that is built", () => {
  let site: string;
  beforeAll(async () => {
    site = await builtSite();
  }, 240_000);

  it("holds every page to the policy, and says of each how it is changed", () => {
    const read = (address: string) => readFileSync(join(site, address.replace(/(^|\/)$/, "$1index.html")), "utf8");
    for (const address of [...PAGES.map((page) => page.address), "404.html", "rules/no-margin.md/"]) {
      const start =
        /^<!DOCTYPE html>\s*<html[^>]*>\s*<head>\s*<meta http-equiv="Content-Security-Policy" content="default-src 'none';(?![^"]*unsafe-)/;
      expect(read(address)).toMatch(start);
      expect(read(address)).not.toMatch(/<[a-z][^>]* style="/);
    }
    for (const { file, address } of PAGES) {
      expect(read(address)).toContain(`href="${REPOSITORY}/edit/HEAD/docs/${file}.md"`);
    }
  });

  it("has an icon on every page, so that nobody's browser looks for one elsewhere", () => {
    const pages = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
    expect(pages.length).toBeGreaterThan(PAGES.length + RULE_NAMES.length);
    expect(pages.filter((name) => !readFileSync(join(site, name), "utf8").includes('<link rel="icon" href="'))).toEqual(
      [],
    );
  });
});
