import { describe, expect, it } from "vitest";
import { judgedVersions, parsePynencVersion } from "./pynenc-version.js";
import { readDocument } from "./read-document.js";

function judged(text: string) {
  const { versions, reason } = judgedVersions([readDocument("pyproject.toml", text)], undefined);
  return `${versions.join(" ")} (${reason})`;
}

const requiring = (...requirements: readonly string[]) =>
  judged(`[project]\ndependencies = ${JSON.stringify(requirements)}\n`);

describe("judgedVersions", () => {
  it.each([
    ["pynenc==0.2.3", "0.2"],
    ["pynenc==0.1.4", "0.2"],
    ["pynenc===0.2.3", "0.2"],
    ["pynenc~=0.2.3", "0.2"],
    ["pynenc==0.2.*", "0.2"],
    ["pynenc<0.3", "0.2"],
    ["pynenc>=0.2.1,<0.3.0", "0.2"],
    ["pynenc>=0.2, !=0.2.1, <0.3", "0.2"],
    ["pynenc==0.3.1", "0.3"],
    ["pynenc[monitor]>=0.3.1", "0.3"],
    ["pynenc [monitor, redis] >= 0.3.1", "0.3"],
    ["Pynenc>=1.0", "0.3"],
    ["pynenc (>=0.3,<0.4)", "0.3"],
    ["pynenc>=0.3; python_version >= '3.12'", "0.3"],
    ["pynenc", "0.2 0.3"],
    ["pynenc[monitor]", "0.2 0.3"],
    ["pynenc>=0.2", "0.2 0.3"],
    ["pynenc>=0.2.99,<0.3.1", "0.2 0.3"],
    ["pynenc~=0.2", "0.2 0.3"],
    ["pynenc; sys_platform == 'linux'", "0.2 0.3"],
    ["pynenc>=0.2.7,<=0.2.7", "0.2"],
    ["pynenc>0.3.4,<0.3.6", "0.3"],
    ["pynenc==0.2.3.post1", "0.2"],
    ["pynenc==0.2.3.dev1", "0.2"],
    ["pynenc==0.2.3+local.1", "0.2"],
    ["pynenc===0.3.0-rc.1", "0.3"],
    ["pynenc==0.3.0rc1", "0.3"],
    ["pynenc>=0.3.0rc1", "0.3"],
    ["pynenc<0.3.0rc1", "0.2"],
    ["pynenc @ git+https://host/pynenc@v0.2.3", "0.2"],
    ["pynenc[redis]@git+ssh://git@host/pynenc.git@0.2.3.post1 ; python_version > '3'", "0.2"],
    ["pynenc @ https://host/archive/refs/tags/v0.3.1.tar.gz#sha256=0", "0.3"],
    ["pynenc @ https://host/pynenc-0.2.3-py3-none-any.whl", "0.2"],
    ["pynenc @ file:///wheels/pynenc-0.3.0rc1.tar.gz", "0.3"],
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
  ])("learns nothing from %s", (requirement) => expect(requiring(requirement)).toBe("0.3 (newest)"));

  it("takes no time for a release that never ends", () => {
    expect(requiring(`pynenc==0.2${".a".repeat(10_000)}!`)).toBe("0.3 (newest)");
    expect(requiring(`pynenc==${"1".repeat(100_000)}`)).toBe("0.3 (newest)");
    expect(requiring(`pynenc @ git+https://h/p@0.2${"-a.1".repeat(10_000)}!`)).toBe("0.3 (newest)");
  });

  it("takes requirements with markers for alternatives", () => {
    expect(requiring("pynenc<0.3; python_version < '3.12'", "pynenc>=0.3; python_version >= '3.12'")).toBe(
      "0.2 0.3 (dependency)",
    );
  });

  it.each([
    ['"^0.2.3"', "0.2"],
    ['"^0.3"', "0.3"],
    ['"^0"', "0.2 0.3"],
    ['"~0.2"', "0.2"],
    ['"~0.2.3"', "0.2"],
    ['"^1.2"', "0.3"],
    ['"0.2.3"', "0.2"],
    ['"0.2.*"', "0.2"],
    ['">=0.2,<0.3"', "0.2"],
    ['"*"', "0.2 0.3"],
    ['"^0.2 || ^0.3"', "0.2 0.3"],
    ['{ version = "^0.3", extras = ["monitor"] }', "0.3"],
    ['[{ version = "^0.2", python = "<3.12" }, { version = "^0.3", python = ">=3.12" }]', "0.2 0.3"],
    ['[{ version = "0.2.3", python = "<3.12" }, { version = "0.2.4", python = ">=3.12" }]', "0.2"],
    ['{ git = "https://host/pynenc.git", tag = "v0.2.3" }', "0.2"],
  ])("reads Poetry's %s", (constraint, versions) => {
    expect(judged(`[tool.poetry.dependencies]\npython = "^3.11"\npynenc = ${constraint}\n`)).toBe(
      `${versions} (dependency)`,
    );
  });

  it("reads optional dependencies and dependency groups", () => {
    expect(judged(`[project.optional-dependencies]\nworkers = ["pynenc<0.3"]\n`)).toBe("0.2 (dependency)");
    expect(judged(`[dependency-groups]\ndev = [{ include-group = "x" }, "pynenc==0.3.0"]\n`)).toBe("0.3 (dependency)");
  });

  it.each([
    "[tool.poetry.group.worker.dependencies]\npynenc = '^0.2'\n",
    "[tool.poetry.dev-dependencies]\npynenc = '^0.2'\n",
    "[tool.uv]\ndev-dependencies = ['pynenc<0.3']\n",
    "[tool.pdm.dev-dependencies]\ntest = ['pynenc<0.3']\n",
    "[tool.hatch.envs.worker]\ndependencies = ['pynenc<0.3']\n",
    "[tool.hatch.envs.worker]\nextra-dependencies = ['pynenc<0.3']\n",
  ])("reads what a tool keeps for itself: %j", (text) => {
    expect(judged(text)).toBe("0.2 (dependency)");
    // What the application depends on says more than what somebody develops with.
    expect(judged(`${text}[project]\ndependencies = ['pynenc>=0.3']\n`)).toBe("0.3 (dependency)");
  });

  it.each([
    ["pynenc==0.2.3 \\\n    --hash=sha256:abc\n", "0.2"],
    ["pynenc==0.2.3 --hash=sha256:abc\n", "0.2"],
    ["pynenc == 0.2.3 # via shop\r\n", "0.2"],
    ["pynenc>=0.3.1\\\n --hash=sha256:abc\n", "0.3"],
  ])("reads pip's %j", (text, version) => {
    const { versions, requirement } = judgedVersions([readDocument("requirements.txt", text)], undefined);
    expect(versions).toEqual([version]);
    const { start, end } = requirement?.range ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toMatch(/^pynenc ?[=>]=[ .\d]+$/);
  });

  it("goes by what is pinned for pip before what a project allows, and by what is locked before both", () => {
    const documents = (pip: string) => [
      readDocument("pyproject.toml", '[project]\ndependencies = ["pynenc>=0.2"]\n'),
      readDocument("requirements.txt", pip),
    ];
    expect(judgedVersions(documents("pynenc==0.2.3\n"), undefined).versions).toEqual(["0.2"]);
    // A range for pip is no more than another range.
    expect(judgedVersions(documents("pynenc<0.3\n"), undefined).versions).toEqual(["0.2", "0.3"]);
    const lock = readDocument("uv.lock", '[[package]]\nname = "pynenc"\nversion = "0.3.1"\n');
    expect(judgedVersions([...documents("pynenc==0.2.3\n"), lock], undefined).versions).toEqual(["0.3"]);
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
      expect(judgedVersions(documents(`${pin}\n`), undefined).versions).toEqual(["0.2"]);
    }
  });

  it("takes what several files pin for pip for alternatives", () => {
    const pinned = (name: string, text: string) => readDocument(name, text);
    const prod = pinned("requirements/prod.txt", "pynenc==0.2.3\n");
    const dev = pinned("requirements-dev.txt", "pynenc==0.3.1\n");
    const any = pinned("requirements.txt", "pynenc\n");
    const versions = (...documents: readonly ReturnType<typeof pinned>[]) =>
      judgedVersions(documents, undefined).versions;
    expect(versions(dev, prod)).toEqual(["0.2", "0.3"]);
    expect(versions(any, prod)).toEqual(["0.2"]);
    expect(versions(pinned("requirements-a.txt", "pynenc<0.3"), pinned("requirements-b.txt", "pynenc>=0.3"))).toEqual([
      "0.2",
      "0.3",
    ]);
  });

  it("takes both releases of a lock file that forks", () => {
    const lock = '[[package]]\nname = "pynenc"\nversion = "0.2.3"\n\n[[package]]\nname = "pynenc"\nversion = "0.3.1"\n';
    const documents = [readDocument("pyproject.toml", '[project]\ndependencies = ["pynenc<0.3"]\n')];
    const { versions, requirement } = judgedVersions([...documents, readDocument("uv.lock", lock)], undefined);
    expect(versions).toEqual(["0.2", "0.3"]);
    expect(lock.slice(requirement?.range.start, requirement?.range.end)).toBe("0.2.3");
  });

  it("goes by settings in use, and else takes the newest", () => {
    expect(judged("[tool.pynenc]\natomic_service_max_start_slot_fraction = 0.4\n")).toBe("0.3 (settings-in-use)");
    expect(judged("[tool.pynenc.pynenc]\natomic_service_execution_max_records = 4\n")).toBe("0.3 (settings-in-use)");
    expect(judged("[tool.pynenc]\napp_id = 'a'\n")).toBe("0.3 (newest)");
    expect(judged("")).toBe("0.3 (newest)");
  });

  it("lets a declaration beat everything", () => {
    const document = readDocument("pyproject.toml", `[project]\ndependencies = ["pynenc==0.3.0"]\n`);
    expect(judgedVersions([document], ["0.2"])).toMatchObject({ versions: ["0.2"], reason: "declared" });
    expect(judgedVersions([document], [])).toMatchObject({ reason: "dependency" });
  });
});

describe("parsePynencVersion", () => {
  it.each([
    ["0.2", "0.2"],
    ["0.1.9", "0.2"],
    ["v0.3", "0.3"],
    ["1.0", "0.3"],
    ["0.10.0", "0.3"],
    ["0.2.x", undefined],
    ["0", undefined],
    ["latest", undefined],
  ])("reads %j as %j", (text, version) => expect(parsePynencVersion(text)).toBe(version));
});
