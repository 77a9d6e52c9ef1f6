import { join } from "node:path";
import { pagesBelow } from "../../docs/.vitepress/navigation/sidebar.js";
import { ROOT } from "../docs/markdown.js";

/** Each page with its address on the site. */
export const PAGES = pagesBelow(join(ROOT, "docs")).map((file) => {
  const address = file.replace(/(^|\/)(index|README)$/, "$1");
  return { file, address: address === "" || address.endsWith("/") ? address : `${address}.html` };
});
