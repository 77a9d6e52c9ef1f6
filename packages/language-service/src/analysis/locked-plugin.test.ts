import { describe, expect, it } from "vitest";
import { analyseProject } from "./analyse.js";

const LOCK = `[[package]]
name = "pynenc"
version = "0.4.0"

[[package]]
name = "pynenc-redis"
version = "0.3.0"
`;

describe("a plugin in a lock file", () => {
  it("that does not start with the pynenc beside it is an error at its entry", () => {
    const files = [
      { name: "pyproject.toml", text: '[project]\ndependencies = ["pynenc", "pynenc-redis"]\n[tool.pynenc]\n' },
      { name: "uv.lock", text: LOCK },
    ];
    const { findings } = analyseProject(files);
    const [found] = findings.filter(({ rule }) => rule === "incompatible-plugin");
    expect(found?.place).toMatchObject({ file: "uv.lock", start: { line: 6, character: 11 } });
    expect(found?.message).toContain("pynenc-redis 0.3.0 does not start with pynenc 0.4.0");
    expect(found?.message).toContain("it works with pynenc 0.3.0 to 0.3.1");
  });

  it("that works is none", () => {
    const files = [
      { name: "pyproject.toml", text: "[tool.pynenc]\n" },
      { name: "uv.lock", text: LOCK.replace("0.4.0", "0.3.1") },
    ];
    expect(analyseProject(files).findings).toEqual([]);
  });

  it("is read from what Poetry is given, by any of its names", () => {
    const text = '[tool.poetry.dependencies]\nPynenc = "^0.4"\npynenc_redis = "0.3.0"\n[tool.pynenc]\n';
    const found = analyseProject([{ name: "pyproject.toml", text }]).findings;
    expect(found.map(({ rule, place }) => `${rule} ${place.start.line}`)).toEqual(["incompatible-plugin 2"]);
  });

  it("is read from what pip is given, by any of its names", () => {
    const files = [
      { name: "pyproject.toml", text: "[tool.pynenc]\n" },
      { name: "requirements.txt", text: "pynenc==0.4.0\nPynenc_Redis==0.3.0  # the store\n" },
    ];
    const found = analyseProject(files).findings.map(({ rule, place }) => `${rule} ${place.file}:${place.start.line}`);
    expect(found).toEqual(["incompatible-plugin requirements.txt:1"]);
  });
});
