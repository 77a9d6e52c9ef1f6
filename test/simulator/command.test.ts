import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { DEFAULTS, folderWith, slotwise } from "../cli/command.js";

const folder = (): string => folderWith({ "pyproject.toml": DEFAULTS });
const QUICK = ["--for", "1d", "--pynenc-version", "0.2.3"];
const BOTH = ["--pynenc-version", "0.2.3", "--pynenc-version", "0.4.0"];

test("pynenc's defaults with a fourth runner joining: a story, a drawing and status 1", async () => {
  const { status, stdout, stderr } = await slotwise(["simulate", "--runners", "3", "--faults", "join", ...QUICK], {
    cwd: folder(),
  });
  expect(stderr).toBe("");
  expect(status).toBe(1);
  expect(stdout).toContain("From 235 s to 240 s, for 5 s, runners 3 and 4 execute at once.");
  expect(stdout).toContain("Runner 3 cut the cycle for 3 runners, runner 4 cut the cycle for 4 runners");
  expect(stdout).toContain("╳");
});

test("nothing goes wrong with three runners that stay among themselves", async () => {
  const { status, stdout } = await slotwise(["simulate", "--runners", "3", ...QUICK], { cwd: folder() });
  expect(status).toBe(0);
  expect(stdout).toContain("cycles without a start  0 of ");
  expect(stdout).toContain("Nothing was found in 30,000 short scenarios");
});

test("one thing alone is looked for when it is named", async () => {
  const found = await slotwise(["simulate", "--runners", "4", "--find", "silence", ...QUICK], { cwd: folder() });
  expect(found.status).toBe(1);
  expect(found.stdout).toContain("Nobody starts in the cycle from 300 s to 600 s.");
  const none = await slotwise(["simulate", "--runners", "4", "--find", "overlap", ...QUICK], { cwd: folder() });
  expect(none.status).toBe(0);
});

test("the same seed gives the same bytes as JSON, another one another run", async () => {
  const args = [
    "simulate",
    "--runners",
    "3",
    "--faults",
    "join,crash,skew=500ms,pause=10s",
    "--format",
    "json",
    ...QUICK,
  ];
  const cwd = folder();
  const [first, second, other] = await Promise.all([
    slotwise(args, { cwd }),
    slotwise(args, { cwd }),
    slotwise([...args, "--seed", "2"], { cwd }),
  ]);
  expect(second.stdout).toBe(first.stdout);
  expect(other.stdout).not.toBe(first.stdout);
  const { schemaVersion, simulations } = JSON.parse(first.stdout);
  expect(schemaVersion).toBe(1);
  expect(simulations[0]).toMatchObject({ pynencReleases: ["0.2.3"], runners: 3, seed: 1, virtualSeconds: 86_400 });
  expect(simulations[0].broken).toContain("overlap");
  expect(simulations[0].counterexample.schema).toBe(1);
  expect(simulations[0].story).toEqual(expect.arrayContaining([expect.stringContaining("execute at once")]));
});

test("both protocols are simulated when both are judged, and --protocol picks one", async () => {
  const cwd = folder();
  const both = await slotwise(["simulate", "--runners", "3", "--for", "1h", "--format", "json", ...BOTH], { cwd });
  const releases = JSON.parse(both.stdout).simulations.map((each: { pynencReleases: string[] }) => each.pynencReleases);
  expect(releases).toEqual([["0.2.3"], ["0.4.0"]]);
  const one = await slotwise(["simulate", "--runners", "3", "--for", "1h", "--protocol", "slot-claim"], { cwd });
  expect(one.stdout).toContain("pynenc 0.2.4 to 0.4.0, 3 runners");
  expect(one.stdout).not.toContain("0.2.3");
});

test("a picture and a page, which lets nothing in from outside", async () => {
  const cwd = folder();
  const args = ["--runners", "3", "--faults", "join", "--svg", "story.svg", "--html", "out/story.html", ...QUICK];
  expect((await slotwise(["simulate", ...args], { cwd })).status).toBe(1);
  expect(readFileSync(join(cwd, "story.svg"), "utf8")).toMatch(
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="760"/,
  );
  const page = readFileSync(join(cwd, "out/story.html"), "utf8");
  expect(page).toMatch(/default-src &#39;none&#39;|default-src 'none'/);
  expect(page).not.toMatch(/unsafe-inline|unsafe-eval|<link|src="|href="|style="|\son\w+="/);
  expect(page).toContain('<input id="time" type="range"');
  const none = await slotwise(["simulate", "--runners", "3", "--svg", "none.svg", ...QUICK], { cwd });
  expect(none.stderr).toContain("none.svg is not written");
});

test("a shard says which it is, in words and as data: with it the run is the same again", async () => {
  const cwd = folder();
  const args = [
    "simulate",
    "--runners",
    "3",
    "--faults",
    "join",
    "--for",
    "2h",
    "--protocol",
    "slot-window",
    "--shard",
    "2/8",
  ];
  const twice = (...more: readonly string[]) =>
    Promise.all([slotwise([...args, ...more], { cwd }), slotwise([...args, ...more], { cwd })]);
  const [told, toldAgain] = await twice();
  expect(told.stdout).toContain("seed 1, shard 2/8\n");
  expect(toldAgain.stdout).toBe(told.stdout);
  const [first, second] = await twice("--format", "json");
  expect(second.stdout).toBe(first.stdout);
  expect(JSON.parse(first.stdout).simulations[0]).toMatchObject({ seed: 1, shard: { index: 2, count: 8 } });
});

test("--protocol and --pynenc-version are one option: both count", async () => {
  const args = [
    "--runners",
    "2",
    "--for",
    "1h",
    "--find",
    "overlap",
    "--protocol",
    "slot-window",
    "--pynenc-version",
    "0.4.0",
  ];
  const { stdout } = await slotwise(["simulate", ...args], { cwd: folder() });
  expect(stdout).toMatch(/pynenc 0\.1\.0 to 0\.2\.3, 2 runners.*pynenc 0\.[34]\S*, 2 runners/s);
});

const target = (answer: "yes" | "no"): string =>
  `${process.execPath} ${fileURLToPath(new URL("targets/always.mjs", import.meta.url))} ${answer}`;

test("another implementation decides, and is told what comes of it", async () => {
  const cwd = folder();
  const args = ["simulate", "--runners", "2", "--for", "1h"];
  const eager = await slotwise([...args, "--target", target("yes")], { cwd });
  expect(eager.stderr).toBe("");
  expect(eager.status).toBe(1);
  expect(eager.stdout).toContain('decided by always-yes 1 through "');
  expect(eager.stdout).toContain("runners 1 and 2 execute at once");
  expect(eager.stdout).toContain("Both see the same runners, and both were allowed to start.");
  expect(eager.stdout).not.toMatch(/turns missed|█/);
  const idle = await slotwise([...args, "--target", target("no"), "--format", "json"], { cwd });
  expect(idle.status).toBe(1);
  const [{ target: who, broken, report }] = JSON.parse(idle.stdout).simulations;
  expect(who).toMatchObject({ name: "always-no", version: "1", protocol: "slot-window" });
  expect(broken).toEqual(["silence"]);
  expect(report.starts).toBe(0);
});

test("a target of the other protocol is refused", async () => {
  const args = ["simulate", "--runners", "2", "--protocol", "slot-claim", "--target", target("yes")];
  const { status, stderr } = await slotwise(args, { cwd: folder() });
  expect(stderr).toContain("the target speaks slot-window");
  expect(status).toBe(2);
});

test("a loop that need not wait looks once a round, and no more often", async () => {
  const zero = "check_interval_minutes = 0.0";
  const cwd = folderWith({ "pyproject.toml": DEFAULTS.replace("check_interval_minutes = 0.5", zero) });
  const args = ["simulate", "--runners", "3", "--for", "1h", "--find", "overlap", "--protocol", "slot-window"];
  // What is looked for beside the run does not count here: a share of it is enough.
  const { stdout } = await slotwise([...args, "--shard", "1/16"], { cwd });
  expect(stdout).toMatch(/looks +2\d,\d{3}\n/);
});

test("a dead-after time that nobody lives to see does not keep a search from ending", async () => {
  const cwd = folderWith({
    "pyproject.toml": DEFAULTS.replace("after_minutes = 10.0", "after_minutes = 1000000000.0"),
  });
  const args = [
    "simulate",
    "--runners",
    "3",
    "--faults",
    "crash",
    "--for",
    "1h",
    "--find",
    "silence",
    "--protocol",
    "slot-window",
  ];
  const { status, stdout } = await slotwise(args, { cwd });
  expect(stdout).toMatch(/Nothing was found|Nobody starts/);
  expect(status).toBeLessThan(2);
});

test("each size of a range is judged: a larger fleet that is safe does not speak for a smaller one", async () => {
  const cwd = folderWith({
    "pyproject.toml": DEFAULTS.replace("check_interval_minutes = 0.5", "check_interval_minutes = 0.33333333"),
  });
  const { status, stdout } = await slotwise(["simulate", "--runners", "4-5", "--find", "missed-turn", ...QUICK], {
    cwd,
  });
  expect(status).toBe(1);
  expect(stdout).toMatch(/pynenc 0\.2\.3, 4 runners.*A turn is missed.*pynenc 0\.2\.3, 5 runners.*Nothing was found/s);
  expect(stdout).not.toContain("these sizes are simulated");
});

test("of a wide range the sizes at which something changes are simulated, and it says which", async () => {
  const args = ["simulate", "--runners", "1-100", "--find", "missed-turn", "--for", "1h", "--protocol", "slot-window"];
  const { stdout } = await slotwise(args, { cwd: folder() });
  expect(stdout.replaceAll(/\s+/g, " ")).toMatch(
    /^Of 1 to 100 runners these sizes are simulated: 1, 4, [0-9, ]+ and 100\. /,
  );
});

test("a silence that comes of an execution says so", async () => {
  const args = [
    "simulate",
    "--find",
    "silence",
    "--service-duration",
    "1000s",
    "--for",
    "1h",
    "--pynenc-version",
    "0.4.0",
  ];
  const alone = await slotwise([...args, "--runners", "1"], { cwd: folder() });
  expect(alone.stdout).toContain("Runner 1 executes all that time, and does not look.");
  const short = await slotwise([...args, "--runners", "4", "--service-duration", "1s"], { cwd: folder() });
  expect(short.stdout).toContain("Each of them looked before its window and after it, and none within.");
});

test("a fleet of services with different settings is simulated once, each by its own", async () => {
  const service = (name: string, minutes: number) =>
    `  ${name}:\n    image: shop\n    environment:\n      PYNENC__REDIS_URL: redis://cache\n      PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: ${minutes}\n    deploy: {replicas: 2}\n`;
  const cwd = folderWith({ "compose.yaml": `services:\n${service("worker", 10)}${service("slow", 20)}` });
  const pretty = await slotwise(["simulate", "compose.yaml", ...QUICK], { cwd });
  expect(pretty.stdout.match(/of virtual time/g)).toHaveLength(1);
  expect(pretty.stdout).toContain("runners 1-2: service worker; runners 3-4: service slow");
  expect(pretty.stdout).toContain("Two execute at once");
  expect(pretty.status).toBe(1);
  const { stdout } = await slotwise(["simulate", "compose.yaml", "--format", "json", ...QUICK], { cwd });
  const { simulations } = JSON.parse(stdout);
  expect(simulations.map(({ runners, members }: { runners: number; members: string[] }) => [runners, members])).toEqual(
    [[4, ["service worker", "service worker", "service slow", "service slow"]]],
  );
  // Another size than the files say is nobody's in particular: all are as each of them is.
  const declared = await slotwise(["simulate", "compose.yaml", "--runners", "3", "--shard", "1/16", ...QUICK], { cwd });
  expect(declared.stdout.match(/of virtual time/g)).toHaveLength(2);
});
