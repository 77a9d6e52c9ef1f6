import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { linkFaults } from "../../docs/.vitepress/built/check-links.js";

const folder = mkdtempSync(join(tmpdir(), "links-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The faults of a page among others that are in order. */
function faultsOf(body: string): readonly string[] {
  const files = {
    "index.html": "<h1>Start</h1>",
    "page.html": body,
    "guide/index.html": '<h2 id="größe-0">a</h2><a href="../page.html">b</a>',
    "playground/index.html": "",
    "image.svg": "<svg/>",
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return linkFaults(folder, "/base/");
}

describe("links of a built site", () => {
  it.each([
    '<a href="/base/">',
    '<a href="./">',
    '<a href="page.html#here" id="here">',
    '<a href="guide/#gr%C3%B6%C3%9Fe-0">',
    '<a href="/base/guide">',
    '<img src="image.svg"><img src="data:image/svg+xml,x">',
    '<a href="https://example.com/gone"><a href="mailto:a@b.c">',
    '<a href="playground/#1.abc_-">',
    '<a href="page.html?embed">',
    '<meta http-equiv="refresh" content="0; url=guide/">',
    // What only looks like one.
    '<!-- <a href="gone"> --><code>&lt;a href="gone"&gt;</code><script>"<a href=\'gone\'>"</script>',
  ])("%s is in order", (body) => {
    expect(faultsOf(body)).toEqual([]);
  });

  it.each([
    ['<a class="b" href="gone.html">', "page.html: gone.html leads to nothing"],
    ['<a href="page">', "page.html: page leads to nothing"],
    ['<a href="../out.html">', "page.html: ../out.html leads out of the site"],
    ['<a href="/page.html">', "page.html: /page.html leads out of the site"],
    ['<a href="guide/#größe">', "page.html: guide/#größe has no such anchor"],
    ['<a href="#here">', "page.html: #here has no such anchor"],
    ["<a href='gone' id='x'>", "page.html: gone leads to nothing"],
    ['<img alt="a > b" src="gone.png">', "page.html: gone.png leads to nothing"],
    ['<img\nsrc="https://example.com/a.png">', "page.html: https://example.com/a.png is fetched from elsewhere"],
    ['<link rel="icon" href="//example.com/a">', "page.html: //example.com/a is fetched from elsewhere"],
    ['<script src="http://example.com/a.js"></script>', "page.html: http://example.com/a.js is fetched from elsewhere"],
    ['<a href="javascript:alert(1)">', "page.html: javascript:alert(1) is fetched from elsewhere"],
    ['<meta http-equiv="refresh" content="0; url=gone/">', "page.html: gone/ leads to nothing"],
    ['<a href="a&amp;b">', "page.html: a&b leads to nothing"],
  ])("%s is a fault", (body, fault) => {
    expect(faultsOf(body)).toEqual([fault]);
  });
});
