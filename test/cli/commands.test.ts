import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RULE_NAMES } from "@slotwise/language-service";
import { describe, expect, it } from "vitest";
import { run } from "../../packages/cli/src/run.js";
import { fakeHost } from "../../packages/cli/src/testing/fake-host.js";
import { DEFAULTS, folderWith, slotwise } from "./command.js";

describe("slotwise preview", () => {
  it.each([
    [2, "90 s"],
    [3, "40 s"],
    [4, "15 s"],
    [5, "30 s"],
    [10, "15 s"],
  ])("shows for %i runners under pynenc 0.2.3 a window of %s", async (runners, window) => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { status, stdout } = await slotwise(["preview", "--runners", String(runners), "--pynenc-version", "0.2.3"], {
      cwd,
    });
    expect(status).toBe(0);
    expect(stdout).toContain(`window ${window}`);
  });

  it("shows that under pynenc 0.4.0 nobody runs from five on", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { stdout } = await slotwise(["preview", "--runners", "4-6", "--pynenc-version", "0.4.0"], { cwd });
    const [four = "", five = "", six = ""] = stdout.split(/pynenc 0\.4\.0, \d runners/).slice(1);
    expect(four).not.toContain("Nobody ever runs");
    expect(five).toContain("Nobody ever runs");
    expect(six).toContain("Nobody ever runs");
    expect(stdout).toContain("from 5 nobody ever runs");
  });

  it("draws some fleets where none is declared, and says so", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { stdout } = await slotwise(["preview", "--pynenc-version", "0.2.3"], { cwd });
    for (const runners of ["1 runner", "2 runners", "5 runners", "10 runners"])
      expect(stdout).toContain(`pynenc 0.2.3, ${runners}`);
    expect(stdout).toContain("No fleet size is declared");
  });

  it("draws the windows of runners with different intervals over each other", async () => {
    const service = (name: string, minutes: number) =>
      `  ${name}:\n    environment: {PYNENC__APP_ID: shop, PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: ${minutes}}\n`;
    const cwd = folderWith({ "compose.yaml": `services:\n${service("worker", 10)}${service("slow", 20)}` });
    const { stdout } = await slotwise(["preview", "compose.yaml", "--pynenc-version", "0.2.3"], { cwd });
    expect(stdout).toContain("two may start at once, 240 s of every 20 min");
    expect(stdout).toContain("1 service worker");
    expect(stdout).toContain("not safe: its runners have different intervals");
  });

  it("draws nothing of a fleet that does not start", async () => {
    const cwd = folderWith({ "pyproject.toml": "[tool.pynenc]\natomic_service_interval_minutes = 1.0\n" });
    const fleet = ["--runners=3", "--pynenc-version=0.4.0"];
    const pretty = await slotwise(["preview", ...fleet], { cwd });
    expect(pretty.stdout.trim()).toBe("pynenc 0.4.0: no runner starts");
    const concise = await slotwise(["preview", "--format=concise", ...fleet], { cwd });
    expect(concise.stdout).toBe("pyproject.toml: pynenc 0.4.0: no runner starts\n");
    const svg = await slotwise(["preview", "--svg=slots.svg", ...fleet], { cwd });
    expect(svg).toMatchObject({ status: 1, stderr: expect.stringContaining("pynenc 0.4.0 starts no runner") });
  });

  it("writes a picture, with its text in it, and makes the folder that it lacks", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const file = join("pictures", "slots.svg");
    const { status } = await slotwise(["preview", "--runners=4", "--pynenc-version=0.2.3", "--svg", file], { cwd });
    expect(status).toBe(0);
    const svg = readFileSync(join(cwd, file), "utf8");
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
    expect(svg).toContain("<desc");
  });

  it("says what it lacks for a picture, and where it cannot write one", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const unclear = await slotwise(["preview", "--svg", "slots.svg"], { cwd });
    expect(unclear.status).toBe(2);
    expect(unclear.stderr).toContain("--runners 4");
    const file = "pyproject.toml/slots.svg";
    const nowhere = await slotwise(["preview", "--runners=4", "--pynenc-version=0.2.3", "--svg", file], { cwd });
    expect(nowhere.status).toBe(2);
    expect(nowhere.stderr).toContain(`${file} could not be written: ENOTDIR`);
  });

  it("says why there is nothing to draw", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS.replace("= 5.0", '= "five"') });
    const { status, stderr } = await slotwise(["preview"], { cwd });
    expect(stderr).toContain(
      "nothing to draw: pyproject.toml:2: the application does not start: atomic_service_interval_minutes must be a",
    );
    expect(status).toBe(1);
  });

  it.each([["preview"], ["settings"], ["suggest", "--runners", "2"], ["simulate", "--runners", "2"]])(
    "%s ends with 3 where there are no settings, and as lint does for a named file that cannot be judged",
    async (...args) => {
      const cwd = folderWith({ "binary.toml": Buffer.from([0, 1]), "large.toml": Buffer.alloc(1024 * 1024 + 1, "#") });
      expect((await slotwise([...args, "."], { cwd: folderWith({}) })).status).toBe(3);
      for (const file of ["gone.toml", "binary.toml", "large.toml"]) {
        const { stdout: linted } = await slotwise(["lint", file, "--format", "concise"], { cwd });
        const { status, stderr } = await slotwise([...args, file], { cwd });
        expect(stderr).toMatch(new RegExp(`^slotwise: ${file} was not judged: .*\n$`));
        expect(linted).toContain(stderr.replace(/^slotwise: /, ""));
        expect(status).toBe(1);
      }
    },
  );
});

describe("slotwise settings", () => {
  it("lists each value with the place it comes from and what it beats", async () => {
    const cwd = folderWith({
      "pyproject.toml": `${DEFAULTS}runner_cls = "ThreadRunner"\nrunner_loop_sleep_time_sec = 1\n[tool.pynenc.runner]\nrunner_loop_sleep_time_sec = 0.2\n`,
    });
    const { status, stdout } = await slotwise(["settings"], { cwd });
    expect(status).toBe(0);
    expect(stdout).toMatch(/atomic_service_interval_minutes +5\.0 +pyproject\.toml:2\n/);
    expect(stdout).toMatch(
      /runner_loop_sleep_time_sec +0\.2 +pyproject\.toml:9, table runner, beats pyproject\.toml:7\n/,
    );
    expect(stdout).toMatch(/atomic_service_max_start_slot_fraction +0\.5 +default\n/);
    expect(stdout).toContain("runner settings are those of ConfigThreadRunner");
  });

  it("writes them as JSON", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { stdout } = await slotwise(["settings", "--format", "json", "--all"], { cwd });
    const { schemaVersion, deployments } = JSON.parse(stdout);
    expect(schemaVersion).toBe(1);
    const interval = deployments[0].settings.find(
      ({ name }: { name: string }) => name === "atomic_service_interval_minutes",
    );
    expect(interval).toEqual({
      name: "atomic_service_interval_minutes",
      configClass: "ConfigPynenc",
      value: 5,
      usable: true,
      source: { file: "pyproject.toml", line: 2, key: "atomic_service_interval_minutes" },
      beats: [],
    });
  });
});

describe("slotwise settings of a file that does not parse", () => {
  const BROKEN = "[tool.pynenc\n";
  const MESSAGE = "no effective settings: pyproject.toml:1: ";

  it("tells none, and says why", async () => {
    const cwd = folderWith({ "pyproject.toml": BROKEN });
    const { status, stdout, stderr } = await slotwise(["settings", "pyproject.toml"], { cwd });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(MESSAGE);
    expect(stderr).toContain("pynenc cannot read this file");
    const machine = await slotwise(["settings", "--format=json"], { cwd });
    expect(machine.status).toBe(1);
    const problem = expect.stringMatching(/^pyproject\.toml:1: .*pynenc cannot read this file/);
    expect(JSON.parse(machine.stdout).deployments).toMatchObject([{ problem, settings: [] }]);
  });

  it("says so where another file of the deployment does parse", async () => {
    const cwd = folderWith({ "pyproject.toml": BROKEN, "pynenc.yaml": "max_pending_seconds: 5\n" });
    const { status, stdout, stderr } = await slotwise(["settings"], { cwd });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(MESSAGE);
    expect(stderr).toContain("; what pynenc.yaml says is not all of them\n");
  });

  it("still tells those of the other deployments", async () => {
    const cwd = folderWith({ "a/pyproject.toml": BROKEN, "b/pyproject.toml": DEFAULTS });
    const { status, stdout, stderr } = await slotwise(["settings"], { cwd });
    expect(status).toBe(1);
    expect(stderr).toContain("a/pyproject.toml:1: ");
    expect(stdout).toMatch(/^b\/pyproject\.toml\n[\s\S]*atomic_service_interval_minutes +5\.0/);
    expect(stdout).not.toContain("a/pyproject");
  });

  it("says what else is read when it starts", async () => {
    const app = 'import os\nfrom pynenc import Pynenc\nos.environ["PYNENC__FILEPATH"] = path()\napp = Pynenc()\n';
    const cwd = folderWith({ "pyproject.toml": "[tool.pynenc]\napp_id = 'a'\n", "app.py": app });
    const said = "not judged: the settings file that app.py:3 names is only known when it starts";
    expect((await slotwise(["settings"], { cwd })).stdout).toContain(`\n${said}`);
    const { deployments } = JSON.parse((await slotwise(["settings", "--format=json"], { cwd })).stdout);
    const module = deployments.find((each: { readonly name: string | null }) => each.name === "app.py");
    expect(module.unread).toEqual([expect.stringContaining(said)]);
  });

  it("is the reason that preview and suggest give, whatever else is wrong", async () => {
    const cwd = folderWith({
      "pyproject.toml": `${DEFAULTS}max_pending_seconds = -5\n`,
      "pynenc.toml": "a = \n",
      ".env": "PYNENC__FILEPATH=pynenc.toml\n",
    });
    for (const args of [["preview"], ["suggest", "--runners=2"]]) {
      const { status, stderr } = await slotwise(args, { cwd });
      expect(stderr).toMatch(/: pynenc\.toml:1: .*pynenc cannot read this file/);
      expect(status).toBe(1);
    }
  });
});

describe("slotwise explain", () => {
  it("lists every rule, and has a page for each", async () => {
    const cwd = folderWith({});
    const { stdout } = await slotwise(["explain", "--all"], { cwd });
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => line.split(" ")[0]),
    ).toEqual([...RULE_NAMES]);
    for (const name of RULE_NAMES) {
      const host = fakeHost();
      expect(await run(["explain", name], host)).toBe(0);
      expect(host.written.stdout.split("\n")[0]).toBe(name);
    }
  });

  it("knows no other rule", async () => {
    const { status, stderr } = await slotwise(["explain", "no-such-rule"], { cwd: folderWith({}) });
    expect(stderr).toBe("slotwise: there is no rule no-such-rule; slotwise explain --all lists them\n");
    expect(status).toBe(2);
  });
});

describe("slotwise suggest", () => {
  it.each([
    ["8", "20s"],
    ["1-5", "70s"],
  ])("suggests a block for %s runners that lints clean, or says which ticks are lost", async (runners, duration) => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const fleet = ["--runners", runners, "--service-duration", duration];
    const { status, stdout } = await slotwise(["suggest", ...fleet], { cwd });
    expect(status).toBe(0);
    const suggested = folderWith({ "pyproject.toml": stdout });
    const { stdout: findings } = await slotwise([...fleet, "--format", "concise"], { cwd: suggested });
    expect(findings).not.toMatch(/ (error|warning) (?!cron-tick-lost|lock-outlives-owner)/);
    expect(findings.includes("warning lock-outlives-owner")).toBe(/holds the store's\s+(# )?lock/.test(stdout));
    expect(findings.includes("cron-tick-lost")).toBe(stdout.includes("# but the tick "));
  });

  it("asks for the size of the fleet", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS });
    const { status, stderr } = await slotwise(["suggest"], { cwd });
    expect(stderr).toContain("Say --runners 8");
    expect(status).toBe(2);
  });
});

describe("a word that is nearly one", () => {
  it.each([
    [["previw", "dup"], "previw is no command, and no file or folder; did you mean preview?"],
    [["lintt"], "lintt is no command, and no file or folder; did you mean lint?"],
    [["help", "prevew"], "there is no command prevew; did you mean preview?"],
    [["help", "nope"], "there is no command nope; there are lint, preview, settings, "],
    [["explain", "no-margn"], "there is no rule no-margn; did you mean no-margin?"],
    [["lint", "--rule", "no-margn=off"], "there is no rule no-margn; did you mean no-margin?"],
  ])("%j is told apart", async (args, message) => {
    const { status, stdout, stderr } = await slotwise(args, { cwd: folderWith({}) });
    expect(stderr).toContain(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });

  it("is a path where there is one, or where no command is near", async () => {
    const cwd = folderWith({ "lintt/pyproject.toml": DEFAULTS });
    expect((await slotwise(["lintt"], { cwd })).status).toBe(0);
    const gone = await slotwise(["gone.toml"], { cwd });
    expect(gone).toMatchObject({ status: 1, stderr: "" });
    expect((await slotwise(["help", "lint"], { cwd })).stdout).toContain("--runners");
  });
});

describe("slotwise", () => {
  it("helps, with examples", async () => {
    const cwd = folderWith({});
    const help = await slotwise(["--help"], { cwd });
    expect(help.status).toBe(0);
    for (const command of ["lint", "preview", "settings", "explain", "suggest"]) {
      expect(help.stdout).toContain(command);
      const ofCommand = await slotwise([command, "--help"], { cwd });
      expect(ofCommand.stdout).toContain("Examples:");
    }
  });

  it("tells its version", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../packages/cli/package.json", import.meta.url), "utf8"));
    expect((await slotwise(["--version"], { cwd: folderWith({}) })).stdout).toBe(`${version}\n`);
  });
});
