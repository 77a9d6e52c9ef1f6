import { describe, expect, it } from "vitest";
import { readDocument } from "../documents/read-document.js";
import { resolveApp } from "../resolve/resolve.js";
import { deploymentsOf } from "./deployments.js";

const MINUTES = "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES";
const RUNS = "pynenc --app a runner start";

function deploymentsIn(files: Readonly<Record<string, string>>) {
  return deploymentsOf(Object.entries(files).map(([path, text]) => readDocument(path, text))).filter(
    ({ name }) => name !== undefined,
  );
}

/** Each with its runners, those of its whole fleet, and whether it takes no turns. */
function fleets(files: Readonly<Record<string, string>>) {
  return deploymentsIn(files).map(({ name, member, size, takesNoTurns }) => [
    name,
    member?.runners.most ?? 0,
    size?.range.most,
    takesNoTurns === true,
  ]);
}

/** The interval of each; undefined where only the running command knows. */
function intervals(files: Readonly<Record<string, string>>) {
  return deploymentsIn(files).map(({ name, documents }) => {
    const setting = resolveApp(documents).pynenc.get("atomic_service_interval_minutes");
    const origin = setting?.origin.kind === "default" ? undefined : setting?.origin;
    const text = origin?.document.source.text.slice(origin.entry.value.range?.start, origin.entry.value.range?.end);
    return [name, setting?.coerced, text];
  });
}

const ENVIRONMENT = "environment: {PYNENC__APP_ID: a}";

describe("what plainly runs no runner", () => {
  it("is no member of a Compose fleet, whichever way it says so", () => {
    const service = (name: string, command: string, replicas: number) =>
      `  ${name}:\n    ${ENVIRONMENT}\n    ${command}\n    deploy: {replicas: ${replicas}}\n`;
    const text = [
      "services:\n",
      service("web", "command: gunicorn a", 4),
      service("migrate", "command: [alembic, upgrade, head]", 1),
      service("monitor", "command: pynenc --app a monitor", 1),
      service(
        "split",
        "{entrypoint: [tini, --], command: uvicorn a:app}".slice(1, -1).replace(", command", "\n    command"),
        1,
      ),
      service("worker", `command: ${RUNS}`, 2),
      service("own", "command: ./start.sh", 1),
    ].join("");
    expect(fleets({ "compose.yaml": text })).toEqual([
      ["service web", 0, undefined, true],
      ["service migrate", 0, undefined, true],
      ["service monitor", 0, undefined, true],
      ["service split", 0, undefined, true],
      ["service worker", 2, 3, false],
      ["service own", 1, 3, false],
    ]);
  });

  it("is what the image says where the service says nothing", () => {
    const text = `services:\n  web: {build: ., ${ENVIRONMENT}, scale: 3}\n  worker: {build: ., ${ENVIRONMENT}, scale: 2, command: ${RUNS}}\n`;
    const dockerfile = (end: string) => ({ "compose.yaml": text, Dockerfile: `FROM a\n${end}\n` });
    const alone = [
      ["service web", 0, undefined, true],
      ["service worker", 2, 2, false],
    ];
    expect(fleets(dockerfile('CMD ["gunicorn", "a"]'))).toEqual(alone);
    expect(fleets(dockerfile("CMD exec gunicorn a"))).toEqual(alone);
    expect(fleets(dockerfile('CMD ["x"]\nENTRYPOINT ["tini", "--", "gunicorn"]\nCMD ["a"]'))).toEqual(alone);
    expect(fleets(dockerfile('ENTRYPOINT ["./start.sh"]'))[0]).toEqual(["service web", 3, 5, false]);
    // Whoever runs an image by itself may say another command.
    expect(fleets({ Dockerfile: "FROM a\nENV PYNENC__APP_ID=a\nCMD gunicorn a\n" })).toEqual([
      ["image", 1, undefined, false],
    ]);
  });

  it("is no member of a fleet of Kubernetes", () => {
    const deployment = (name: string, command: string, replicas: number) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec:\n  replicas: ${replicas}\n  template:\n    spec:\n      containers:\n      - {name: c, ${command}, env: [{name: PYNENC__APP_ID, value: a}]}\n`;
    const text = [
      deployment("web", "command: [gunicorn, a]", 4),
      deployment("worker", "command: [tini, --], args: [pynenc, --app, a, runner, start]", 2),
      deployment("args", "args: [uvicorn, a]", 1),
    ].join("---\n");
    expect(fleets({ "a.yaml": text })).toEqual([
      ["Deployment web, container c", 0, undefined, true],
      ["Deployment worker, container c", 2, 2, false],
      ["Deployment args, container c", 0, undefined, true],
    ]);
  });

  it("is no member of a fleet of Render, GitLab or ECS", () => {
    const service = (name: string, command: string) =>
      `- {name: ${name}, type: web, startCommand: ${command}, numInstances: 2, envVars: [{key: PYNENC__APP_ID, value: a}]}\n`;
    const render = `services:\n${service("web", "gunicorn a")}${service("worker", RUNS)}`;
    expect(fleets({ "render.yaml": render })).toEqual([
      ["service web", 0, undefined, true],
      ["service worker", 2, 2, false],
    ]);
    const job = (name: string, script: string) =>
      `${name}:\n  parallel: 2\n  variables: {PYNENC__APP_ID: a}\n  script: ${script}\n`;
    const jobs = [
      job("unit", "[pip install ., pytest]"),
      job("load", `[${RUNS}]`),
      job("other", "[pytest, !reference [.a, script]]"),
    ];
    expect(fleets({ ".gitlab-ci.yml": jobs.join("") })).toEqual([
      ["job unit", 0, undefined, true],
      ["job load", 2, 4, false],
      ["job other", 2, 4, false],
    ]);
    const environment = [{ name: "PYNENC__APP_ID", value: "a" }];
    const container = (name: string, said: object) => ({ name, environment, ...said });
    const task = {
      family: "f",
      containerDefinitions: [
        container("web", { command: ["gunicorn", "a"] }),
        container("worker", { entryPoint: ["sh", "-c"], command: [RUNS] }),
      ],
    };
    const ecs = { "task-def.json": JSON.stringify(task), "ecs-s.json": '{"taskDefinition": "f", "desiredCount": 3}' };
    expect(fleets(ecs)).toEqual([
      ["container web", 0, undefined, true],
      ["container worker", 3, 3, false],
    ]);
  });
});

it("is no task of a fleet of Nomad's", () => {
  const task = (name: string, config: string) =>
    `  group "${name}" {\n    count = 2\n    task "t" {\n      env { PYNENC__APP_ID = "a" }\n      config {\n${config}\n      }\n    }\n  }\n`;
  const web = task("web", 'command = "gunicorn"\nargs = ["a"]');
  const computed = task("computed", 'command = var.c\nargs = ["gunicorn"]');
  const worker = task("worker", 'command = "pynenc"\nargs = ["--app", "a", "runner", "start"]');
  expect(fleets({ "a.nomad.hcl": `job "j" {\n${web}${computed}${worker}}\n` })).toEqual([
    ["group web, task t", 0, undefined, true],
    ["group computed, task t", 2, 4, false],
    ["group worker, task t", 2, 4, false],
  ]);
});

describe("what a command sets", () => {
  const script = `sh -c "${MINUTES}=60 exec ${RUNS}"`;
  it.each([
    ["compose.yaml", `services:\n  w:\n    command: ${script}\n    environment: {${MINUTES}: 5}\n`],
    [
      "compose.yaml",
      `services:\n  w:\n    entrypoint: ["env", "${MINUTES}=60"]\n    command: [pynenc, runner, start]\n`,
    ],
    [
      "a.yaml",
      `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, command: [sh, -c], args: ["${MINUTES}=60 ${RUNS}"]}]}\n`,
    ],
    ["w.service", `[Service]\nEnvironment=${MINUTES}=5\nExecStart=-/usr/bin/env "${MINUTES}=60" /srv/${RUNS}\n`],
    ["w.service", `[Service]\nExecStart=/bin/sh -c '${MINUTES}=60 exec ${RUNS}'\n`],
    ["fly.toml", `[env]\n${MINUTES} = 5\n[processes]\nw = '${script}'\n`],
    ["s.conf", `[program:w]\ncommand=${script}\nenvironment=${MINUTES}=5\n`],
    [
      "render.yaml",
      `services:\n- {name: w, startCommand: '${MINUTES}=60 ${RUNS}', envVars: [{key: ${MINUTES}, value: 5}]}\n`,
    ],
    [
      ".gitlab-ci.yml",
      `w:\n  variables: {${MINUTES}: 5}\n  before_script:\n  - export ${MINUTES}=60\n  script:\n  - ${RUNS}\n`,
    ],
    ["task-def.json", `{"containerDefinitions": [{"name": "c", "command": ["env", "${MINUTES}=60", "pynenc"]}]}`],
    [
      ".github/workflows/a.yml",
      `jobs:\n  a:\n    env: {${MINUTES}: 5}\n    steps:\n    - run: ${MINUTES}=60 ${RUNS}\n`,
    ],
    ["Dockerfile", `FROM a\nENV ${MINUTES}=5\nENTRYPOINT ["sh", "-c", "${MINUTES}=60 exec ${RUNS}"]\n`],
    ["Dockerfile", `FROM a\nENV ${MINUTES}=5\nCMD ${MINUTES}=60 exec ${RUNS}\n`],
  ])("beats what it is given: %s %#", (name, text) => {
    for (const written of [text, text.replaceAll("\n", "\r\n")]) {
      const all = deploymentsOf([readDocument(name, written)]);
      const [first] = all;
      const setting = resolveApp(first?.documents ?? []).pynenc.get("atomic_service_interval_minutes");
      expect(setting?.coerced).toMatchObject({ value: 60 });
    }
  });

  it.each([
    [
      "compose.yaml",
      `services:\n  w:\n    command: sh -c "${MINUTES}=$$X exec ${RUNS}"\n    environment: {${MINUTES}: 5}\n`,
    ],
    [
      "compose.yaml",
      `services:\n  w:\n    command:\n    - sh\n    - -c\n    - |\n      export ${MINUTES}=60\n      exec ${RUNS}\n    environment: {${MINUTES}: 5}\n`,
    ],
    ["w.service", `[Service]\nExecStart=/usr/bin/env ${MINUTES}=%i /srv/${RUNS}\n`],
    [
      ".github/workflows/a.yml",
      `jobs:\n  a:\n    env: {${MINUTES}: 5}\n    steps:\n    - run: echo "${MINUTES}=60" >> "$GITHUB_ENV"\n    - run: ${RUNS}\n`,
    ],
    ["s.conf", `[program:w]\ncommand=env ${MINUTES}=%(ENV_X)s ${RUNS}\nenvironment=${MINUTES}=5\n`],
  ])("is known at run time where it is less plain: %s %#", (name, text) => {
    const [first] = deploymentsOf([readDocument(name, text)]);
    const setting = resolveApp(first?.documents ?? []).pynenc.get("atomic_service_interval_minutes");
    expect(setting?.coerced).toMatchObject({ kind: "unknown" });
  });

  it("beats the files of a unit of systemd, and is that of an image where a service says no other", () => {
    const unit = `[Service]\nEnvironmentFile=/srv/w.env\nWorkingDirectory=/srv\nExecStart=/usr/bin/env ${MINUTES}=60 /srv/${RUNS}\n`;
    expect(intervals({ "w.service": unit, "w.env": `${MINUTES}=5\n` })).toMatchObject([
      ["unit w.service", { value: 60 }, "60"],
    ]);
    const image = { Dockerfile: `FROM a\nENV ${MINUTES}=5\nCMD ${MINUTES}=60 ${RUNS}\n` };
    const compose = (said: string) => ({ ...image, "compose.yaml": `services:\n  w: {build: .${said}}\n` });
    expect(intervals(compose(`, environment: {${MINUTES}: 6}`))).toMatchObject([["service w", { value: 60 }, "60"]]);
    expect(intervals(compose(`, command: ${RUNS}`))).toMatchObject([["service w", { value: 5 }, "5"]]);
  });
});
