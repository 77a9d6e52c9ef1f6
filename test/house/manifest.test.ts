import { readFileSync } from "node:fs";
import { isOwnName } from "@slotwise/project";
import { expect, it } from "vitest";

const { activationEvents } = JSON.parse(
  readFileSync(new URL("../../extension/package.json", import.meta.url), "utf8"),
) as { activationEvents: readonly string[] };
const globs = activationEvents.flatMap((event) => {
  const glob = /^workspaceContains:\*\*\/(.*)$/.exec(event)?.[1];
  return glob === undefined ? [] : expanded(glob);
});
/** The languages that VS Code itself has, or we give it, by how a file's name ends. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ["toml", "toml"],
  ["yaml", "yaml"],
  ["yml", "yaml"],
  ["py", "python"],
  ["ini", "ini"],
  ["conf", "properties"],
]);

it("the extension starts for files that are ours or pynenc's by their name, all but everybody's pyproject.toml", () => {
  const names = globs.filter((glob) => /^(?:pynenc|slotwise)\./.test(glob));
  const possible = ["pynenc", "slotwise"].flatMap((stem) => expanded(`${stem}.{toml,yaml,yml,json}`));
  expect(names).toEqual(possible.filter(isOwnName));
});

it.each([
  ".envrc",
  "worker.service",
  "worker.service.d/interval.conf",
  "Procfile",
  "supervisord.conf",
  "tox.ini",
  "tox.toml",
  "deploy/taskdef.json",
  "worker-task-def.json",
  "fly.toml",
  "render.yaml",
  ".gitlab-ci.yml",
  "kustomization.yaml",
  "Kustomization",
])("the extension starts for a workspace in which %s is opened, and nothing else is there", (name) => {
  const language = LANGUAGES.get(name.split(".").at(-1) ?? "");
  const starts = activationEvents.includes(`onLanguage:${language}`) || isHeldBy(name);
  expect(starts).toBe(true);
});

it.each(["package.json", "nginx/nginx.conf", "setup.cfg", "readme.md", "src/main.rs", "prod.target"])(
  "the extension does not start because a workspace has %s",
  (name) => expect(isHeldBy(name)).toBe(false),
);

/** Whether a workspace that has such a file starts the extension. */
function isHeldBy(name: string): boolean {
  const patterns = globs.map((glob) => glob.replaceAll(".", "\\.").replaceAll("*", "[^/]*"));
  return new RegExp(`(?:^|/)(?:${patterns.join("|")})$`).test(name);
}

/** `a.{b,c}` as `a.b` and `a.c`. */
function expanded(glob: string): readonly string[] {
  const [, before = glob, choices, after = ""] = /^(.*)\{([^}]*)\}(.*)$/.exec(glob) ?? [];
  return choices === undefined ? [glob] : choices.split(",").map((choice) => `${before}${choice}${after}`);
}
