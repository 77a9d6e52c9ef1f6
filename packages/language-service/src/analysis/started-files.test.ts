import { describe, expect, it } from "vitest";
import { DEFAULTS, JUDGED, project } from "../testing/project.js";
import { analyseProject } from "./analyse.js";

const INTERVAL = "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES";
const MARGIN = "PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES";

type Texts = Readonly<Record<string, string>>;

/** The deployments by their names, and what is told of any. */
function judged(files: Texts) {
  const { deployments, findings } = project(files);
  return {
    names: deployments.map(({ name }) => name),
    errors: findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule),
    told: findings.map(({ rule, place }) => `${place.file} ${rule}`),
  };
}

const shown = (files: Texts) =>
  project(files).deployments.map(({ name, app, declarations }) => {
    const value = (field: string) => {
      const coerced = app.pynenc.get(field)?.coerced;
      return coerced !== undefined && "value" in coerced ? coerced.value : coerced?.kind;
    };
    const numbers = [value("atomic_service_interval_minutes"), value("atomic_service_spread_margin_minutes")];
    return [name, ...numbers, declarations.runners?.most];
  });

describe("a .env that something takes its variables from", () => {
  const takes: readonly (readonly [string, Texts])[] = [
    ["a Compose service", { "compose.yaml": `services: {w: {env_file: .env, environment: {${INTERVAL}: 60}}}\n` }],
    ["a process", { Procfile: `w: ${INTERVAL}=60 pynenc --app a runner start\n` }],
    [
      "a unit",
      {
        "w.service": `[Service]\nWorkingDirectory=/srv/w\nEnvironment=${INTERVAL}=60\nEnvironmentFile=/srv/w/.env\nExecStart=pynenc runner start\n`,
      },
    ],
  ];

  it.each(takes)("is no deployment of its own beside %s", (_what, files) => {
    const { names, errors } = judged({ ...files, ".env": `${MARGIN}=6\n` });
    expect([names.length, names.includes(undefined), errors]).toEqual([1, false, []]);
  });

  it.each(takes)("tells its mistakes with %s", (_what, files) => {
    const { told } = judged({
      ...files,
      ".env": `PYNENC__MAX_PENDING_SECOND=6\n${MARGIN}=six\n`,
      "slotwise.toml": "runners = 2\n",
    });
    expect(told).toEqual(expect.arrayContaining([".env unknown-setting", ".env wrong-type"]));
  });

  it("is what code in its folder is started with all the same", () => {
    const [, files] = takes[0] as (typeof takes)[number];
    const code = 'app = Pynenc(config_values={"app_id": "a"})\n';
    expect(shown({ ...files, ".env": `${MARGIN}=6\n`, "app.py": code })).toEqual([
      ["service w", 60, 6, undefined],
      ["app.py", 5, 6, undefined],
    ]);
    const pyproject = "[tool.pynenc]\natomic_service_interval_minutes = 30.0\n";
    expect(shown({ ...files, "pyproject.toml": pyproject, ".env": `${MARGIN}=6\n` })[0]).toEqual([
      undefined,
      30,
      6,
      undefined,
    ]);
  });
});

describe("a Compose file that is there to be extended", () => {
  const base = `services:\n  b: {environment: {${MARGIN}: 6}}\n`;
  const extending = (file: string) =>
    `services:\n  w: {extends: {file: ${file}, service: b}, environment: {${INTERVAL}: 60}}\n`;

  it("is started by nobody, and its mistakes are told", () => {
    expect(judged({ "base.yml": base, "compose.yaml": extending("base.yml") })).toMatchObject({
      names: ["service w"],
      errors: [],
    });
    const misspelt = base.replace(MARGIN, "PYNENC__MAX_PENDING_SECOND");
    expect(judged({ "base.yml": misspelt, "compose.yaml": extending("base.yml") }).told).toEqual([
      "base.yml unknown-setting",
    ]);
  });

  it("is started by whoever likes where its name is Compose's own", () => {
    const files = { "compose.yaml": base, "compose.prod.yaml": extending("compose.yaml") };
    expect(judged(files).names).toEqual(["service b", "service w"]);
  });

  it("is started where files extend each other", () => {
    const files = { "a.yml": extending("b.yml"), "b.yml": `${base}  w: {extends: {file: a.yml, service: w}}\n` };
    expect(judged(files).names).toEqual(["service w", "service b", "service w"]);
  });
});

describe("the Compose files that a .env names", () => {
  const files = (variables: string) => ({
    "compose.yaml": `services: {w: {image: x, environment: {${INTERVAL}: 5, ${MARGIN}: 2}, deploy: {replicas: 2}}}\n`,
    "compose.gpu.yaml": `services: {w: {environment: {${MARGIN}: 0.2}}, v: {environment: {${INTERVAL}: 7}}}\n`,
    "compose.scale.yaml": "services: {w: {deploy: {replicas: 9}}}\n",
    ".env": variables,
  });

  // docker-compose 1.29.2 and `docker compose config` of the same files with -f say so.
  it.each([
    "COMPOSE_FILE=compose.yaml:compose.scale.yaml:compose.gpu.yaml\n",
    "COMPOSE_FILE=compose.yaml;compose.scale.yaml;compose.gpu.yaml\n",
    "COMPOSE_PATH_SEPARATOR=,\nCOMPOSE_FILE='./compose.yaml,compose.scale.yaml,compose.gpu.yaml'\n",
  ])("are started together, each laid over those before it: %s", (variables) => {
    expect(shown(files(variables))).toEqual([
      ["service w", 5, 0.2, 10],
      ["service v", 7, 1, 10],
    ]);
  });

  it("are laid over each other in their order", () => {
    expect(shown(files("COMPOSE_FILE=compose.gpu.yaml:compose.yaml\n"))).toEqual([
      ["service w", 5, 2, 3],
      ["service v", 7, 1, 3],
      ["service w", 5, 2, 9],
    ]);
  });

  it("read variables from the folder of the first", () => {
    const env = { "x.env": `${INTERVAL}=8\n`, "sub/x.env": `${INTERVAL}=9\n` };
    const given = { ".env": "COMPOSE_FILE=compose.yaml:sub/b.yaml\n", ...env };
    expect(
      shown({ ...given, "compose.yaml": "services: {w: {}}\n", "sub/b.yaml": "services: {w: {env_file: [x.env]}}\n" }),
    ).toEqual([["service w", 8, 1, undefined]]);
  });

  it("may be missing, which is told", () => {
    const { told } = judged(files("COMPOSE_FILE=compose.yaml:gone.yaml\n"));
    expect(told).toContain(".env unread-source");
  });
});

describe("a file of variables that is there to be copied", () => {
  const found = (files: Texts) =>
    analyseProject(
      Object.entries(files).map(([name, text]) => ({ name, text, isOnlyFound: true })),
      JUDGED,
    );
  const text = `${INTERVAL}=\n${MARGIN}=<minutes>\nPYNENC__APP_ID=changeme\n`;

  it.each([
    ".env.example",
    ".env.sample",
    ".env.template",
    ".env.dist",
    "example.env",
    ".env.prod.example",
    "conf/sample.env",
  ])("sets nothing, whatever its values: %s", (name) => {
    const { deployments, findings } = found({ [name]: text });
    expect(findings).toEqual([]);
    expect(deployments.map(({ carriesSettings, judgements }) => [carriesSettings, judgements])).toEqual([[false, []]]);
    const beside = found({ "pyproject.toml": DEFAULTS, [name]: text, ".env": `${INTERVAL}=9\n` }).deployments;
    expect(beside.map(({ name: called }) => called)).toEqual([undefined]);
    const coerced = beside[0]?.app.pynenc.get("app_id")?.coerced;
    expect(coerced).toMatchObject({ value: "shop" });
  });

  it("has its names told", () => {
    const { findings } = found({ ".env.example": `${text}PYNENC__MAX_PENDING_SECOND=\n` });
    expect(findings.map(({ rule, place }) => `${place.file}:${place.start.line + 1} ${rule}`)).toEqual([
      ".env.example:4 unknown-setting",
    ]);
  });

  it("is read where something takes it, and judged where somebody asks about it", () => {
    const compose = "services: {w: {env_file: .env.example}}\n";
    expect(found({ "compose.yaml": compose, ".env.example": `${INTERVAL}=6\n` }).deployments[0]?.name).toBe(
      "service w",
    );
    expect(judged({ ".env.example": text }).errors).toEqual(["wrong-type", "wrong-type"]);
  });

  it("is told from others by its name alone", () => {
    for (const name of [".env.production", ".env.distant", "resample.env", ".env"]) {
      expect(found({ [name]: `${INTERVAL}=six\n` }).findings).toMatchObject([{ rule: "wrong-type" }]);
    }
  });
});

describe("the file that a deployment is known by", () => {
  it.each<readonly [string, Texts, readonly unknown[]]>([
    ["the one that sets its slots", { "pyproject.toml": DEFAULTS, ".env": `${MARGIN}=0.5\n` }, [".env"]],
    [
      "pyproject.toml",
      { "pyproject.toml": '[tool.pynenc]\napp_id = "a"\n', ".env": "PYNENC__LOG_STREAM=a\n" },
      ["pyproject.toml"],
    ],
    [
      "the first that says something",
      { "requirements.txt": "pynenc==0.2.3\n", ".env": "PYNENC__APP_ID=a\n" },
      [".env"],
    ],
    [
      "the one that starts it",
      {
        "compose.yaml": `services: {w: {environment: {${INTERVAL}: 6}}}\n`,
        "compose.prod.yaml": "services: {w: {env_file: w.env}}\n",
        "w.env": `${MARGIN}=0.5\n`,
      },
      ["compose.yaml", "compose.prod.yaml"],
    ],
  ])("is %s", (_what, files, known) => {
    expect(project(files).deployments.map(({ knownBy }) => knownBy)).toEqual(known);
  });
});
