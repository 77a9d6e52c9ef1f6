import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEFAULTS, folderWith, slotwise } from "./command.js";

const COMPOSE = `services:
  worker:
    environment:
      - PYNENC__ATOMIC_SERVICE_CHECK_INTERVAL_MINUTES=0.5
    deploy: {replicas: 4}
`;

const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata: {name: worker}
spec:
  replicas: 5
  template:
    spec:
      containers:
        - name: app
          env: [{name: PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES, value: "1.0"}]
`;

describe("a project of many files", () => {
  it("is judged file by file, each service with its own size", async () => {
    const cwd = folderWith({
      "pyproject.toml": DEFAULTS,
      "deploy/compose.yaml": COMPOSE,
      "deploy/worker.yaml": MANIFEST,
      "src/app.py": "from pynenc import Pynenc\napp = Pynenc(config_values={'max_pending_seconds': 'five'})\n",
      "src/other.py": "print('nothing of ours')\n",
      Dockerfile: "FROM python:3.12\nENV PYNENC__PRINT_ARGUMENTS=false\n",
      ".env": "PYNENC__APPID=shop\n",
      ".github/workflows/ci.yml": "env: {PYNENC__MAX_PENDING_SECONDS: -1}\njobs: {test: {runs-on: x}}\n",
      "values.yaml": "replicas: 3\n",
    });
    const { status, stdout } = await slotwise(["--pynenc-version", "0.4.0", "--format", "concise"], { cwd });
    const found = stdout
      .split("\n")
      .map((line) => line.replace(/^([^:]+):(\d+):\d+: (\w+) ([\w-]+):.*$/, "$1:$2 $3 $4"));
    expect(found).toContain("deploy/compose.yaml:4 warning window-shorter-than-check");
    expect(found).toContain("deploy/worker.yaml:10 error margin-exceeds-slot");
    expect(found).toContain("src/app.py:2 error wrong-type");
    expect(found).toContain("Dockerfile:2 warning surprising-coercion");
    expect(found).toContain(".env:1 warning unknown-setting");
    expect(found).toContain(".github/workflows/ci.yml:1 error out-of-range");
    expect(stdout).not.toMatch(/^(?:src\/other\.py|values\.yaml)/m);
    expect(status).toBe(1);
  });

  it("repairs a value where it stands, in its quotes", async () => {
    const cwd = folderWith({
      "pyproject.toml": DEFAULTS,
      "worker.yaml": MANIFEST.replace("replicas: 5", "replicas: 3"),
    });
    const { stdout } = await slotwise(
      ["worker.yaml", "--pynenc-version", "0.2.3", "--diff", "--service-duration", "65s"],
      { cwd },
    );
    expect(stdout).toMatch(/^-.*value: "1\.0"/m);
    expect(stdout).toMatch(/^\+.*value: "1\.\d+"/m);
  });

  const NAMED = {
    "pyproject.toml": DEFAULTS,
    ".env": "PYNENC__FILEPATH=conf.yaml\n",
    "conf.yaml": "log_format: JSON\natomic_service_interval_minutes: -1\n",
  };

  it("is judged with the settings file that a variable names", async () => {
    const cwd = folderWith(NAMED);
    const { status, stdout } = await slotwise(["--format", "concise"], { cwd });
    expect(stdout).toMatch(/^conf\.yaml:1:\d+: error wrong-type/m);
    expect(stdout).toMatch(/^conf\.yaml:2:\d+: error refuses-to-start/m);
    expect(status).toBe(1);
    const settings = await slotwise(["settings"], { cwd });
    expect(settings.stdout).toMatch(
      /atomic_service_interval_minutes +-1(?:\.0)? +conf\.yaml:2, beats pyproject\.toml:2/,
    );
  });

  it("says nothing of a named file that was left out or not asked about", async () => {
    const cwd = folderWith({ ...NAMED, "slotwise.toml": 'exclude = ["conf.yaml"]\n' });
    expect((await slotwise(["--format", "concise"], { cwd })).stdout).not.toMatch(/^conf\.yaml/m);
    expect((await slotwise([".env", "--format", "concise"], { cwd })).stdout).not.toMatch(/^conf\.yaml/m);
  });

  it("is judged with the manifests beside one that is about pynenc", async () => {
    const manifests = {
      "k8s/map.yaml":
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: fleet}\ndata:\n  PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: "5.0"\n',
      "k8s/worker.yaml":
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: worker}\nspec:\n  replicas: 5\n  template:\n    spec:\n      containers:\n        - name: app\n          envFrom: [{configMapRef: {name: fleet}}]\n",
    };
    const cwd = folderWith({ ".git/HEAD": "", "pyproject.toml": "[tool.pynenc]\n", ...manifests });
    for (const paths of [[], ["k8s"], ["k8s/map.yaml"]]) {
      const { stdout } = await slotwise([...paths, "--format", "concise", "--pynenc-version", "0.2.3"], { cwd });
      expect(stdout).toMatch(/^k8s\/map\.yaml:5:\d+: warning margin-exceeds-slot: .*5 runners/m);
    }
    const fixed = await slotwise(["--fix", "--pynenc-version", "0.2.3"], { cwd });
    expect(fixed.stdout).not.toContain("margin-exceeds-slot");
    writeFileSync(join(cwd, ".gitignore"), "worker.yaml\n");
    writeFileSync(join(cwd, "k8s/map.yaml"), manifests["k8s/map.yaml"]);
    const without = await slotwise(["--format", "concise", "--pynenc-version", "0.2.3"], { cwd });
    expect(without.stdout).not.toContain("margin-exceeds-slot");
  });

  it("is judged with what Compose reads beside it, also where only that names pynenc or git leaves it out", async () => {
    const compose = "services:\n  worker:\n    env_file: [w.env]\n    deploy: {replicas: 5}\n";
    const files = { ".git/HEAD": "", "pyproject.toml": '[tool.pynenc]\napp_id = "x"\n', "compose.yaml": compose };
    const bad = "PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES=1.0\n";
    const good = `${bad.replace("1.0", "0.2")}PYNENC__ATOMIC_SERVICE_CHECK_INTERVAL_MINUTES=0.1\n`;
    const lint = async (each: Readonly<Record<string, string>>, ...paths: string[]) =>
      slotwise([...paths, "--format", "concise", "--pynenc-version", "0.4.0"], {
        cwd: folderWith({ ...files, ...each }),
      });
    expect((await lint({ "w.env": bad })).stdout).toMatch(
      /^w\.env:1:\d+: error margin-exceeds-slot: nobody ever runs .*: with 5 runners/m,
    );
    for (const rest of [{}, { ".gitignore": "w.env\n" }]) {
      for (const paths of [[], ["compose.yaml"]]) {
        expect(await lint({ "w.env": good, ...rest }, ...paths)).toMatchObject({ status: 0 });
      }
    }
    const below = { "deploy/compose.yaml": compose.replace("w.env", "../w.env"), "w.env": good };
    const cwd = folderWith({ ".git/HEAD": "", ...below });
    const settings = await slotwise(["settings", "deploy"], { cwd });
    expect(settings.stdout).toMatch(/atomic_service_spread_margin_minutes +0\.2 /);
    const outside = folderWith(below);
    expect((await slotwise(["settings", "deploy"], { cwd: outside })).stdout).not.toContain("0.2 ");
  });

  it("reads nothing outside of its folder, also not by a link", async () => {
    const cwd = folderWith({ "conf.yaml": NAMED["conf.yaml"], "in/pyproject.toml": DEFAULTS, "in/.env": "" });
    symlinkSync("../conf.yaml", join(cwd, "in/conf.yaml"));
    for (const path of ["conf.yaml", "../conf.yaml", join(cwd, "conf.yaml")]) {
      writeFileSync(join(cwd, "in/.env"), `PYNENC__FILEPATH=${path}\n`);
      const { stdout } = await slotwise(["settings", "in"], { cwd });
      expect(stdout).toMatch(/atomic_service_interval_minutes +5\.0 /);
    }
    // What Compose may reach, up to the repository's root, pynenc's own files may not.
    mkdirSync(join(cwd, ".git"));
    writeFileSync(join(cwd, "in/.env"), "PYNENC__FILEPATH=conf.yaml\n");
    writeFileSync(join(cwd, "in/compose.yaml"), "services: {w: {env_file: ../w.env}}\n");
    expect((await slotwise(["settings", "in"], { cwd })).stdout).toMatch(/atomic_service_interval_minutes +5\.0 /);
  });

  it("lists where each value comes from, deployment by deployment", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS, "compose.yaml": COMPOSE });
    const { stdout } = await slotwise(["settings"], { cwd });
    expect(stdout).toMatch(
      /service worker\n[\s\S]*atomic_service_check_interval_minutes +0\.5 +compose\.yaml:4, beats pyproject\.toml:4/,
    );
  });

  it("names the fleets in JSON", async () => {
    const cwd = folderWith({ "pyproject.toml": DEFAULTS, "compose.yaml": COMPOSE });
    const { stdout } = await slotwise(["--format", "json"], { cwd });
    const { fleets } = JSON.parse(stdout);
    expect(fleets.map(({ name, runners }: { name: string | null; runners: string | null }) => [name, runners])).toEqual(
      [
        [null, null],
        ["service worker", "4"],
      ],
    );
  });

  it("says of a file of a kind it does not know that it was not judged", async () => {
    const cwd = folderWith({ "notes.md": "app_id=x", "pyproject.toml": DEFAULTS });
    const { stdout, status } = await slotwise(["notes.md", "pyproject.toml", "--format", "concise"], { cwd });
    expect(stdout).toBe(
      "notes.md:1:1: error unreadable-file: notes.md was not judged: nothing is known of files with such a name\n",
    );
    expect(status).toBe(1);
  });

  it.each([{ ".git/HEAD": "" }, {}])("accepts in a project within what a folder around it accepts", async (git) => {
    const wrong = '[tool.pynenc]\nmax_pending_seconds = "five"\n';
    const cwd = folderWith({
      ...git,
      "pyproject.toml": `${wrong}[tool.slotwise.ignore]\n"svc/*" = ["wrong-type"]\n"old/*" = ["wrong-type"]\n`,
      "svc/pyproject.toml": wrong,
      "svc/.env": "PYNENC__FILEPATH=deploy/pynenc.toml\n",
      "svc/deploy/pynenc.toml": 'runner_loop_sleep_time_sec = "one"\n',
      "other/pyproject.toml": wrong,
    });
    const { stdout } = await slotwise(["--format", "concise"], { cwd });
    expect(stdout.match(/^[^:]+:\d+:\d+: \w+ [\w-]+/gm)).toEqual([
      "pyproject.toml:2:23: error wrong-type",
      "pyproject.toml:5:12: info unused-suppression",
      "other/pyproject.toml:2:23: error wrong-type",
    ]);
    const within = await slotwise([".", "--format", "concise"], { cwd: join(cwd, "svc") });
    expect(within.stdout.includes("wrong-type")).toBe(!(".git/HEAD" in git));
    // Nobody knows what is elsewhere.
    const alone = await slotwise(["pyproject.toml", "--format", "concise"], { cwd });
    expect(alone.stdout).not.toContain("unused-suppression");
  });
});
