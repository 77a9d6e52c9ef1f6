import { createHash } from "node:crypto";

/** Nothing from another host, nothing inline but what VitePress itself writes, and no form that leads away. */
const POLICY: Readonly<Record<string, string>> = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "frame-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

/** What VitePress writes itself: the first its script sets anew, the second is in `theme/site.css`. */
const FROM_VITEPRESS = / style="(--vp-vh:0px|position:relative);"/g;

/**
 * A page with its policy, as the first thing in its head: browsers hold what follows to it, whatever the host sends.
 *
 * @throws where something on the page would break it
 */
export function withPolicy(page: string, name: string): string {
  const html = page.replaceAll(FROM_VITEPRESS, "");
  const forbidden = /<[a-z][^>]*? (style|on[a-z]+)="[^"]*"/.exec(withoutScripts(html))?.[0];
  if (forbidden !== undefined) throw new Error(`${name}: the site's policy does not allow ${forbidden}`);
  const inline = [...html.matchAll(/<script(?![^>]* src=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = inline.map(([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  const policy = Object.entries(POLICY).map(([name, sources]) =>
    [name, sources, ...(name === "script-src" ? new Set(hashes) : [])].join(" "),
  );
  return html.replace(
    "<head>",
    `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">`,
  );
}

function withoutScripts(html: string): string {
  return html.replaceAll(/<script[\s\S]*?<\/script>/g, "");
}
