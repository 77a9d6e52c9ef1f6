import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { run } from "../../run.js";
import { type FakeHostOptions, fakeHost } from "../../testing/fake-host.js";
import { temporaryFolder } from "../../testing/temporary-folder.js";

const MISSED = "[tool.pynenc]\natomic_service_check_interval_minutes = 0.5\n";
const NEGATIVE = "[tool.pynenc]\natomic_service_spread_margin_minutes = -5\n";
const TWO_NEGATIVE = `${NEGATIVE}max_pending_seconds = -1\n`;
const CLEAN = "[tool.pynenc]\napp_id = 'a'\n";
const FOUR = ["--runners=4", "--pynenc-version=0.2.3"];

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder(files);
  onTestFinished(folder.remove);
  return folder.path;
}

async function lint(currentFolder: string, args: readonly string[], options: FakeHostOptions = {}) {
  const host = fakeHost({ currentFolder, ...options });
  const status = await run(["lint", ...args], host);
  return { status, ...host.written };
}

describe("reports", () => {
  it("are several in one run", async () => {
    const folder = folderWith({ "pyproject.toml": MISSED });
    const formats = ["json", "sarif", "pretty"].flatMap((name) => [`--format=${name}`, `--output=out/a.${name}`]);
    const environment = { FORCE_COLOR: "1" };
    const { status, stdout } = await lint(folder, [...FOUR, ...formats], { environment });
    expect(status).toBe(1);
    expect(stdout).toContain("\u001b[33mwarning\u001b[39m");
    expect(readFileSync(join(folder, "out/a.pretty"), "utf8")).toContain(" warning window-shorter-than-check ");
    expect(JSON.parse(readFileSync(join(folder, "out/a.json"), "utf8")).schemaVersion).toBe(1);
    expect(JSON.parse(readFileSync(join(folder, "out/a.sarif"), "utf8")).version).toBe("2.1.0");
  });

  it("are annotations too in GitHub Actions, and nothing in a file can command the workflow", async () => {
    const folder = folderWith({ "pyproject.toml": '[tool.pynenc]\n"::error::x" = 1\nmax_pending_seconds = -1\n' });
    const environment = { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: folder };
    const { stdout } = await lint(folder, ["--format=concise"], { environment });
    expect(stdout).toMatch(/^::error file=pyproject\.toml,line=3,endLine=3,col=23,endColumn=25,title=/m);
    const commands = stdout.split("\n").filter((line) => /^\s*::/.test(line));
    expect(commands.every((line) => /^::(error|warning|notice) file=/.test(line))).toBe(true);
    const { stdout: json } = await lint(folder, ["--format=json"], { environment });
    expect(() => JSON.parse(json)).not.toThrow();
  });

  it("are written for programs even when there is nothing to report on", async () => {
    const { status, stdout } = await lint(folderWith({}), ["--format=json"]);
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toEqual({ schemaVersion: 1, findings: [], acceptedByBaseline: 0, fleets: [] });
  });

  it("cannot be written where there is no place: exit 2", async () => {
    const folder = folderWith({ "pyproject.toml": CLEAN });
    const { status, stderr } = await lint(folder, ["--format=json", "--output=pyproject.toml/a.json"]);
    expect(status).toBe(2);
    expect(stderr).toContain("pyproject.toml/a.json could not be written: ");
  });
});

describe("the line of a problem", () => {
  it("is underlined where a terminal shows it, whatever stands before it", async () => {
    const line = 'pynenc = { app_id = "走者🚀 e\u0301", max_pending_seconds = -1 }';
    const folder = folderWith({ "pyproject.toml": `[tool]\n${line}\n` });
    const { stdout } = await lint(folder, ["--pynenc-version=0.2.3"]);
    const [shown = "", marks = ""] = stdout.split("\n").filter((each) => / {2}[\d ]* \|/.test(each));
    expect(shown).toBe(`  2 | ${line}`);
    // One column more than it has characters for each ideograph, one less for the accent.
    expect(marks).toBe(`    | ${" ".repeat(line.indexOf("-1") + 2 - 1)}^^`);
  });
});

describe("a narrow terminal", () => {
  it.each([["lint"], ["preview"]])("gets sentences of %s that fit", async (command) => {
    const host = fakeHost({
      currentFolder: folderWith({ "pyproject.toml": CLEAN }),
      environment: { LANG: "C.UTF-8", NO_COLOR: "1" },
      outputColumns: 40,
    });
    await run([command, "--runners=2", "--pynenc-version=0.2.3"], host);
    const lines = host.written.stdout.split("\n");
    const first = lines.indexOf("pynenc 0.2.3: safe up to 3 runners;");
    expect(lines[first + 1]).toBe("  from 4 a turn can be missed; an");
    expect(lines.slice(first).filter((line) => line.length > 40)).toEqual([]);
  });
});

describe("how a run ends", () => {
  it.each([
    [["--exit-zero"], 0],
    [["--exit-zero", "gone.toml"], 0],
    [["--fail-on=error", ...FOUR], 0],
    [["--allow-no-settings", ...FOUR], 1],
    [["gone.toml", "--fail-on=error"], 1],
  ])("%j: %i", async (args, expected) => {
    const folder = folderWith({ "pyproject.toml": MISSED });
    expect((await lint(folder, args.includes("gone.toml") ? args : [...args, "."])).status).toBe(expected);
  });

  it("is 3 where the only files with variables of pynenc's were not read, whatever tells it", async () => {
    const folder = folderWith({ "values.yaml": "worker: {env: {PYNENC__APP_ID: a}}\n", "run.txt": "PYNENC__APP_ID=a" });
    for (const args of [[], ["values.yaml"], ["run.txt"], ["values.yaml", "run.txt"]]) {
      for (const format of ["pretty", "concise", "json", "sarif", "github"]) {
        const { status, stdout, stderr } = await lint(folder, [...args, `--format=${format}`]);
        expect(status).toBe(3);
        expect(stdout).toContain("unread-file");
        expect(stdout).toContain("was not read, and sets PYNENC__APP_ID");
        // SARIF has every rule's page in it.
        if (format !== "sarif") expect(stdout).not.toMatch(/no problems|safe up to/);
        expect(stderr).toBe("slotwise: no pynenc settings in any file that was read\n");
      }
      expect((await lint(folder, [...args, "--allow-no-settings"])).status).toBe(0);
      expect((await lint(folder, [...args, "--fail-on=info"])).status).toBe(1);
      expect((await lint(folder, [...args, "--quiet"])).status).toBe(3);
    }
    const off = await lint(folder, ["values.yaml", "--rule=unread-file=off"]);
    expect(off).toMatchObject({ status: 3, stdout: expect.not.stringContaining("safe up to") });
  });

  it("is 0 where such a file stands beside others that are judged", async () => {
    const folder = folderWith({ "pyproject.toml": CLEAN, "values.yaml": "worker: {env: {PYNENC__APP_ID: a}}\n" });
    for (const args of [[], ["pyproject.toml", "values.yaml"]]) {
      const { status, stdout } = await lint(folder, [...args, "--format=concise"]);
      expect(status).toBe(0);
      expect(stdout).toContain("values.yaml:1:16: info unread-file: ");
    }
  });

  it("tells other commands which file they have not read", async () => {
    const folder = folderWith({ "values.yaml": "worker: {env: {PYNENC__APP_ID: a}}\n" });
    for (const command of ["settings", "preview", "suggest"]) {
      const host = fakeHost({ currentFolder: folder });
      expect(await run([command, "values.yaml"], host)).toBe(3);
      expect(host.written.stderr).toContain("values.yaml was not read, and sets PYNENC__APP_ID");
    }
  });

  it("is 3 without settings, unless that is allowed", async () => {
    const folder = folderWith({ "pyproject.toml": "[project]\n" });
    expect((await lint(folder, [])).status).toBe(3);
    expect((await lint(folder, ["--allow-no-settings"])).status).toBe(0);
    expect((await lint(folder, ["--exit-zero"])).status).toBe(0);
    expect((await lint(folder, ["gone.toml", "."])).status).toBe(1);
  });

  it.each([
    [["--diff", "--fix"], "--diff shows what --fix would change"],
    [["--diff", "--format=json"], "--diff takes standard output: give --format json an --output"],
    [["--update-baseline"], "add --baseline slotwise-baseline.json"],
    [["--diff", "--update-baseline", "--baseline=b.json"], "--diff writes nothing"],
    [["--quiet", "--fail-on=info"], "--quiet leaves out what --fail-on info looks for"],
    [["--format=json", "--format=sarif"], "json and sarif cannot both go to standard output"],
    [["--baseline=gone.json"], "the baseline gone.json was not read: it does not exist"],
  ])("%j is wrong usage", async (args, message) => {
    const { status, stdout, stderr } = await lint(folderWith({ "pyproject.toml": MISSED }), args);
    expect(stderr).toContain(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});

describe("--quiet", () => {
  it("leaves out remarks and what is no problem", async () => {
    const folder = folderWith({ "pyproject.toml": MISSED });
    const loud = await lint(folder, FOUR);
    const quiet = await lint(folder, [...FOUR, "--quiet"]);
    expect(loud.stdout).toMatch(/ info [\s\S]*safe up to 3 runners/);
    expect(quiet.stdout).toContain("warning window-shorter-than-check");
    expect(quiet.stdout).not.toMatch(/ info |safe up to/);
    expect((await lint(folder, ["--runners=2", "--pynenc-version=0.2.3", "--quiet"])).stdout).toBe("");
  });
});

describe("--baseline", () => {
  const accept = ["--baseline=b.json", "--update-baseline"];

  it("accepts what is there today, wherever it moves, and nothing more", async () => {
    const folder = folderWith({ "app/pyproject.toml": NEGATIVE });
    expect(await lint(folder, accept)).toMatchObject({ status: 0, stderr: "" });
    writeFileSync(join(folder, "app/pyproject.toml"), `# moved\n\n${NEGATIVE}`);
    const moved = await lint(folder, ["--baseline=b.json"]);
    expect(moved).toMatchObject({ status: 0, stderr: "" });
    expect(moved.stdout).toContain("no problems, and 1 that the baseline accepts");
    writeFileSync(join(folder, "app/pyproject.toml"), TWO_NEGATIVE);
    const more = await lint(folder, ["--baseline=b.json", "--format=concise"]);
    expect(more.status).toBe(1);
    expect(more.stdout.match(/out-of-range/g)).toHaveLength(2);
  });

  it("says what it accepts in vain, and takes it out", async () => {
    const folder = folderWith({ "pyproject.toml": TWO_NEGATIVE, "app/pyproject.toml": NEGATIVE });
    await lint(folder, accept);
    writeFileSync(join(folder, "pyproject.toml"), NEGATIVE);
    writeFileSync(join(folder, "app/pyproject.toml"), "[project]\n");
    const { status, stderr } = await lint(folder, ["--baseline=b.json"]);
    expect(status).toBe(0);
    expect(stderr).toBe(
      "slotwise: b.json accepts 1 out-of-range in app/pyproject.toml, but there are none; --update-baseline takes that out\n" +
        "slotwise: b.json accepts 2 out-of-range in pyproject.toml, but there is 1; --update-baseline takes that out\n",
    );
    await lint(folder, accept);
    expect(JSON.parse(readFileSync(join(folder, "b.json"), "utf8"))).toEqual({
      version: 1,
      files: { "pyproject.toml": { "out-of-range": 1 } },
    });
  });

  it("keeps what this run did not look at, and works from another folder", async () => {
    const folder = folderWith({ "pyproject.toml": NEGATIVE, "app/pyproject.toml": NEGATIVE });
    await lint(folder, accept);
    const before = readFileSync(join(folder, "b.json"), "utf8");
    const app = join(folder, "app");
    expect(await lint(app, ["--baseline=../b.json"])).toMatchObject({ status: 0, stderr: "" });
    await lint(app, ["--baseline=../b.json", "--update-baseline"]);
    expect(readFileSync(join(folder, "b.json"), "utf8")).toBe(before);
  });

  it("does not accept a file that cannot be read", async () => {
    const folder = folderWith({ "pyproject.toml": "[tool.pynenc\n" });
    expect((await lint(folder, [...accept, "pyproject.toml", "gone.toml"])).status).toBe(1);
  });
});

describe("progress", () => {
  it("is shown on a terminal once a second has passed, and taken away before the report", async () => {
    const files = Object.fromEntries(Array.from({ length: 4 }, (_, index) => [`${index}/pyproject.toml`, CLEAN]));
    let now = 0;
    const { stderr } = await lint(folderWith(files), [], {
      terminalColumns: 60,
      monotonicMilliseconds: () => {
        now += 600;
        return now;
      },
    });
    expect(stderr).toBe(
      "\r\u001b[K[#####---------------] 1/4 1/pyproject.toml" +
        "\r\u001b[K[##########----------] 2/4 2/pyproject.toml" +
        "\r\u001b[K[###############-----] 3/4 3/pyproject.toml" +
        "\r\u001b[K",
    );
  });
});

describe("what is installed", () => {
  const entry = (name: string, release: string) => `[[package]]\nname = "${name}"\nversion = "${release}"\n\n`;
  const lock = entry("pynenc", "0.4.0") + entry("pynenc-redis", "0.3.0");

  it("is reported where a folder is searched that has the lock file", async () => {
    const folder = folderWith({ "pyproject.toml": CLEAN, "uv.lock": lock });
    expect((await lint(folder, ["--format=concise"])).stdout).toContain("uv.lock:7:12: error incompatible-plugin");
    expect((await lint(folder, ["--format=concise", "pyproject.toml"])).stdout).toBe("");
  });

  it("is reported once for a workspace", async () => {
    const folder = folderWith({
      ".git/HEAD": "",
      "pyproject.toml": '[tool.uv.workspace]\nmembers = ["a", "b"]\n',
      "uv.lock": lock,
      "a/pyproject.toml": CLEAN,
      "b/pyproject.toml": CLEAN,
    });
    const { status, stdout } = await lint(folder, ["--format=concise"]);
    expect(status).toBe(1);
    expect(stdout.match(/uv\.lock:7:12: error incompatible-plugin/g)).toHaveLength(1);
  });
});

describe("a file that is too large to be read", () => {
  const large = `services: {w: {environment: {PYNENC__APP_ID: a}}}\n${"# x\n".repeat(300_000)}`;

  it.each(["compose.yaml", "deploy/Dockerfile", "w.service", ".env", "Procfile"])(
    "is a remark where its name says that it starts something: %s",
    async (name) => {
      const folder = folderWith({ [name]: large, "pyproject.toml": CLEAN });
      const { status, stdout } = await lint(folder, ["--format=concise"]);
      expect(stdout).toContain(`${name}:1:1: info unreadable-file: ${name} was not judged: it has 1.1 MiB`);
      expect(status).toBe(0);
    },
  );

  it("is told where there is nothing else, too: exit 3", async () => {
    const { status, stdout, stderr } = await lint(folderWith({ "compose.yaml": large }), ["--format=concise"]);
    expect(stdout).toContain("compose.yaml was not judged");
    expect(stderr).toContain("no pynenc settings in any file that was read");
    expect(status).toBe(3);
  });

  it("is an error where its name is pynenc's", async () => {
    const { status, stdout } = await lint(folderWith({ "pynenc.yaml": large }), ["--format=concise"]);
    expect(stdout).toContain("pynenc.yaml:1:1: error unreadable-file: ");
    expect(status).toBe(1);
  });

  it.each(["data.yaml", "fixtures.py", "package-lock.json"])(
    "is left alone where it may be anything: %s",
    async (name) => {
      const { stdout } = await lint(folderWith({ [name]: large, "pyproject.toml": CLEAN }), ["--format=concise"]);
      expect(stdout).toBe("");
    },
  );

  it("does not keep the rest from being drawn", async () => {
    const host = fakeHost({ currentFolder: folderWith({ "compose.yaml": large, "pyproject.toml": CLEAN }) });
    expect(await run(["preview", "--format=concise"], host)).toBe(0);
    expect(host.written.stderr).toContain("compose.yaml was not judged");
  });
});

describe("a fleet that nobody can judge", () => {
  const compose = 'services: {w: {environment: {PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: "${I}"}}}\n';
  const reason = "atomic_service_interval_minutes is only known when it starts";

  it("is no clean bill", async () => {
    const folder = folderWith({ "compose.yaml": compose });
    expect((await lint(folder, ["--format=pretty"])).stdout).toBe(`not judged: ${reason}\nno problems\n`);
    expect((await lint(folder, ["--format=concise"])).stdout).toBe(`service w: not judged: ${reason}\n`);
    expect((await lint(folder, ["--format=concise", "--quiet"])).stdout).toBe("");
    expect(JSON.parse((await lint(folder, ["--format=json"])).stdout).fleets[0].notJudged).toBe(reason);
  });

  it.each(["preview", "simulate"])("has the same reason in %s", async (command) => {
    const host = fakeHost({ currentFolder: folderWith({ "compose.yaml": compose }) });
    expect(await run([command, "--runners=3"], host)).toBe(1);
    expect(host.written.stderr).toContain(reason);
  });
});

it("tells what is alike in one file three times, and where else it is", async () => {
  const service = (index: number) => `  w${index}: {environment: {PYNENC__MAX_PENDING_SECONDS: -1}}\n`;
  const services = Array.from({ length: 500 }, (_, index) => service(index)).join("");
  const { stdout } = await lint(folderWith({ "compose.yaml": `services:\n${services}` }), ["--format=pretty"]);
  expect(stdout.match(/ error out-of-range/g)).toHaveLength(3);
  expect(stdout).toContain("and 497 more places: 5:51, 6:51, ");
  expect(stdout).toContain("500 errors");
  expect(stdout.length).toBeLessThan(5000);
});

describe("a first word that is no command", () => {
  it.each([
    ["frob", "frob is no command, and no file or folder; commands are lint, preview, "],
    ["lin", "lin is no command, and no file or folder; did you mean lint?"],
  ])("is no path that is missing: %s", async (word, message) => {
    const host = fakeHost({ currentFolder: folderWith({}) });
    expect(await run([word], host)).toBe(2);
    expect(host.written.stderr).toContain(message);
  });

  it.each(["Dockerfile", "conf/x", "x.toml"])("may be a file's name: %s", async (word) => {
    const host = fakeHost({ currentFolder: folderWith({}) });
    expect(await run([word], host)).toBe(1);
    expect(host.written.stdout).toContain("unreadable-file");
  });
});
