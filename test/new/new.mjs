// `pnpm new rule NAME`, `pnpm new format NAME`: writes what each needs, as a beginning. Tests say what is missing in it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { newFormat } from "./new-format.mjs";
import { newRule } from "./new-rule.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const KINDS = { rule: newRule, format: newFormat };

/** Why nothing can be made; undefined where it can. */
function refusal(kind, name, rest) {
  if (!Object.hasOwn(KINDS, kind ?? "") || name === undefined || rest.length > 0)
    return "give me: rule NAME, or format NAME";
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    return `${name} is no name: words in lower case, with a - between them`;
  return isWord(name) ? undefined : `${name} is a word of TypeScript's own`;
}

/** Whether something can be called so. */
function isWord(name) {
  try {
    new Function(`"use strict"; let ${identifier(name)};`);
    return true;
  } catch {
    return false;
  }
}

function identifier(name) {
  return name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

const [kind, name, ...rest] = process.argv.slice(2);
const refused = refusal(kind, name, rest);
const made = refused === undefined ? KINDS[kind](name, identifier(name)) : undefined;
const taken = made?.files.find(({ path }) => existsSync(join(root, path))) ?? made?.reserved;
if (made === undefined || taken !== undefined) {
  console.error(refused ?? `there is a ${kind} ${name}, or something else of that name`);
  process.exitCode = 1;
} else {
  for (const { path, text } of made.files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote    ${path}`);
  }
  for (const { path, change } of made.lists) {
    writeFileSync(join(root, path), change(readFileSync(join(root, path), "utf8")));
    console.log(`added to ${path}`);
  }
  console.log(`\nNow ${made.next}`);
}
