import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withPolicy } from "./policy.js";

/**
 * Editors and reports link to a rule as `<address>/<rule>.md`. A host would send a file of that name as plain text, or save
 * it; of a folder of that name every host sends the `index.html`, and that leads on to the page.
 *
 * @param icon of the site: without one browsers ask the host for one, at an address that is not the site's
 */
export function leadRuleAddressesOn(docs: string, site: string, icon: string): void {
  for (const file of readdirSync(join(docs, "rules")).filter((name) => name.endsWith(".md"))) {
    const rule = file.slice(0, -".md".length);
    const page = rule === "README" ? "../" : `../${rule}.html`;
    mkdirSync(join(site, "rules", file), { recursive: true });
    writeFileSync(join(site, "rules", file, "index.html"), withPolicy(leadingTo(rule, page, icon), file));
  }
}

function leadingTo(title: string, address: string, icon: string): string {
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="refresh" content="0; url=${address}">
    <link rel="icon" href="${icon}">
    <link rel="canonical" href="${address}">
    <title>${title}</title>
  </head>
  <body><p><a href="${address}">${title}</a></p></body>
</html>
`;
}
