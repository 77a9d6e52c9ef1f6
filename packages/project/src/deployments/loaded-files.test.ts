import { expect, it } from "vitest";
import { readDocument } from "../documents/read-document.js";
import { resolveApp } from "../resolve/resolve.js";
import { deploymentsOf } from "./deployments.js";

const MINUTES = "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES";
const RUN = "exec pynenc --app a runner start";
const FILE = { "conf/a.env": `${MINUTES}=20\n` };

/** The interval of what is started, as it is known, and the names of what was not read. */
function started(files: Readonly<Record<string, string>>) {
  const deployments = deploymentsOf(Object.entries(files).map(([path, text]) => readDocument(path, text)));
  return deployments.flatMap(({ name, documents, unknown }) => {
    const coerced = resolveApp(documents).pynenc.get("atomic_service_interval_minutes")?.coerced;
    const minutes = coerced?.kind === "value" ? coerced.value : coerced?.kind;
    return name === undefined || name.endsWith(".env") ? [] : [[minutes, ...unknown.map((each) => each.name)]];
  });
}

it.each([
  [
    "compose.yaml",
    `services:\n  w:\n    environment: {${MINUTES}: 2}\n    command: sh -c "set -a; . conf/a.env; ${RUN}"\n`,
  ],
  [
    "compose.yaml",
    `services:\n  w:\n    command: ["dotenv", "-f", "conf/a.env", "run", "--", "pynenc", "runner", "start"]\n`,
  ],
  [
    ".gitlab-ci.yml",
    `w:\n  variables: {${MINUTES}: "2"}\n  script:\n    - set -a; . ./conf/a.env; set +a\n    - ${RUN}\n`,
  ],
  ["w.service", `[Service]\nWorkingDirectory=/srv\nExecStart=/bin/sh -c 'set -a && . ./conf/a.env && ${RUN}'\n`],
  ["w.service", `[Service]\nWorkingDirectory=/srv\nExecStart=/bin/sh -c 'set -a && . /srv/conf/a.env && ${RUN}'\n`],
  ["supervisord.conf", `[program:w]\ncommand=sh -c 'set -a; . conf/a.env; ${RUN}'\n`],
  ["Procfile", `w: set -a; . conf/a.env; ${RUN}\n`],
  ["Procfile", "w: uv run --env-file conf/a.env pynenc runner start\n"],
  ["Dockerfile", `FROM x\nENV PYNENC__APP_ID=a\nCMD set -a; . conf/a.env; ${RUN}\n`],
  ["fly.toml", `[env]\nPYNENC__APP_ID = "a"\n[processes]\nw = "sh -c 'set -a; . conf/a.env; ${RUN}'"\n`],
])("what a command loads beats what is given to it: %s, %s", (name, text) => {
  expect(started({ [name]: text, ...FILE })).toEqual([[20]]);
});

it("counts only where nothing else sets it, of what leaves the environment as it is", () => {
  const text = `services:\n  w:\n    environment: {${MINUTES}: 2}\n    command: uv run --env-file conf/a.env pynenc runner start\n`;
  expect(started({ "compose.yaml": text, ...FILE })).toEqual([[2]]);
});

it("is beaten by what the command sets behind it, and beats what it sets before", () => {
  const compose = (script: string) => `services:\n  w:\n    command: sh -c "${script}; ${RUN}"\n`;
  expect(started({ "compose.yaml": compose(`set -a; . conf/a.env; export ${MINUTES}=7`), ...FILE })).toEqual([[7]]);
  expect(started({ "compose.yaml": compose(`export ${MINUTES}=7; set -a; . conf/a.env`), ...FILE })).toEqual([[20]]);
});

it("is told where it is not read", () => {
  const compose = (script: string) =>
    `services:\n  w:\n    environment: {PYNENC__APP_ID: a}\n    command: sh -c "${script}; ${RUN}"\n`;
  expect(started({ "compose.yaml": compose(". /etc/a.env"), ...FILE })).toEqual([[5, "/etc/a.env"]]);
  expect(started({ "compose.yaml": compose(". conf/a.env"), "conf/a.env": "make\n" })).toEqual([[5, "conf/a.env"]]);
  expect(
    started({
      "w.service": `[Service]\nEnvironment=PYNENC__APP_ID=b\nExecStart=/bin/sh -c '. ./a.env; ${RUN}'\n`,
      "a.env": "PYNENC__APP_ID=a\n",
    }),
  ).toEqual([[5, "./a.env"]]);
  expect(started({ "compose.yaml": compose(". conf/a.env").replace(RUN, "./start.sh"), ...FILE })).toContainEqual([
    5,
    "conf/a.env",
  ]);
  const image = `FROM x\nENV PYNENC__APP_ID=a\nCMD set -a; . conf/a.env; ${RUN}\n`;
  expect(started({ "compose.yaml": "services:\n  w: {build: .}\n", Dockerfile: image, ...FILE })).toEqual([
    [5, "conf/a.env"],
  ]);
});

it("is nobody's where tests or something unknown are started with it, and nothing else is pynenc's", () => {
  const workflow = (run: string) => `jobs:\n  test:\n    steps:\n      - run: set -a; . ./.env; set +a; ${run}\n`;
  for (const run of ["pytest", "make test"])
    expect(started({ ".github/workflows/ci.yml": workflow(run), ".env": `${MINUTES}=20\n` })).toEqual([]);
  expect(started({ ".gitlab-ci.yml": `w: {script: [". ./.env", pytest]}\n`, ".env": `${MINUTES}=20\n` })).toEqual([]);
  expect(started({ ".github/workflows/ci.yml": workflow(RUN), ".env": `${MINUTES}=20\n` })).toEqual([[20]]);
});
