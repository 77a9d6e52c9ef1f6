import { describe, expect, it } from "vitest";
import { isCandidate, mentionsUs } from "./candidates.js";

describe("isCandidate", () => {
  it.each(["pyproject.toml", "a/pynenc.yml", "a\\slotwise.toml", "compose.yaml", "k8s/worker.yml", ".env", "app.py"])(
    "takes %s",
    (path) => expect(isCandidate(path)).toBe(true),
  );
  it.each(["Cargo.toml", "package.json", "README.md", "my-pyproject.toml.bak", "requirements.txt"])(
    "leaves %s",
    (path) => expect(isCandidate(path)).toBe(false),
  );
});

describe("mentionsUs", () => {
  it("asks a file of any tool for a word of ours", () => {
    expect(mentionsUs("pyproject.toml", "[tool.ruff]\n")).toBe(false);
    expect(mentionsUs("pyproject.toml", 'dependencies = ["pynenc"]\n')).toBe(true);
    expect(mentionsUs("compose.yaml", "services: {}\n")).toBe(false);
    expect(mentionsUs("compose.yaml", "environment: [PYNENC__APP_ID=a]\n")).toBe(true);
    expect(mentionsUs("app.py", "import pynenc\n")).toBe(false);
    expect(mentionsUs("app.py", "from pynenc import Pynenc\napp.conf.app_id = 'a'\n")).toBe(true);
  });
  it("tells of one that cannot be read only where its name is pynenc's", () => {
    expect(mentionsUs("pynenc.toml", undefined)).toBe(true);
    expect(mentionsUs("compose.yaml", undefined)).toBe(false);
  });
});
