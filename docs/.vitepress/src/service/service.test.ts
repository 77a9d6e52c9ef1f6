import { describe, expect, it } from "vitest";
import type { Edit } from "../crossing/messages.js";
import type { PlaygroundFile } from "../link/playground-state.js";
import { ANSWERS } from "./answers.js";
import { judge } from "./judge.js";
import { ProjectFiles } from "./project-files.js";

const TOML = `[project]
dependencies = ["pynenc==0.2.3"]

[tool.pynenc]
atomic_service_check_interval_minutes = 0.5
runner_considered_dead_after_minutes = 4.0

[tool.slotwise]
runners = 4
`;
const COMPOSE =
  "services:\n  worker:\n    env_file: conf/worker.env\n    command: pynenc --app=shop runner start\n    deploy: {replicas: 4}\n";
const ENV = "PYNENC__ATOMIC_SERVICE_CHECK_INTERVAL_MINUTES=0.5\n";

function filesWith(texts: Readonly<Record<string, string>>, release?: string): ProjectFiles {
  const files = new ProjectFiles();
  files.setFiles({ files: Object.entries(texts).map(([path, text]) => ({ path, text })), release });
  return files;
}

function applied(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((all, { start, end, newText }) => all.slice(0, start) + newText + all.slice(end), text);
}

describe("what the files say", () => {
  it("is every problem where it stands, and the fleets of the file that is shown", async () => {
    const { problems, fleets, fleetsOf } = await judge(filesWith({ "pyproject.toml": TOML }), "pyproject.toml");
    expect(problems.map(({ rule }) => rule)).toContain("window-shorter-than-check");
    for (const { path, start, end, message } of problems) {
      expect(path).toBe("pyproject.toml");
      expect(message).toMatch(/\(pynenc 0\.2\.3\)$/);
      expect(end).toBeGreaterThan(start);
    }
    expect(fleetsOf).toBe("pyproject.toml");
    expect(fleets?.deployments[0]?.terms?.declarations.runners).toEqual({ least: 4, most: 4 });
  });

  it("is told of one project of several, and of which", async () => {
    const files = filesWith({ "a/pyproject.toml": TOML, "b/pyproject.toml": TOML });
    const [one, other] = [await judge(files, "a/pyproject.toml"), await judge(files, "b/pyproject.toml")];
    expect(one.fleets?.deployments.map(({ name }) => name)).toEqual(other.fleets?.deployments.map(({ name }) => name));
    expect(one.projectOf).not.toBe(other.projectOf);
    expect((await judge(filesWith({ "README.txt": "hello" }), "README.txt")).projectOf).toBeNull();
  });

  it("comes of all of them together, and is told of a file that says nothing itself by another one", async () => {
    const files = filesWith({ "README.txt": "hello", "compose.yaml": COMPOSE, "conf/worker.env": ENV });
    const { problems, fleets, fleetsOf } = await judge(files, "README.txt");
    expect(new Set(problems.map(({ path }) => path))).toContain("conf/worker.env");
    expect(fleetsOf).toBe("compose.yaml");
    expect(fleets?.deployments[0]?.terms?.values.atomic_service_check_interval_minutes).toBe(0.5);
  });

  it("is of the release that is asked for, and of a release that nobody knows what the files allow", async () => {
    const text = TOML.replace("==0.2.3", "");
    const releases = async (release?: string) => {
      const { fleets } = await judge(filesWith({ "pyproject.toml": text }, release), "pyproject.toml");
      return fleets?.deployments[0]?.terms?.releases;
    };
    expect(await releases("0.4.0")).toEqual(["0.4.0"]);
    expect((await releases())?.length).toBeGreaterThan(1);
    expect(await releases("nonsense")).toEqual(await releases());
  });

  it("changes with each text", async () => {
    const files = filesWith({ "pyproject.toml": TOML });
    const rules = async () => (await judge(files, "pyproject.toml")).problems.map(({ rule }) => rule);
    files.setText("pyproject.toml", TOML.replace("0.5", "0.1"));
    expect(await rules()).not.toContain("window-shorter-than-check");
    files.setText("pyproject.toml", TOML);
    expect(await rules()).toContain("window-shorter-than-check");
    files.setText("pyproject.toml", "[tool.pynenc\n");
    expect(await rules()).toEqual(["syntax-error"]);
    files.setText("gone.toml", TOML);
    expect(files.textOf("gone.toml")).toBeUndefined();
  });

  it.each([
    ["nothing", {}],
    ["an empty file", { "pyproject.toml": "" }],
    ["files that say nothing of pynenc", { "a.txt": "x", "b/c.yaml": "a: [1, 2]\n" }],
    ["a binary", { "pyproject.toml": "[tool.pynenc]\0" }],
    ["a file that is too large", { "pyproject.toml": `${TOML}# ${"x".repeat(3_000_000)}` }],
  ])("is nothing of %s", async (_what, texts) => {
    expect(await judge(filesWith(texts), "pyproject.toml")).toEqual({
      problems: [],
      fleets: null,
      fleetsOf: null,
      projectOf: null,
    });
  });
});

describe("an answer", () => {
  const path = "pyproject.toml";

  it("has the ways out of each problem, and each way leads out", async () => {
    const files = filesWith({ [path]: TOML });
    const { problems } = await judge(files, path);
    // In whatever order: of two projects that read a file each has problems of its own in it.
    const asked = problems.toReversed();
    const fixes = await ANSWERS.fixes(files, { path, problems: asked });
    expect(fixes).toHaveLength(problems.length);
    const at = asked.findIndex(({ rule }) => rule === "window-shorter-than-check");
    const [fix] = fixes[at] ?? [];
    expect(fix?.isPreferred).toBe(true);
    const after = filesWith({ [path]: applied(TOML, fix?.edits ?? []) });
    expect((await judge(after, path)).problems.map(({ rule }) => rule)).not.toContain("window-shorter-than-check");
  });

  it("writes values where they stand, whichever file that is", async () => {
    const files = filesWith({ "compose.yaml": COMPOSE, "conf/worker.env": ENV });
    const deployment = (await judge(files, "compose.yaml")).fleets?.deployments[0]?.name ?? "";
    const values = { settings: { atomic_service_check_interval_minutes: 0.1 } };
    const edits = await ANSWERS.write(files, { path: "compose.yaml", deployment, values });
    expect(edits.map((edit) => edit.path)).toEqual(["conf/worker.env"]);
    expect(applied(ENV, edits)).toContain("MINUTES=0.1");
  });

  it("has a hover, completions and a suggestion, and none where there is nothing", async () => {
    const files = filesWith({ [path]: TOML, "a.txt": "a" });
    const offset = TOML.indexOf("check_interval");
    const hover = await ANSWERS.hover(files, { path, offset, isDark: true });
    expect(hover?.markdown).toContain("data:image/svg+xml;base64,");
    expect(TOML.slice(hover?.start, hover?.end)).toBe("atomic_service_check_interval_minutes");
    expect((await ANSWERS.completions(files, { path, offset }))?.items.length).toBeGreaterThan(5);
    const [suggested] = await ANSWERS.suggest(files, { path });
    expect(suggested?.block).toContain("[tool.pynenc]");
    const safe = filesWith({ [path]: applied(TOML, suggested?.edits ?? []) });
    expect((await judge(safe, path)).problems.filter(({ severity }) => severity !== "info")).toEqual([]);
    const nowhere = { path: "a.txt", offset: 0, isDark: false };
    expect(await ANSWERS.hover(files, nowhere)).toBeNull();
    expect(await ANSWERS.completions(files, nowhere)).toBeNull();
    expect(await ANSWERS.suggest(files, nowhere)).toEqual([]);
  });

  it("finds the files that say something of a fleet among many", async () => {
    const texts = {
      "src/readme.md": "pynenc",
      "deploy/compose.yaml": COMPOSE,
      "deploy/conf/worker.env": ENV,
      "x.toml": "",
    };
    const files: readonly PlaygroundFile[] = Object.entries(texts).map(([name, text]) => ({ path: name, text }));
    expect(await ANSWERS.find(new ProjectFiles(), { files })).toEqual([
      "deploy/compose.yaml",
      "deploy/conf/worker.env",
    ]);
  });

  it("fixes all that is safe to fix", async () => {
    const files = filesWith({ [path]: TOML });
    const edits = await ANSWERS.fixAll(files, { path });
    expect(applied(TOML, edits)).not.toContain("minutes = 0.5");
  });
});
