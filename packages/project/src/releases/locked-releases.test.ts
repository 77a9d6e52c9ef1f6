import { describe, expect, it } from "vitest";
import { readDocument } from "../documents/read-document.js";
import { judgedReleases } from "./judged-releases.js";

describe("the release that a lock file says", () => {
  it("takes both releases of a lock file that forks", () => {
    const lock = '[[package]]\nname = "pynenc"\nversion = "0.2.3"\n\n[[package]]\nname = "pynenc"\nversion = "0.3.1"\n';
    const documents = [readDocument("pyproject.toml", '[project]\ndependencies = ["pynenc<0.3"]\n')];
    const { releases, requirement } = judgedReleases([...documents, readDocument("uv.lock", lock)], undefined);
    expect(releases).toEqual(["0.2.3", "0.3.1"]);
    expect(lock.slice(requirement?.range.start, requirement?.range.end)).toBe("0.2.3");
  });

  it.each([
    // As Pipenv 2026.10.3 wrote it.
    [
      "Pipfile.lock",
      `{
    "default": {
        "pynenc": {
            "extras": [
                "monitor"
            ],
            "hashes": [
                "sha256:07c206b238779ffec1bf3f92020dca75d404cc7aee8d3394a01e3032b60c423c"
            ],
            "markers": "python_version >= '3.12'",
            "version": "==0.3.1"
        },
        "pynenc-redis": {
            "version": "==0.3.0"
        }
    },
    "develop": {}
}
`,
    ],
    // As uv 0.13.9 and pip 26.3 wrote it.
    ["pylock.toml", '[[packages]]\nname = "pynenc"\nversion = "0.3.1"\nindex = "https://pypi.org/simple"\n'],
    ["Pipfile.lock", '{"_meta":{},"default":{"pynenc":{"hashes":[],"version":"==0.3.1"}},"develop":{}}'],
    ["poetry.lock", '[[package]]\nname="pynenc"\nversion="0.3.1"\n'],
    [
      "pdm.lock",
      "[metadata]\ngroups=['default']\n[[package]]\nrequires_python='>=3.11'\nversion  = '0.3.1'\n  name= 'pynenc'\n[[package]]\nname='z'\nversion='9'\n",
    ],
    [
      "uv.lock",
      '[[package]]\nname = "shop"\nversion = "9"\n[[package]]\nname = "pynenc"\n\n# pinned\nversion = "0.3.1"\n',
    ],
    ["pylock.prod.toml", '[[packages]]\r\nname = "pynenc"\r\nversion = "0.3.1"\r\n'],
  ])("reads what is installed by %s", (name, text) => {
    const document = readDocument(name, text);
    const { releases, requirement } = judgedReleases(
      [document, readDocument("requirements.txt", "pynenc==0.2.3\n")],
      undefined,
    );
    expect(releases).toEqual(["0.3.1"]);
    expect(text.slice(requirement?.range.start, requirement?.range.end)).toBe("0.3.1");
  });

  it("takes both releases that uv locks for groups of which only one can be installed", () => {
    // As uv 0.13.9 wrote it for two groups that are declared as conflicting.
    const package_ = (release: string) =>
      `[[package]]\nname = "pynenc"\nversion = "${release}"\nsource = { registry = "https://pypi.org/simple" }\n\n`;
    const groups = `[package.dev-dependencies]\nnew = [\n    { name = "pynenc", version = "0.3.1", source = { registry = "https://pypi.org/simple" } },\n]\n`;
    const lock = readDocument("uv.lock", `version = 1\n\n${package_("0.2.3")}${package_("0.3.1")}${groups}`);
    expect(judgedReleases([lock], undefined).releases).toEqual(["0.2.3", "0.3.1"]);
  });

  it("takes no time for a lock file that somebody broke", () => {
    const text = `"pynenc": {${'"a": "b", '.repeat(50_000)}`;
    expect(judgedReleases([readDocument("Pipfile.lock", text.repeat(2))], undefined).reason).toBe("newest");
    expect(judgedReleases([readDocument("Pipfile.lock", '"pynenc": {'.repeat(50_000))], undefined).reason).toBe(
      "newest",
    );
  });
});
