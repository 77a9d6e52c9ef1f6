import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { dockerFile } from "@codemirror/legacy-modes/mode/dockerfile";
import { properties } from "@codemirror/legacy-modes/mode/properties";
import { toml } from "@codemirror/legacy-modes/mode/toml";
import type { Extension } from "@codemirror/state";
import { tags } from "@lezer/highlight";

/**
 * How a file is coloured, by its name; a name that tells nothing is coloured as variables are, which much is like. What reads YAML
 * and Python is loaded with the first such file.
 */
export async function languageOf(path: string, text: string): Promise<Extension> {
  // What reads YAML calls itself for each bracket, and would take the page down with it.
  if (nests(text) > MOST_NESTING) return [];
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (/\.(toml|lock)$/.test(name) || name === "Pipfile") return StreamLanguage.define(toml);
  // What is JSON is YAML as well.
  if (/\.(ya?ml|json)$/.test(name) || name === "Kustomization") return (await import("@codemirror/lang-yaml")).yaml();
  if (name.endsWith(".py")) return (await import("@codemirror/lang-python")).python();
  if (/^(Docker|Container)file\b|\.Dockerfile$/.test(name)) return StreamLanguage.define(dockerFile);
  return StreamLanguage.define(properties);
}

/** More brackets within brackets than anybody's settings have, and fewer than any engine's stack. */
const MOST_NESTING = 1000;

/** How many brackets are open at once, at most, wherever they stand. */
function nests(text: string): number {
  let [open, most] = [0, 0];
  for (const [bracket] of text.matchAll(/[[\](){}]/g)) {
    open = "[({".includes(bracket) ? open + 1 : Math.max(0, open - 1);
    most = Math.max(most, open);
  }
  return most;
}

/** Colours by variables of the page, which has them light and dark. */
export const COLOURS: Extension = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.comment, color: "var(--code-comment)", fontStyle: "italic" },
    { tag: [tags.propertyName, tags.definition(tags.propertyName), tags.attributeName], color: "var(--code-key)" },
    { tag: [tags.heading, tags.labelName, tags.definition(tags.variableName)], color: "var(--code-key)" },
    { tag: [tags.string, tags.special(tags.string), tags.quote], color: "var(--code-string)" },
    { tag: [tags.number, tags.bool, tags.atom, tags.null], color: "var(--code-value)" },
    { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--code-keyword)" },
    { tag: [tags.typeName, tags.className, tags.function(tags.variableName)], color: "var(--code-name)" },
  ]),
);
