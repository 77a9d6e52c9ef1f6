import { describe, expect, it } from "vitest";
import { siteBase } from "../../docs/.vitepress/address/base.js";
import { findRepository } from "../../docs/.vitepress/address/repository.js";

describe("the base of the site", () => {
  it.each([
    [undefined, "/"],
    ["", "/"],
    ["/", "/"],
    ["slotwise", "/slotwise/"],
    ["/slotwise", "/slotwise/"],
    ["/docs/slotwise/", "/docs/slotwise/"],
  ])("%j is %s", (said, base) => {
    expect(siteBase({ SLOTWISE_SITE_BASE: said })).toBe(base);
  });

  it.each(["https://example.com/", "/a b/", "/../", '/"/'])("%s is refused", (said) => {
    expect(() => siteBase({ SLOTWISE_SITE_BASE: said })).toThrow(RangeError);
  });
});

describe("the repository", () => {
  const urlOf = (env: Readonly<Record<string, string>>, origin?: string) => findRepository(env, () => origin)?.url;

  it.each([
    ["https://github.com/owner/name", "https://github.com/owner/name"],
    ["https://github.com/owner/name.git", "https://github.com/owner/name"],
    ["https://user:secret@github.com/owner/name/", "https://github.com/owner/name"],
    ["https://git.example.com:8443/group/sub/name.git", "https://git.example.com:8443/group/sub/name"],
    ["git@github.com:owner/name.git", "https://github.com/owner/name"],
    ["ssh://git@github.com:22/owner/name.git", "https://github.com/owner/name"],
    ["/srv/name", undefined],
    ["../name.git", undefined],
    ["file:///srv/name", undefined],
    ['https://github.com/owner/"onclick=', undefined],
    [undefined, undefined],
  ])("cloned from %s is at %s", (origin, url) => {
    expect(urlOf({}, origin)).toBe(url);
  });

  it("is first what is said, then that of the job", () => {
    const job = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "owner/name" };
    expect(urlOf(job, "https://example.com/a/b")).toBe("https://github.com/owner/name");
    const said = { SLOTWISE_REPOSITORY: "https://example.com/c/d" };
    expect(urlOf({ ...job, ...said }, undefined)).toBe("https://example.com/c/d");
  });

  it("has the addresses of its files", () => {
    const github = findRepository({ SLOTWISE_REPOSITORY: "https://github.com/o/n" }, () => undefined);
    expect(github?.look("docs/a b.md")).toBe("https://github.com/o/n/blob/HEAD/docs/a%20b.md");
    expect(github?.edit("docs")).toBe("https://github.com/o/n/edit/HEAD/docs");
    const job = { SLOTWISE_REPOSITORY: "https://github.com/o/n", GITHUB_REF_TYPE: "branch", GITHUB_REF_NAME: "main" };
    expect(findRepository(job, () => undefined)?.edit("docs")).toBe("https://github.com/o/n/edit/main/docs");
    const gitlab = findRepository({ SLOTWISE_REPOSITORY: "https://gitlab.com/o/n" }, () => undefined);
    expect(gitlab?.look("LICENSE")).toBe("https://gitlab.com/o/n/-/blob/HEAD/LICENSE");
  });
});
