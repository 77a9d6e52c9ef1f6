import * as vscode from "vscode";

/** Explains a rule; its argument is the rule's name. */
export const EXPLAIN_COMMAND = "slotwise.explain";

/** What the server is told to write before a rule's page: an address of ours, which leads to the command. */
export const RULE_PAGES = "slotwise-rule:/";

/**
 * Where a link leads. A rule's page is shown by a command: the editor would open a file of Markdown as text, and in a
 * browser not at all.
 */
export function linkTarget(target: string): vscode.Uri {
  if (!target.startsWith(RULE_PAGES)) return vscode.Uri.parse(target);
  const rule = target.slice(RULE_PAGES.length).replace(/\.md$/, "");
  return vscode.Uri.parse(`command:${EXPLAIN_COMMAND}?${encodeURIComponent(JSON.stringify([rule]))}`);
}
