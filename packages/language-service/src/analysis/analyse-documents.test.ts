import type { SettingsFile } from "@slotwise/project";
import { NO_DECLARATIONS } from "@slotwise/project";
import { nameOfReleases } from "@slotwise/pynenc";
import { describe, expect, it } from "vitest";
import { analyse } from "./analyse.js";

const pyproject = (text: string): SettingsFile => ({ name: "pyproject.toml", text });

const DEFAULTS = `[tool.pynenc]
app_id = "pynenc"
atomic_service_interval_minutes = 5.0
atomic_service_spread_margin_minutes = 1.0
atomic_service_check_interval_minutes = 0.5
runner_considered_dead_after_minutes = 10.0
recover_pending_invocations_cron = "*/5 * * * *"
recover_running_invocations_cron = "*/15 * * * *"
max_pending_seconds = 5.0
argument_print_mode = "truncated"
trigger_task_modules = []

[tool.pynenc.runner]
runner_loop_sleep_time_sec = 0.1
min_parallel_slots = 1
`;

describe("a false alarm", () => {
  it.each(["0.2.3", "0.4.0"])(
    "is none under pynenc %s: its defaults, written out, and no fleet declared",
    (version) => {
      for (const text of [DEFAULTS, DEFAULTS.replaceAll("\n", "\r\n"), `\uFEFF${DEFAULTS}`, "[tool.pynenc]\n"]) {
        const { findings, judgements } = analyse([pyproject(text)], {
          ...NO_DECLARATIONS,
          pynencReleases: { releases: [version] },
        });
        expect(findings).toEqual([]);
        expect(judgements).toHaveLength(1);
      }
    },
  );

  it("is none about the settings of other tools", () => {
    const text = `[project]\nname = "a"\n[tool.ruff]\nline-length = 100\n[tool.poetry]\nname = "a"\n`;
    expect(analyse([pyproject(text)])).toMatchObject({ findings: [], carriesSettings: false });
  });
});

describe("text that is no settings file", () => {
  const GARBAGE = Array.from({ length: 16_384 }, (_, index) => `${index} ]][[ "'= {} \u0001 ünï 🚀 \\ # a.b = `).join(
    "\n",
  );

  it.each([
    ["nothing", ""],
    ["white space", " \t\r\n\r\n"],
    ["a byte order mark", "\uFEFF"],
    ["half a table", "[tool.pynenc"],
    ["binary", "\u0000\u0001\u0002\ufffd"],
    ["a megabyte of garbage", GARBAGE],
    ["a megabyte of one line", `a = "${"x".repeat(1_000_000)}"`],
    ["a megabyte of comments", "# nothing\n".repeat(100_000)],
    ["a million comments", "#\n".repeat(1_000_000)],
    ["lists, nested 5000 deep", `a = ${"[".repeat(5000)}${"]".repeat(5000)}`],
    ["lists, nested 5000 deep, for a setting", `[tool.pynenc]\napp_id = ${"[".repeat(5000)}${"]".repeat(5000)}`],
    ["tables, nested 5000 deep", `[${Array.from({ length: 5000 }, () => "a").join(".")}]\nb = 1`],
    ["inline tables, nested 5000 deep", `[tool.pynenc]\na = ${"{a=".repeat(5000)}1${"}".repeat(5000)}`],
    ["thousands of tables", Array.from({ length: 20_000 }, (_, index) => `[tool.pynenc.x${index}]\ny = 1\n`).join("")],
  ])("is judged without a fuss: %s", (_, text) => {
    for (const name of ["pyproject.toml", "pynenc.toml", "slotwise.toml"]) {
      const started = performance.now();
      const { findings } = analyse([{ name, text }]);
      expect(performance.now() - started).toBeLessThan(10_000);
      for (const { place, message } of findings) {
        expect(message).not.toBe("");
        expect(place.startOffset).toBeLessThanOrEqual(place.endOffset);
        expect(place.endOffset).toBeLessThanOrEqual(text.length);
      }
    }
  });

  it("says that a file does not parse, and judges the others", () => {
    const { findings, judgements, summaries } = analyse([
      pyproject("[tool.pynenc]\natomic_service_interval_minutes = \n"),
      { name: "pynenc.toml", text: "atomic_service_interval_minutes = 0\n[orchestrator]\nmax_pending_seconds = 1\n" },
      { name: "slotwise.toml", text: "runners = 8\n" },
    ]);
    expect(findings.map(({ rule, place }) => `${place.file}:${place.start.line + 1} ${rule}`)).toEqual([
      "pynenc.toml:1 refuses-to-start",
      "pynenc.toml:3 misplaced-setting",
      "pyproject.toml:2 syntax-error",
    ]);
    expect([judgements, summaries]).toEqual([[], []]);
  });

  it("is nothing at all", () => {
    const declared = { ...NO_DECLARATIONS, runners: { least: 4, most: 4 } };
    expect(analyse([], declared)).toMatchObject({ findings: [], judgements: [], carriesSettings: false });
  });
});

describe("analyse", () => {
  it("puts problems in order of file and place, the worst of one place first", () => {
    const { findings } = analyse([
      pyproject("[tool.pynenc]\natomic_service_spread_margin_minutes = 0.0\nnonsense_cls = 1\nrunner_clss = 2\n"),
      { name: "slotwise.toml", text: `runners = 9\nservice-duration = "9s"\npynenc-version = "0.2.3"\nrunner = 1\n` },
    ]);
    const places = findings.map(({ place }) => `${place.file} ${String(place.startOffset).padStart(4)}`);
    expect(places).toEqual([...places].sort());
    const atMargin = findings.filter(({ place }) => place.start.line === 1).map(({ severity }) => severity);
    expect(atMargin).toEqual(["error", "warning"]);
  });

  it("lets the severity of a rule be set, and its findings be turned off", () => {
    const settings =
      "[tool.pynenc]\natomic_service_interval_minutes = 7.0\natomic_service_spread_margin_minutes = 0.25\n";
    const rules = (level: string) =>
      analyse([
        pyproject(
          `${settings}[tool.slotwise]\npynenc-version = "0.2.3"\nrules = { interval-off-clock = "${level}" }\n`,
        ),
      ]);
    expect(rules("error").findings.map(({ severity }) => severity)).toEqual(["error"]);
    expect(rules("off").findings).toEqual([]);
  });

  it("places a problem of values that no file sets at the table that they would be in", () => {
    const declared = {
      ...NO_DECLARATIONS,
      runners: { least: 5, most: 5 },
      pynencReleases: { releases: ["0.4.0"] } as const,
    };
    const at = (text: string) => {
      const { findings } = analyse([pyproject(text)], declared);
      const place = findings.find(({ rule }) => rule === "margin-exceeds-slot")?.place;
      return text.slice(place?.startOffset, place?.endOffset);
    };
    expect(at("[tool.pynenc]\napp_id = 'a'\n")).toBe("tool.pynenc");
    expect(at("[project]\n[tool.pynenc.runner]\nmin_parallel_slots = 1\n")).toBe("runner");
    expect(at("[project]\n[tool.slotwise]\n")).toBe("tool.slotwise");
  });

  it("judges under all releases that the dependency allows, and says the same only once", () => {
    const text = `[project]\ndependencies = ["pynenc"]\n[tool.pynenc]\nrunner_considered_dead_after_minutes = 10.0\natomic_service_spread_margin_minutes = 1.0\n[tool.slotwise]\nrunners = 4\n`;
    const found = analyse([pyproject(text)]).findings.map(
      ({ rule, releases }) => `${rule} ${nameOfReleases(releases)}`,
    );
    expect(found).toContain("dead-runner-hole 0.1.0 to 0.4.0");
    expect(found).toEqual(
      expect.arrayContaining(["window-shorter-than-check 0.1.0 to 0.2.3", "window-shorter-than-check 0.2.4 to 0.4.0"]),
    );
  });

  it("offers no name that is taken already", () => {
    const { findings } = analyse([pyproject("[tool.pynenc]\napp_id = 'a'\napp_idd = 'b'\n")]);
    expect(findings.map(({ rule, fixes }) => [rule, fixes.length])).toEqual([["unknown-setting", 0]]);
  });
});
