import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEFAULTS, folderWith, slotwise } from "./command.js";

describe("slotwise lint", () => {
  it("says nothing is wrong with pynenc's defaults as long as no fleet is declared, and how far they carry", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { status, stdout, stderr } = await slotwise(
      ["lint", "--pynenc-version", "0.2.3", "--pynenc-version", "0.4.0"],
      {
        cwd,
      },
    );
    expect(stderr).toBe("");
    expect(stdout).toContain("pynenc 0.2.3: safe up to 3 runners; from 4 a turn can be missed");
    expect(stdout).toContain(
      "pynenc 0.4.0: safe up to 2 runners; from 3 a turn can be missed; from 5 nobody ever runs",
    );
    expect(stdout).toContain("no problems");
    expect(status).toBe(0);
  });

  it("finds the fourth runner's problem, points at the value and offers one that was judged", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { status, stdout } = await slotwise(["lint", "--runners", "4", "--pynenc-version", "0.2.3"], { cwd });
    expect(status).toBe(1);
    expect(stdout).toContain("pyproject.toml:4:41 warning window-shorter-than-check (pynenc 0.2.3)");
    expect(stdout).toMatch(/4 \| atomic_service_check_interval_minutes = 0\.5\n +\| {41}\^\^\^\n/);
    expect(stdout).toContain("fix: Set atomic_service_check_interval_minutes to 0.24");
    const fixed = folderWith({ "pyproject.toml": DEFAULTS.replace("= 0.5", "= 0.24") });
    const after = await slotwise(["lint", "--runners", "4", "--pynenc-version", "0.2.3", "--format", "concise"], {
      cwd: fixed,
    });
    expect(after.stdout).not.toContain("window-shorter-than-check");
  });

  it("is the default command, and takes paths", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { status, stdout } = await slotwise(["pyproject.toml", "--runners=5", "--format=concise"], { cwd });
    expect(stdout).toMatch(/error margin-exceeds-slot: nobody ever runs .*: with 5 runners a slot is 60 s/);
    expect(status).toBe(1);
  });

  it("reads the fleet from [tool.slotwise], and the command line overrides it", async () => {
    const cwd = folderWith({
      "pyproject.toml": `${DEFAULTS}[tool.slotwise]\nrunners = "1-5"\npynenc-version = "0.4.0"\n`,
    });
    const declared = await slotwise(["--format", "concise"], { cwd });
    expect(declared.stdout).toContain("margin-exceeds-slot");
    const overridden = await slotwise(["--format", "concise", "--runners", "2"], { cwd });
    expect(overridden.stdout).not.toContain("margin-exceeds-slot");
    expect(overridden.status).toBe(0);
  });

  it("judges the declared duration and skew", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const long = await slotwise(
      [
        "--runners",
        "3",
        "--pynenc-version",
        "0.2.3",
        "--service-duration",
        "59.6s",
        "--clock-skew",
        "500ms",
        "--format",
        "concise",
      ],
      { cwd },
    );
    expect(long.stdout).toContain("execution-exceeds-gap");
    expect(long.status).toBe(1);
    const short = await slotwise(
      [
        "--runners",
        "3",
        "--pynenc-version",
        "0.2.3",
        "--service-duration",
        "59.5s",
        "--clock-skew",
        "500ms",
        "--format",
        "concise",
      ],
      { cwd },
    );
    expect(short.stdout).not.toContain("execution-exceeds-gap");
  });

  it.each([
    ["empty.toml", ""],
    ["empty.toml", "# nothing yet\n"],
    ["empty.yaml", ""],
    ["empty.json", "{}\n"],
    ["pyproject.toml", ""],
  ])("finds no settings in a named %s of %j", async (name, text) => {
    const cwd = folderWith({ [name]: text });
    const { status, stdout, stderr } = await slotwise([name], { cwd });
    expect({ status, stdout, stderr }).toEqual({
      status: 3,
      stdout: "",
      stderr: `slotwise: no pynenc settings in ${name}\n`,
    });
  });

  it("takes an empty table of pynenc's for settings", async () => {
    const cwd = folderWith({ "pyproject.toml": "[tool.pynenc]\n" });
    expect((await slotwise(["pyproject.toml"], { cwd })).status).toBe(0);
  });

  it("writes JSON with a schema version, and nothing else", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { stdout } = await slotwise(["--runners", "4", "--pynenc-version", "0.2.3", "--format", "json"], { cwd });
    const report = JSON.parse(stdout);
    expect(report.schemaVersion).toBe(1);
    const finding = report.findings.find((each: { rule: string }) => each.rule === "window-shorter-than-check");
    expect(finding).toMatchObject({ severity: "warning", file: "pyproject.toml", line: 4, column: 41, endColumn: 44 });
    expect(report.fleets[0].judged[0]).toMatchObject({ pynencReleases: ["0.2.3"], largestSafeFleet: 3 });
  });

  it("turns a rule off, or into an error, from the command line", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const args = ["--runners", "4", "--pynenc-version", "0.2.3", "--format", "concise", "--rule", "cron-tick-lost=off"];
    const off = await slotwise([...args, "--rule", "window-shorter-than-check=off"], { cwd });
    expect(off.status).toBe(0);
    const louder = await slotwise([...args, "--rule", "window-shorter-than-check=error"], { cwd });
    expect(louder.stdout).toContain("error window-shorter-than-check");
  });

  it("fails on what --fail-on says", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const remark = ["--runners", "2", "--pynenc-version", "0.2.3", "--format", "concise"];
    expect((await slotwise(remark, { cwd })).status).toBe(0);
    expect((await slotwise([...remark, "--fail-on", "info"], { cwd })).status).toBe(1);
    const warning = ["--runners", "4", "--pynenc-version", "0.2.3", "--format", "concise"];
    expect((await slotwise([...warning, "--fail-on", "error"], { cwd })).status).toBe(0);
  });

  it("takes YAML of another name for settings only where it is named, and tells what sets variables", async () => {
    const values = "app_idd: a\nenv:\n  PYNENC__APP_ID: a\n---\nmore: 1\n";
    const cwd = folderWith({
      "pyproject.toml": DEFAULTS,
      "chart/values.yaml": values,
      "chart/more.yaml": "app_idd: a\n---\nmore: 1\n",
      "chart/templates/worker.yaml": "apiVersion: v1\nkind: Pod\n{{- if .Values.env.PYNENC__APP_ID }}\n{{- end }}\n",
      ".gitlab-ci.yml": "variables: {PYNENC__APP_ID: a}\nlog_format: [x]\n",
    });
    const found = await slotwise(["--format", "concise"], { cwd });
    const told = found.stdout.split("\n").map((line) => line.split(": ").slice(0, 2).join(": "));
    expect(told).toEqual([
      ".gitlab-ci.yml:1:13: info unread-file",
      "chart/templates/worker.yaml:3:20: info unread-file",
      "chart/values.yaml:3:3: info unread-file",
      "",
    ]);
    expect(found.status).toBe(0);
    const named = await slotwise(["chart/more.yaml", "--format", "concise"], { cwd });
    expect(named.stdout).toContain("chart/more.yaml:3:1: error syntax-error");
  });

  it("reads standard input under the name given", async () => {
    const cwd = folderWith({});
    const { status, stdout } = await slotwise(["-", "--stdin-filename", "app/pyproject.toml", "--format", "concise"], {
      cwd,
      input: DEFAULTS.replace("5.0", "-5.0"),
    });
    expect(stdout).toMatch(/^app\/pyproject\.toml:2:35: error refuses-to-start/);
    expect(status).toBe(1);
  });

  it("counts UTF-16 columns, behind umlauts, emoji and Windows line ends", async () => {
    const cwd = folderWith({
      "pyproject.toml":
        '[tool.pynenc]\r\napp_id = "größe 🚀"\r\nlogging_level = "a"\r\nmax_pending_seconds = "🚀 x"\r\n',
    });
    const { stdout } = await slotwise(["--format", "concise"], { cwd });
    expect(stdout).toContain("pyproject.toml:4:23: error wrong-type");
  });
});

describe("slotwise lint, with files that are no use", () => {
  it("has no pynenc settings anywhere: exit 3, one line", async () => {
    const cwd = folderWith({ "pyproject.toml": '[project]\nname = "other"\n', "notes.txt": "pynenc" });
    const { status, stdout, stderr } = await slotwise(["lint"], { cwd });
    expect(status).toBe(3);
    expect(stdout).toBe("");
    expect(stderr).toBe("slotwise: no pynenc settings in this folder\n");
  });

  it("reports a missing file and judges the others", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { status, stdout } = await slotwise(
      ["gone.toml", "pyproject.toml", "--runners", "5", "--pynenc-version", "0.4.0", "--format", "concise"],
      { cwd },
    );
    expect(stdout).toContain("gone.toml:1:1: error unreadable-file: gone.toml was not judged: it does not exist");
    expect(stdout).toContain("margin-exceeds-slot");
    expect(status).toBe(1);
  });

  it("reports a file that does not parse where it stops, and judges the others", async () => {
    const cwd = folderWith({
      "a/pyproject.toml": "[tool.pynenc]\natomic_service_interval_minutes = \n",
      "b/pyproject.toml": DEFAULTS,
    });
    const { status, stdout } = await slotwise(["--runners", "5", "--pynenc-version", "0.4.0", "--format", "concise"], {
      cwd,
    });
    expect(stdout).toContain("a/pyproject.toml:2:");
    expect(stdout).toContain("error syntax-error");
    expect(stdout).toContain("b/pyproject.toml:3:40: error margin-exceeds-slot");
    expect(status).toBe(1);
  });

  it("does not read 50 MB", async () => {
    const cwd = folderWith({ "pyproject.toml": Buffer.alloc(50 * 1024 * 1024, "# pynenc\n") });
    const { status, stdout } = await slotwise(["pyproject.toml", "--format", "concise"], { cwd });
    expect(stdout).toBe(
      "pyproject.toml:1:1: error unreadable-file: pyproject.toml was not judged: it has 50.0 MiB, and a settings file of more than 1 MiB is not read\n",
    );
    expect(status).toBe(1);
  });

  it("takes no binary and no invalid UTF-8 for text", async () => {
    const cwd = folderWith({
      "binary.toml": Buffer.from([0x7f, 0x45, 0, 1]),
      "latin1.toml": Buffer.from([0x61, 0xe9, 0x0a]),
    });
    const { stdout } = await slotwise(["binary.toml", "latin1.toml", "--format", "concise"], { cwd });
    expect(stdout).toContain("binary.toml was not judged: it is binary, not text");
    expect(stdout).toContain("latin1.toml was not judged: it is not valid UTF-8");
  });

  it("waits for no pipe, and follows no link in a circle", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    execFileSync("mkfifo", [join(cwd, "pipe.toml")]);
    symlinkSync("loop.toml", join(cwd, "loop.toml"));
    symlinkSync(".", join(cwd, "folder"));
    const { status, stdout } = await slotwise(["pipe.toml", "loop.toml", ".", "--format", "concise"], { cwd });
    expect(stdout).toContain("pipe.toml was not judged: it is no regular file");
    expect(stdout).toContain("loop.toml was not judged: its symbolic links lead in a circle");
    expect(status).toBe(1);
  });

  it("lets no control characters of a file reach the terminal", async () => {
    const cwd = folderWith({ "pyproject.toml": '[tool.pynenc]\nmax_pending_seconds = "\\u001b[31m" # \u0085\n' });
    const { stdout } = await slotwise(["pyproject.toml"], { cwd });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  });

  it("leaves out what .gitignore names, and folders of other people", async () => {
    const cwd = folderWith({
      ".gitignore": "build/\n",
      "build/pyproject.toml": DEFAULTS,
      "node_modules/x/pyproject.toml": DEFAULTS,
      "service/.gitignore": "old\n",
      "service/old/pyproject.toml": DEFAULTS,
      "service/pyproject.toml": DEFAULTS,
    });
    const { stdout } = await slotwise(["--runners", "4", "--pynenc-version", "0.2.3", "--format", "json"], { cwd });
    expect(JSON.parse(stdout).fleets.map(({ files }: { files: string[] }) => files)).toEqual([
      ["service/pyproject.toml"],
    ]);
  });
});

describe("slotwise lint, called wrongly", () => {
  it.each([
    [["--runners", "0"], "is no fleet size"],
    [["--runners", "8-1"], "is no fleet size"],
    [["--service-duration", "20"], "is no duration with a unit"],
    [["--pynenc-version", "banana"], "is no release"],
    [["--rule", "no-such-rule=off"], "there is no rule no-such-rule"],
    [["--format", "xml"], "Allowed choices are"],
    [["--no-such-option"], "unknown option"],
  ])("%j ends with 2 and says what is wrong", async (args, message) => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { status, stdout, stderr } = await slotwise(args, { cwd });
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });
});

describe("colour", () => {
  it.each([
    [{}, false],
    [{ FORCE_COLOR: "1" }, true],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, false],
    [{ FORCE_COLOR: "0" }, false],
  ])("with %j: %s", async (environment: Record<string, string>, coloured) => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { stdout } = await slotwise(["--runners", "4"], { cwd, environment });
    expect(stdout.includes("\u001b[")).toBe(coloured);
  });

  it("draws in ASCII where the terminal knows no more", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { stdout } = await slotwise(["preview", "--runners", "4"], { cwd, environment: { LANG: "C" } });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
    expect(stdout).toMatch(/^[\x00-\x7f]*$/);
  });
});
