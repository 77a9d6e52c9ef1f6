import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { PROTOCOL_NAMES } from "@slotwise/core";
import { parseSync } from "oxc-parser";
import { afterAll, describe, expect, it } from "vitest";
import { sources } from "./sources.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const UNION = `export type Protocol = ${PROTOCOL_NAMES.map((name) => JSON.stringify(name)).join(" | ")};`;

/** The places that say something for each protocol: what another one has to answer before anything compiles. */
const PLACES = [
  "packages/cli/src/commands/simulate/driver.ts",
  "packages/core/src/protocols.ts",
  "packages/core/src/start-rule.ts",
  "packages/language-service/src/rules/invisible-runners.ts",
  "packages/simulator/src/protocol/slot-rule.ts",
];

describe("another protocol", () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  /** The files in which the compiler finds an error, with the core's sources changed so. */
  function filesWithErrors(change: (text: string) => string): readonly string[] {
    const cache = join(ROOT, "test/node_modules/.cache");
    mkdirSync(cache, { recursive: true });
    const folder = mkdtempSync(join(cache, "protocols-"));
    folders.push(folder);
    cpSync(join(ROOT, "packages/core/src"), join(folder, "core"), {
      recursive: true,
      filter: (path) => !path.endsWith(".test.ts"),
    });
    const protocols = join(folder, "core/protocols.ts");
    writeFileSync(protocols, change(readFileSync(protocols, "utf8")));
    const config = {
      extends: join(ROOT, "extension/tsconfig.json"),
      compilerOptions: {
        noUnusedLocals: false,
        paths: { "@slotwise/core": [join(folder, "core/index.ts")] },
        typeRoots: [join(ROOT, "extension/node_modules/@types")],
      },
      files: [
        ...sources().flatMap(({ package: name, path }) => (name === "core" ? [] : [join(ROOT, path)])),
        join(folder, "core/index.ts"),
      ],
      include: [],
    };
    const file = join(folder, "tsconfig.json");
    writeFileSync(file, JSON.stringify(config));
    const shown = compile(file).flatMap((line) => /^(.+?)\(\d+,\d+\): error /.exec(line)?.[1] ?? []);
    const original = (path: string) =>
      relative(ROOT, join(ROOT, path)).replace(`${relative(ROOT, folder)}/core/`, "packages/core/src/");
    return [...new Set(shown.map(original))].sort();
  }

  it("does not compile before each place has its answer, and each of them is named", () => {
    expect(filesWithErrors((text) => text)).toEqual([]);
    const third = filesWithErrors((text) => text.replace(UNION, UNION.replace(";", ' | "slot-third";')));
    expect(third).toEqual(PLACES);
  });
});

function compile(config: string): readonly string[] {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  try {
    execFileSync(process.execPath, [tsc, "-p", config, "--pretty", "false"], { cwd: ROOT, encoding: "utf8" });
    return [];
  } catch (error) {
    return String(Reflect.get(error as object, "stdout")).split("\n");
  }
}

describe("a protocol's name", () => {
  it("is compared nowhere, and listed in one place: whoever does would take another one for one of these", () => {
    const own = sources();
    const found = own.flatMap(({ path }) => namesAsked(path, readFileSync(join(ROOT, path), "utf8")));
    expect(found).toEqual([]);
  });

  it.each([
    ['if (protocol === "slot-window") stop();', 1],
    ['const lock = "slot-claim" !== fleet.protocol ? 1 : 2;', 1],
    ['switch (protocol) { case "slot-claim": stop(); break; default: go(); }', 1],
    ['const all = ["slot-window", "slot-claim"];', 1],
    ['const words = { "slot-window": "a", "slot-claim": "b" };', 0],
    ['const fleet = createFleet({ protocol: "slot-window" });', 0],
    ['if (protocol === other) stop("slot-window");', 0],
  ])("is found in %s", (text, times) => {
    expect(namesAsked("packages/x/src/y.ts", text)).toHaveLength(times);
  });
});

/** Where a text asks for a protocol by its name, or lists names: a record by protocol does neither. */
function namesAsked(path: string, text: string): readonly string[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: string[] = [];
  visit(program, (node) => {
    const asked =
      node.type === "BinaryExpression" && /^[!=]==?$/.test(String(node.operator))
        ? [node.left, node.right]
        : node.type === "SwitchCase"
          ? [node.test]
          : node.type === "ArrayExpression" && Array.isArray(node.elements)
            ? node.elements
            : [];
    if (asked.some(isName)) found.push(`${path}: ${text.slice(Number(node.start), Number(node.end))}`);
  });
  return found;
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

function isName(node: unknown): boolean {
  return isNode(node) && node.type === "Literal" && (PROTOCOL_NAMES as readonly unknown[]).includes(node.value);
}

function visit(node: unknown, each: (node: Node) => void): void {
  if (!isNode(node)) return;
  if (typeof node.type === "string") each(node);
  for (const child of Object.values(node)) visit(child, each);
}
