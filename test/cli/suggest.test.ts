import { describe, expect, it } from "vitest";
import { folderWith, slotwise } from "./command.js";

const FLEET = ["--runners", "5", "--service-duration", "20s", "--pynenc-version", "0.4.0"];
const OTHER = '[tool.pynenc]\napp_id = "a"\n';

/** pynenc reads no other file by itself than `pyproject.toml`. */
const naming = (path: string) => ({ ".env": `PYNENC__FILEPATH=${path}\n` });

/** A folder whose settings stand in one file, and the same after the block was pasted in their place. */
const PLACES: readonly [string, Readonly<Record<string, string>>, string, RegExp][] = [
  [
    "pynenc.toml at the root",
    { ...naming("pynenc.toml"), "pyproject.toml": OTHER, "pynenc.toml": "atomic_service_interval_minutes = 2.0\n" },
    "pynenc.toml",
    /^# for pynenc\.toml\natomic_service_interval_minutes = [\d.]+ +# was 2\.0\n/m,
  ],
  [
    "pynenc.toml that sets another setting",
    { ...naming("pynenc.toml"), "pyproject.toml": OTHER, "pynenc.toml": 'app_id = "b"\n' },
    "pynenc.toml",
    /^atomic_service_check_interval_minutes = /m,
  ],
  [
    "pynenc.yaml",
    { ...naming("pynenc.yaml"), "pynenc.yaml": "atomic_service_interval_minutes: 2.0\n" },
    "pynenc.yaml",
    /^atomic_service_spread_margin_minutes: [\d.]+ +# was 1\.0$/m,
  ],
  [
    "pynenc.json",
    { ...naming("pynenc.json"), "pynenc.json": '{"atomic_service_interval_minutes": 2.0}\n' },
    "pynenc.json",
    /^\{\n {2}"atomic_service_interval_minutes": [\d.]+,\n[\s\S]*\d\n\}\n$/,
  ],
  [
    ".env, which beats every file",
    { "pyproject.toml": OTHER, ".env": "PYNENC__CONFIGPYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=2\n" },
    ".env",
    /^# was 2\.0\nPYNENC__CONFIGPYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=[\d.]+\n[\s\S]*^PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES=[\d.]+$/m,
  ],
  [
    "a Dockerfile",
    { Dockerfile: "FROM python\nENV PYNENC__APP_ID=a\nENV PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=2\n" },
    "Dockerfile",
    /^ENV PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=[\d.]+$/m,
  ],
  [
    "code that assigns",
    {
      "app.py": "from pynenc import Pynenc\norders = Pynenc()\norders.conf.atomic_service_interval_minutes = 2.0\n",
    },
    "app.py",
    /^orders\.conf\.atomic_service_interval_minutes = [\d.]+ +# was 2\.0\n/m,
  ],
];

describe("the block that slotwise suggest prints", () => {
  it.each(PLACES)("is written as in %s, and has effect there", async (_, files, file, expected) => {
    const cwd = folderWith(files);
    const { status, stdout } = await slotwise(["suggest", ...FLEET], { cwd });
    expect(status).toBe(0);
    expect(stdout).toMatch(expected);
    expect(stdout).not.toContain("[tool.pynenc]");
    const start = /\.(?:py)$|^Dockerfile$/.test(file) ? (files[file] ?? "") : "";
    const pasted = folderWith({ ...files, [file]: `${start}${stdout}` });
    const { stdout: findings } = await slotwise([...FLEET, "--format", "concise"], { cwd: pasted });
    expect(findings).not.toMatch(/ (error|warning) (?!lock-outlives-owner)/);
  });

  it("is a call where code gives the settings in one", async () => {
    const module = "app = PynencBuilder().custom_config(atomic_service_interval_minutes=2.0).build()\n";
    const cwd = folderWith({ "app.py": `from pynenc import PynencBuilder\n${module}` });
    const { stdout } = await slotwise(["suggest", ...FLEET], { cwd });
    expect(stdout).toMatch(/^\.custom_config\(\n {4}atomic_service_interval_minutes=[\d.]+, +# was 2\.0\n[\s\S]*^\)$/m);
  });

  it("is pyproject's, with a word on where it belongs, where the code is not that simple", async () => {
    const module = `${"app = Pynenc(config_values={'atomic_service_interval_minutes': 2.0})\n"}b.custom_config(a=1)\n`;
    const cwd = folderWith({ "app.py": `from pynenc import Pynenc\n${module}` });
    const { stdout } = await slotwise(["suggest", ...FLEET], { cwd });
    expect(stdout).toContain("# app.py sets them in code, which is where these values have to go\n[tool.pynenc]\n");
  });

  it("names the thing that sets variables without a file of its own", async () => {
    const compose = "services:\n  worker:\n    environment:\n      PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: '2'\n";
    const cwd = folderWith({ "compose.yaml": compose });
    const { stdout } = await slotwise(["suggest", ...FLEET], { cwd });
    expect(stdout).toContain("# to be set as environment variables in compose.yaml\n");
    expect(stdout).toMatch(/^PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=[\d.]+$/m);
  });

  it("keeps what JSON cannot say out of it", async () => {
    const cwd = folderWith({ ...naming("pynenc.json"), "pynenc.json": '{"app_id": "a"}\n' });
    const { stdout, stderr } = await slotwise(["suggest", ...FLEET], { cwd });
    expect(Object.keys(JSON.parse(stdout))).toContain("atomic_service_interval_minutes");
    expect(stderr).toContain("slotwise: safe for 5 runners");
    expect(stderr).toContain("slotwise: for pynenc.json\n");
  });
});
