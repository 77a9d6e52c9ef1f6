import { nameOfReleases, RELEASES } from "@slotwise/pynenc";
import { describe, expect, it } from "vitest";
import { readDocument } from "../documents/read-document.js";
import { judgedReleases } from "./judged-releases.js";

function judged(text: string) {
  const { releases, reason } = judgedReleases([readDocument("pyproject.toml", text)], undefined);
  return `${nameOfReleases(releases)} (${reason})`;
}

const requiring = (...requirements: readonly string[]) =>
  judged(`[project]\ndependencies = ${JSON.stringify(requirements)}\n`);

describe("judgedReleases", () => {
  it.each([
    ["pynenc==0.2.3", "0.2.3"],
    ["pynenc==0.1.4", "0.1.1"],
    ["pynenc===0.2.3", "0.2.3"],
    ["pynenc~=0.2.3", "0.2.3 to 0.2.4"],
    ["pynenc==0.2.*", "0.2.0 to 0.2.4"],
    ["pynenc<0.3", "0.1.0 to 0.2.4"],
    ["pynenc>=0.2.1,<0.3.0", "0.2.1 to 0.2.4"],
    ["pynenc>=0.2, !=0.2.1, <0.3", "0.2.0, 0.2.2 to 0.2.4"],
    ["pynenc==0.3.1", "0.3.1"],
    ["pynenc[monitor]>=0.3.1", "0.3.1 to 0.4.0"],
    ["pynenc [monitor, redis] >= 0.3.1", "0.3.1 to 0.4.0"],
    ["Pynenc>=1.0", "0.4.0"],
    ["pynenc (>=0.3,<0.4)", "0.3.0 to 0.3.1"],
    ["pynenc>=0.3; python_version >= '3.12'", "0.3.0 to 0.4.0"],
    ["pynenc", "0.1.0 to 0.4.0"],
    ["pynenc[monitor]", "0.1.0 to 0.4.0"],
    ["pynenc>=0.2", "0.2.0 to 0.4.0"],
    ["pynenc>=0.2.99,<0.3.1", "0.3.0"],
    ["pynenc~=0.2", "0.2.0 to 0.4.0"],
    ["pynenc; sys_platform == 'linux'", "0.1.0 to 0.4.0"],
    ["pynenc>=0.2.7,<=0.2.7", "0.2.4"],
    ["pynenc>0.3.4,<0.3.6", "0.3.1"],
    ["pynenc==0.2.3.post1", "0.2.3"],
    ["pynenc==0.2.3.dev1", "0.2.3"],
    ["pynenc==0.2.3+local.1", "0.2.3"],
    ["pynenc===0.3.0-rc.1", "0.3.0"],
    ["pynenc==0.3.0rc1", "0.3.0"],
    ["pynenc>=0.3.0rc1", "0.3.0 to 0.4.0"],
    ["pynenc<0.3.0rc1", "0.1.0 to 0.2.4"],
    ["pynenc @ git+https://host/pynenc@v0.2.3", "0.2.3"],
    ["pynenc[redis]@git+ssh://git@host/pynenc.git@0.2.3.post1 ; python_version > '3'", "0.2.3"],
    ["pynenc @ https://host/archive/refs/tags/v0.3.1.tar.gz#sha256=0", "0.3.1"],
    ["pynenc @ https://host/pynenc-0.2.3-py3-none-any.whl", "0.2.3"],
    ["pynenc>0.2.4,<0.4", "0.3.0 to 0.3.1"],
    ["pynenc!=0.3.0", "0.1.0 to 0.2.4, 0.3.1 to 0.4.0"],
    ["pynenc==0.0.24", "0.1.0"],
    ["pynenc @ file:///wheels/pynenc-0.3.0rc1.tar.gz", "0.3.0"],
  ])("takes %s for %s", (requirement, versions) => {
    expect(requiring("requests>=2", requirement)).toBe(`${versions} (dependency)`);
  });

  it.each([
    "pynenc-redis>=0.1",
    "pynenc @ git+https://example.org/pynenc.git",
    "pynenc @ git+https://example.org/0.2.3/pynenc.git@main",
    "pynenc @ git+https://example.org/pynenc.git@10.0.0.1-fix",
    "mypynenc==0.2",
    "pynenc>=soon",
  ])("learns nothing from %s", (requirement) => expect(requiring(requirement)).toBe("0.4.0 (newest)"));

  it("takes no time for a release that never ends", () => {
    expect(requiring(`pynenc==0.2${".a".repeat(10_000)}!`)).toBe("0.4.0 (newest)");
    expect(requiring(`pynenc==${"1".repeat(100_000)}`)).toBe("0.4.0 (newest)");
    expect(requiring(`pynenc @ git+https://h/p@0.2${"-a.1".repeat(10_000)}!`)).toBe("0.4.0 (newest)");
  });

  it("takes requirements with markers for alternatives", () => {
    expect(requiring("pynenc<0.3; python_version < '3.12'", "pynenc>=0.3; python_version >= '3.12'")).toBe(
      "0.1.0 to 0.4.0 (dependency)",
    );
  });

  it.each([
    ['"^0.2.3"', "0.2.3 to 0.2.4"],
    ['"^0.3"', "0.3.0 to 0.3.1"],
    ['"^0"', "0.1.0 to 0.4.0"],
    ['"~0.2"', "0.2.0 to 0.2.4"],
    ['"~0.2.3"', "0.2.3 to 0.2.4"],
    ['"^1.2"', "0.4.0"],
    ['"0.2.3"', "0.2.3"],
    ['"0.2.*"', "0.2.0 to 0.2.4"],
    ['">=0.2,<0.3"', "0.2.0 to 0.2.4"],
    ['"*"', "0.1.0 to 0.4.0"],
    ['"^0.2 || ^0.3"', "0.2.0 to 0.3.1"],
    ['{ version = "^0.3", extras = ["monitor"] }', "0.3.0 to 0.3.1"],
    ['[{ version = "^0.2", python = "<3.12" }, { version = "^0.3", python = ">=3.12" }]', "0.2.0 to 0.3.1"],
    ['[{ version = "0.2.3", python = "<3.12" }, { version = "0.2.4", python = ">=3.12" }]', "0.2.3 to 0.2.4"],
    ['{ git = "https://host/pynenc.git", tag = "v0.2.3" }', "0.2.3"],
  ])("reads Poetry's %s", (constraint, versions) => {
    expect(judged(`[tool.poetry.dependencies]\npython = "^3.11"\npynenc = ${constraint}\n`)).toBe(
      `${versions} (dependency)`,
    );
  });

  it("reads optional dependencies and dependency groups", () => {
    expect(judged(`[project.optional-dependencies]\nworkers = ["pynenc<0.3"]\n`)).toBe("0.1.0 to 0.2.4 (dependency)");
    expect(judged(`[dependency-groups]\ndev = [{ include-group = "x" }, "pynenc==0.3.0"]\n`)).toBe(
      "0.3.0 (dependency)",
    );
  });

  it.each([
    "[tool.poetry.group.worker.dependencies]\npynenc = '^0.2'\n",
    "[tool.poetry.dev-dependencies]\npynenc = '^0.2'\n",
    "[tool.uv]\ndev-dependencies = ['pynenc<0.3']\n",
    "[tool.pdm.dev-dependencies]\ntest = ['pynenc<0.3']\n",
    "[tool.hatch.envs.worker]\ndependencies = ['pynenc<0.3']\n",
    "[tool.hatch.envs.worker]\nextra-dependencies = ['pynenc<0.3']\n",
  ])("reads what a tool keeps for itself: %j", (text) => {
    expect(judged(text)).toMatch(/ to 0\.2\.4 \(dependency\)$/);
    // What the application depends on says more than what somebody develops with.
    expect(judged(`${text}[project]\ndependencies = ['pynenc>=0.3']\n`)).toBe("0.3.0 to 0.4.0 (dependency)");
  });

  it.each([
    ["pynenc==0.2.3 \\\n    --hash=sha256:abc\n", "0.2.3"],
    ["pynenc==0.2.3 --hash=sha256:abc\n", "0.2.3"],
    ["pynenc == 0.2.3 # via shop\r\n", "0.2.3"],
    ["pynenc>=0.3.1\\\n --hash=sha256:abc\n", "0.3.1 to 0.4.0"],
    ["pynenc>=0.2.3, \\\n    <0.3\n", "0.2.3 to 0.2.4"],
    ["pynenc>=0.2.3,\\\r\n  <0.3 \\\r\n  --hash=sha256:abc\r\n", "0.2.3 to 0.2.4"],
    ["pynenc \\\n>=0.2.3,<0.3 # why\n", "0.2.3 to 0.2.4"],
  ])("reads pip's %j", (text, version) => {
    const { releases, requirement } = judgedReleases([readDocument("requirements.txt", text)], undefined);
    expect(nameOfReleases(releases)).toBe(version);
    const { start, end } = requirement?.range ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toMatch(/^pynenc[\s\\]*[=>]=[\s\\,<.\d]+(?<!\s)$/);
  });

  it("goes by what is pinned for pip before what a project allows, and by what is locked before both", () => {
    const documents = (pip: string) => [
      readDocument("pyproject.toml", '[project]\ndependencies = ["pynenc>=0.2"]\n'),
      readDocument("requirements.txt", pip),
    ];
    expect(judgedReleases(documents("pynenc==0.2.3\n"), undefined).releases).toEqual(["0.2.3"]);
    // A range for pip is no more than another range.
    expect(judgedReleases(documents("pynenc<0.3\n"), undefined).releases.at(-1)).toBe("0.4.0");
    const lock = readDocument("uv.lock", '[[package]]\nname = "pynenc"\nversion = "0.3.1"\n');
    expect(judgedReleases([...documents("pynenc==0.2.3\n"), lock], undefined).releases).toEqual(["0.3.1"]);
  });

  it("takes a pin with a marker, or of a release of any kind, for one", () => {
    const documents = (pin: string) => [
      readDocument("pyproject.toml", '[project]\ndependencies = ["pynenc"]\n'),
      readDocument("requirements.txt", pin),
    ];
    for (const pin of [
      'pynenc==0.2.3 ; python_version >= "3.11"',
      "pynenc===0.2.3.post1",
      "pynenc[redis] @ git+https://host/pynenc@v0.2.3",
    ]) {
      expect(judgedReleases(documents(`${pin}\n`), undefined).releases).toEqual(["0.2.3"]);
    }
  });

  it("takes what several files pin for pip for alternatives", () => {
    const pinned = (name: string, text: string) => readDocument(name, text);
    const prod = pinned("requirements/prod.txt", "pynenc==0.2.3\n");
    const dev = pinned("requirements-dev.txt", "pynenc==0.3.1\n");
    const any = pinned("requirements.txt", "pynenc\n");
    const releases = (...documents: readonly ReturnType<typeof pinned>[]) =>
      judgedReleases(documents, undefined).releases;
    expect(releases(dev, prod)).toEqual(["0.2.3", "0.3.1"]);
    expect(releases(any, prod)).toEqual(["0.2.3"]);
    expect(releases(pinned("requirements-a.txt", "pynenc<0.3"), pinned("requirements-b.txt", "pynenc>=0.3"))).toEqual(
      RELEASES,
    );
  });

  it("takes what a list for pip takes in for binding as well", () => {
    const list = (name: string, text: string) => readDocument(name, text);
    const base = list("requirements.txt", "pynenc>=0.2.3 # via app\n");
    const releases = (...documents: readonly ReturnType<typeof list>[]) =>
      nameOfReleases(judgedReleases(documents, undefined).releases);
    expect(releases(list("requirements-dev.txt", "-r requirements.txt\npynenc<0.3\n"))).toBe("0.1.0 to 0.2.4");
    // The base alone may be what is installed somewhere.
    expect(releases(base, list("requirements-dev.txt", "-r requirements.txt\npynenc<0.3\n"))).toBe("0.2.3 to 0.4.0");
    expect(releases(list("base.txt", ""), list("requirements-dev.txt", "-r base.txt\npynenc<0.3\n"))).toBe(
      "0.1.0 to 0.2.4",
    );
    // What only constrains installs nothing itself.
    const constraints = list("constraints.txt", "pynenc<0.3\n");
    expect(releases(list("requirements.txt", "-c constraints.txt\npynenc>=0.2.3\n"), constraints)).toBe(
      "0.2.3 to 0.2.4",
    );
    expect(releases(list("requirements.txt", "-c constraints.txt\n"), constraints)).toBe("0.1.0 to 0.2.4");
    // What nothing fulfils nobody installs.
    expect(releases(base, list("requirements-dev.txt", "-r requirements.txt\npynenc<0.2\n"))).toBe(
      "0.1.0 to 0.1.1, 0.2.3 to 0.4.0",
    );
  });

  it.each([
    ['[packages]\npynenc = "==0.3.1"\n', "0.3.1"],
    ['[packages]\npynenc = {version = "~=0.2.3", extras = ["monitor"]}\n', "0.2.3 to 0.2.4"],
    ['[packages]\npynenc = "*"\n', "0.1.0 to 0.4.0"],
    ['[packages]\nPyNenc = ">=0.3"\n', "0.3.0 to 0.4.0"],
    ['[packages]\npynenc = {git = "https://host/pynenc.git", ref = "v0.2.3"}\n', "0.2.3"],
    ['[dev-packages]\npynenc = "<0.3"\n[packages]\npynenc = ">=0.3"\n', "0.3.0 to 0.4.0"],
    ['[workers]\npynenc = "<0.3"\n', "0.1.0 to 0.2.4"],
  ])("reads Pipenv's %j", (text, versions) => {
    const { releases, reason } = judgedReleases([readDocument("Pipfile", text)], undefined);
    expect(`${nameOfReleases(releases)} (${reason})`).toBe(`${versions} (dependency)`);
  });

  it.each([
    "[requires]\npynenc = '0.2.3'\n",
    "[packages]\npynenc = {path = '.'}\n",
    "packages = 5\n",
    "[packages\n",
    "",
  ])("learns nothing from a Pipfile that says nothing of it: %j", (text) =>
    expect(judgedReleases([readDocument("Pipfile", text)], undefined).reason).toBe("newest"),
  );

  it("goes by a list that pip-compile makes before the one that it makes it of", () => {
    const written = readDocument("requirements.in", "pynenc>=0.3\n");
    expect(nameOfReleases(judgedReleases([written], undefined).releases)).toBe("0.3.0 to 0.4.0");
    const made = readDocument("requirements.txt", "pynenc==0.3.1\n    # via -r requirements.in\n");
    expect(judgedReleases([written, made], undefined).releases).toEqual(["0.3.1"]);
  });

  it("takes the newest where nothing says which", () => {
    expect(judged("[tool.pynenc]\napp_id = 'a'\n")).toBe("0.4.0 (newest)");
    expect(judged("")).toBe("0.4.0 (newest)");
  });

  it("says which release it does not know, and what that counts as", () => {
    const named = (requirement: string) =>
      judgedReleases([readDocument("requirements.txt", requirement)], undefined).behaviours.map(({ name }) => name);
    expect(named("pynenc==9.1.0\n")).toEqual(["9.1.0, judged as 0.4.0"]);
    expect(named("pynenc==0.4.0rc1\n")).toEqual(["0.4.0rc1, judged as 0.4.0"]);
    expect(named("pynenc>=0.3\n")).toEqual(["0.3.0 to 0.4.0"]);
  });

  it("parts releases that behave differently", () => {
    const document = readDocument("requirements.txt", "pynenc~=0.2.3\n");
    const { behaviours } = judgedReleases([document], undefined);
    expect(behaviours.map(({ name, protocol }) => `${name} ${protocol}`)).toEqual([
      "0.2.3 slot-window",
      "0.2.4 slot-claim",
    ]);
  });

  it("lets a declaration beat everything", () => {
    const document = readDocument("pyproject.toml", `[project]\ndependencies = ["pynenc==0.3.0"]\n`);
    const declared = { releases: ["0.2.3"] };
    expect(judgedReleases([document], declared)).toMatchObject({ ...declared, reason: "declared" });
    expect(judgedReleases([document], undefined)).toMatchObject({ reason: "dependency" });
  });
});
