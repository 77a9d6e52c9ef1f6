import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { formatOf, isCandidate } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { outfile } from "../../packages/cli/scripts/bundle.mjs";
import { fencesOf, readPage } from "../docs/markdown.js";
import { DEFAULTS, folderWith } from "./command.js";
import { parseYaml } from "./yaml.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(ROOT, "packages/cli/package.json"), "utf8"));
const PROBLEM = DEFAULTS.replace("5.0", "-5.0");

/** A program of that name which records its arguments and runs the command with those behind the first `skipped`. */
function programs(name: string, skipped: number): { path: string; called: () => readonly string[] } {
  const folder = folderWith({
    [name]: `#!/usr/bin/env bash\nprintf '%s\\n' "$@" > "$(dirname "$0")/called"\nshift ${skipped}\nexec "${process.execPath}" "${outfile}" "$@"\n`,
  });
  chmodSync(join(folder, name), 0o755);
  return {
    path: `${folder}:${dirname(process.execPath)}:${process.env.PATH}`,
    called: () => readFileSync(join(folder, "called"), "utf8").trimEnd().split("\n"),
  };
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly ActionStep[] };
}

interface ActionStep {
  readonly id: string;
  readonly shell: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

describe("the GitHub Action", () => {
  const action = parseYaml(readFileSync(join(ROOT, "action.yml"), "utf8")) as Action;

  /** Runs the steps as a runner does: expressions replaced in what may hold them, the script given to bash as it is. */
  function runAction(inputs: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>) {
    const cwd = folderWith(files);
    const npx = programs("npx", 2);
    const output = join(cwd, "output");
    writeFileSync(output, "");
    const value = (expression: string) => {
      const [, input] = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(expression) ?? [];
      if (input !== undefined) return inputs[input] ?? String(action.inputs[input]?.default);
      if (/^\$\{\{ github\.action_path \}\}$/.test(expression)) return ROOT;
      throw new RangeError(`nobody knows ${expression}`);
    };
    const results = action.runs.steps.map((step) => {
      expect(step.shell).toBe("bash");
      const env = Object.fromEntries(Object.entries(step.env).map(([name, expression]) => [name, value(expression)]));
      // As GitHub's runner calls bash.
      return spawnSync("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.run], {
        cwd,
        encoding: "utf8",
        env: {
          PATH: npx.path,
          LANG: "C.UTF-8",
          GITHUB_ACTIONS: "true",
          GITHUB_WORKSPACE: cwd,
          GITHUB_OUTPUT: output,
          ...env,
        },
      });
    });
    const [result] = results;
    return {
      cwd,
      called: npx.called(),
      output: readFileSync(output, "utf8"),
      status: result?.status,
      stdout: result?.stdout,
    };
  }

  it("holds no expression in a script: inputs are data", () => {
    expect(action.runs.using).toBe("composite");
    for (const { run } of action.runs.steps) expect(run).not.toContain("${{");
    for (const { description } of Object.values(action.inputs)) expect(description).not.toBe("");
    expect(action.outputs.status?.value).toBe(`\${{ steps.${action.runs.steps[0]?.id}.outputs.status }}`);
  });

  it("lints the checkout with its own version, annotates, and fails on problems", () => {
    const { status, stdout, called, output } = runAction({}, { "app/pyproject.toml": PROBLEM });
    expect(called).toEqual(["--yes", `slotwise@${version}`, "lint", "--", "."]);
    expect(stdout).toContain("app/pyproject.toml:2:35 error refuses-to-start");
    expect(stdout).toContain("::error file=app/pyproject.toml,line=2,");
    expect(status).toBe(1);
    expect(output).toBe("status=1\n");
  });

  it("takes paths line by line, arguments word by word, another version, and writes SARIF", () => {
    const inputs = {
      paths: "a folder\n$(touch owned)\n",
      args: "--runners 1-8   --fail-on error",
      version: "9.9.9",
      sarif: "out/slotwise.sarif",
    };
    const { cwd, called, status } = runAction(inputs, { "a folder/pyproject.toml": PROBLEM });
    expect(called).toEqual([
      ...["--yes", "slotwise@9.9.9", "lint", "--runners", "1-8", "--fail-on", "error"],
      ...["--format", "sarif", "--output", "out/slotwise.sarif", "--", "a folder", "$(touch owned)"],
    ]);
    expect(status).toBe(1);
    expect(existsSync(join(cwd, "owned"))).toBe(false);
    expect(JSON.parse(readFileSync(join(cwd, "out/slotwise.sarif"), "utf8")).runs[0].results.length).toBeGreaterThan(0);
  });

  it("passes when nothing is wrong", () => {
    expect(runAction({}, { "pyproject.toml": DEFAULTS })).toMatchObject({ status: 0, output: "status=0\n" });
  });
});

describe("the workflow of the documentation", () => {
  const blocks = fencesOf(readPage("docs/ci.md")).filter(({ language }) => language === "yaml");

  it.each([
    { program: "npx", block: 0, before: ["--yes", "slotwise@0.1"] },
    { program: "uvx", block: 1, before: ["slotwise~=0.1.0"] },
  ])("has five lines, and does what it says: $program", ({ program, block, before }) => {
    const { content } = blocks[block] ?? { content: "" };
    expect(content.trimEnd().split("\n")).toHaveLength(5);
    const workflow = parseYaml(content) as { jobs: { slotwise: { steps: readonly { run?: string }[] } } };
    const script = workflow.jobs.slotwise.steps.map(({ run }) => run ?? "").join("\n");
    const cwd = folderWith({ "app/pyproject.toml": PROBLEM });
    const { path, called } = programs(program, before.length);
    const { status, stdout } = spawnSync("bash", ["-e", "-c", script], {
      cwd,
      encoding: "utf8",
      env: { PATH: path, LANG: "C.UTF-8", GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: cwd },
    });
    expect(called()).toEqual([...before, "lint"]);
    expect(stdout).toContain("::error file=app/pyproject.toml,line=2,");
    expect(status).toBe(1);
  });

  it("is YAML throughout", () => {
    expect(blocks.length).toBeGreaterThan(3);
    for (const { content } of blocks) expect(parseYaml(content)).toBeInstanceOf(Object);
  });
});

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly language: string;
  readonly entry: string;
  readonly files: string;
  readonly pass_filenames?: boolean;
  readonly additional_dependencies: readonly string[];
}

describe("the pre-commit hook", () => {
  const hooks = parseYaml(readFileSync(join(ROOT, ".pre-commit-hooks.yaml"), "utf8")) as readonly Hook[];
  const [hook, ofPython] = hooks;

  it("installs the command in the version of this checkout, from npm or from PyPI", () => {
    expect(hooks).toHaveLength(2);
    expect(hook).toMatchObject({ id: "slotwise", language: "node", additional_dependencies: [`slotwise@${version}`] });
    expect(ofPython).toEqual({
      ...hook,
      ...{ id: "slotwise-python", language: "python", additional_dependencies: [`slotwise==${version}`] },
    });
  });

  it.each([
    ...["pyproject.toml", "services/a/pynenc.toml", "slotwise.toml", "pynenc.yml", "a/pynenc.json", "src/app.py"],
    ...["compose.yaml", "docker-compose.prod.yml", "k8s/worker.yaml", ".github/workflows/ci.yml", "conf/any.yaml"],
    ...[".env", ".env.prod", "deploy/worker.env", "Dockerfile", "a/Dockerfile.worker", "Containerfile", "a.dockerfile"],
    ...["uv.lock", "poetry.lock", "a/pdm.lock", "requirements.txt", "requirements-prod.txt", "requirements/prod.txt"],
  ])("is asked about %s, as slotwise is", (file) => {
    expect(isCandidate(file) || formatOf(file)?.installs !== undefined).toBe(true);
    expect(isAskedAbout(file)).toBe(true);
  });

  it.each([
    ...["my-pyproject.toml", "pyproject.toml.bak", "Cargo.toml", "package.json", "README.md", "app.pyc", "Cargo.lock"],
    ...["notes.txt", "Dockerfiles/notes.md", "environment", "env", "requirements/notes.md"],
  ])("is not asked about %s", (file) => {
    expect(isCandidate(file)).toBe(false);
    expect(isAskedAbout(file)).toBe(false);
  });

  const COMPOSE = "services: {worker: {environment: [PYNENC__MAX_PENDING_SECONDS=-1]}}\n";

  it.each([
    ["fails on problems", { "pyproject.toml": PROBLEM }, 1],
    ["lets other people's pyproject.toml pass", { "pyproject.toml": "[project]\nname = 'a'\n" }, 0],
    ["fails on problems in what starts the fleet", { "compose.yaml": COMPOSE }, 1],
    [
      "lets everything pass that has nothing of pynenc",
      {
        "values.yaml": "app_id: a\nreplicas: five\n",
        "conf.yml": "title: [not closed\n",
        "app.py": "print(1)\n",
        "broken.py": "\0",
        ".env": "A=1\n",
        Dockerfile: "FROM python\nENV A=1\n",
        "uv.lock": "",
      },
      0,
    ],
  ])("%s", (_what, files: Readonly<Record<string, string>>, expected) => {
    const cwd = folderWith(files);
    const [program = "", ...args] = hook?.entry.split(" ") ?? [];
    // As pre-commit calls it: at the repository's root, with or without the names of what is in the commit.
    const names = hook?.pass_filenames === false ? [] : Object.keys(files).filter(isAskedAbout);
    const { status, stdout } = spawnSync(program, [...args, ...names], {
      cwd,
      encoding: "utf8",
      env: { PATH: programs(program, 0).path, LANG: "C.UTF-8" },
    });
    expect(status).toBe(expected);
    expect(/out-of-range|refuses-to-start/.test(stdout)).toBe(expected === 1);
  });

  /** A Python pattern that means the same in JavaScript. */
  function isAskedAbout(file: string): boolean {
    return new RegExp(hook?.files ?? "").test(file);
  }
});
