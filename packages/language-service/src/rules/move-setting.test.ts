import { describe, expect, it } from "vitest";
import { analyse } from "../analysis/analyse.js";
import { applyEdits } from "../fixes/apply-edits.js";

/** The text once the only fix of the first misplaced setting is made; undefined where none is offered. */
function moved(name: string, text: string): string | undefined {
  const findings = analyse([{ name, text }]).findings.filter(({ rule }) => rule === "misplaced-setting");
  expect(findings).not.toEqual([]);
  const [fix, ...others] = findings[0]?.fixes ?? [];
  expect(others).toEqual([]);
  if (fix === undefined) return undefined;
  const result = applyEdits(text, fix.edits);
  expect(
    analyse([{ name, text: result ?? "" }]).findings.filter(({ rule }) => rule === "misplaced-setting"),
  ).toHaveLength(findings.length - 1);
  return result;
}

describe("a misplaced setting is moved", () => {
  it.each([
    {
      where: "below the header, with its comment and the file's line ends",
      text: '[tool.pynenc]\r\napp_id = "a"\r\n\r\n[tool.pynenc.broker]\r\n  max_pending_seconds = 5 # 🚀 so long\r\nqueue_timeout_sec = 1.0',
      after:
        '[tool.pynenc]\r\nmax_pending_seconds = 5 # 🚀 so long\r\napp_id = "a"\r\n\r\n[tool.pynenc.broker]\r\nqueue_timeout_sec = 1.0',
    },
    {
      where: "from the last line, which has no end, to a header further down",
      text: "[tool.pynenc.broker]\nmax_pending_seconds = 5\n[tool.pynenc]\napp_id = 'a'\n",
      after: "[tool.pynenc.broker]\n[tool.pynenc]\nmax_pending_seconds = 5\napp_id = 'a'\n",
    },
    {
      where: "below a new header, above the comment that belongs to the table",
      text: "# ours\n\n# how work is sent\n[tool.pynenc.broker]\nmax_pending_seconds = 5",
      after: "# ours\n\n[tool.pynenc]\nmax_pending_seconds = 5\n\n# how work is sent\n[tool.pynenc.broker]\n",
    },
  ])("$where", ({ text, after }) => expect(moved("pyproject.toml", text)).toBe(after));

  it("to the top of a file that pynenc reads from its root", () => {
    const text = "app_id = 'a'\n# for the broker\n[broker]\nmax_pending_seconds = 5\n";
    expect(moved("pynenc.toml", text)).toBe("app_id = 'a'\nmax_pending_seconds = 5\n\n# for the broker\n[broker]\n");
  });

  it.each([
    [
      "the place is taken",
      "pyproject.toml",
      "[tool.pynenc]\nmax_pending_seconds = 1\n[tool.pynenc.broker]\nmax_pending_seconds = 5\n",
    ],
    ["it stands in braces", "pyproject.toml", "[tool.pynenc]\nbroker = { max_pending_seconds = 5 }\n"],
    ["it stands behind a longer key", "pyproject.toml", "[tool.pynenc]\nbroker.max_pending_seconds = 5\n"],
    [
      "a new header would be a second one",
      "pyproject.toml",
      "[tool]\npynenc.app_id = 'a'\n[tool.pynenc.broker]\nmax_pending_seconds = 5\n",
    ],
    ["the format is another", "pynenc.yaml", "broker:\n  max_pending_seconds: 5\n"],
  ])("but not where %s", (_, name, text) => expect(moved(name, text)).toBeUndefined());
});

it("a misplaced variable is renamed to where it belongs", () => {
  const text = "PYNENC__CONFIGBROKER__MAX_PENDING_SECONDS=5\n";
  expect(moved(".env", text)).toBe("PYNENC__CONFIGPYNENC__MAX_PENDING_SECONDS=5\n");
  expect(moved(".env", "PYNENC__REDIS__REDIS_HOST=r\n")).toBe("PYNENC__CONFIGREDIS__REDIS_HOST=r\n");
});

it("a misplaced variable that several classes have can become that of each", () => {
  const [finding] = analyse([{ name: ".env", text: "PYNENC__RUNNER__MAX_THREADS=4\n" }]).findings;
  expect(finding?.fixes.map(({ title }) => title)).toEqual([
    "Rename to PYNENC__CONFIGMULTITHREADRUNNER__MAX_THREADS",
    "Rename to PYNENC__CONFIGTHREADRUNNER__MAX_THREADS",
  ]);
});
