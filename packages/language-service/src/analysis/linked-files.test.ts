import { type Declarations, NO_DECLARATIONS } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { analyseProject } from "./analyse.js";

const JUDGED: Declarations = { ...NO_DECLARATIONS, pynencReleases: { releases: ["0.4.0"] } };
const DEFAULTS = '[tool.pynenc]\napp_id = "shop"\n';

function project(files: Readonly<Record<string, string>>) {
  return analyseProject(
    Object.entries(files).map(([name, text]) => ({ name, text })),
    JUDGED,
  );
}

/** What each deployment is: its name, its runners, its interval and margin in minutes. */
function fleets(files: Readonly<Record<string, string>>) {
  return project(files).deployments.map(({ name, declarations, app }) => {
    const read = (field: string) => {
      const coerced = app.pynenc.get(field)?.coerced;
      return coerced !== undefined && "value" in coerced ? coerced.value : undefined;
    };
    const margin = read("atomic_service_spread_margin_minutes");
    return [name, declarations.runners?.most, read("atomic_service_interval_minutes"), margin];
  });
}

function found(files: Readonly<Record<string, string>>) {
  return project(files).findings.map(({ rule, place }) => `${place.file}:${place.start.line + 1} ${rule}`);
}

const INTERVAL = "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES";
const MARGIN = "PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES";

describe("a Compose service", () => {
  it("has what it extends, in this file or another one, and beats it", () => {
    const base = `services:\n  base: {environment: {${INTERVAL}: 9, ${MARGIN}: 0.5}, scale: 3}\n`;
    const own = `    environment: [${MARGIN}=0.2]\n`;
    const worker = (extended: string) => `services:\n  worker:\n    extends: ${extended}\n${own}`;
    for (const files of [
      { "compose.yaml": `${base}  worker:\n    extends: {service: base}\n${own}` },
      { "compose.yaml": `${base}  worker:\n    extends: base\n${own}` },
    ]) {
      expect(fleets(files)).toContainEqual(["service worker", 6, 9, 0.2]);
    }
    const files = {
      "deploy/base.compose.yml": base,
      "compose.yaml": worker("{file: deploy/base.compose.yml, service: base}"),
    };
    expect(fleets({ ...files, "deploy/base.compose.yml": `# services\n${base}` })).toContainEqual([
      "service worker",
      3,
      9,
      0.2,
    ]);
  });

  it("says so of a service that it extends and that is not there, and is not judged by pynenc's defaults", () => {
    const files = (rest: string) => ({
      "pyproject.toml": DEFAULTS,
      "compose.yaml": `services:\n  worker:\n    extends: {file: gone.yml, service: base}\n    environment: [PYNENC__LOGGING_LEVEL=debug${rest}]\n    scale: 6\n`,
    });
    expect(found(files(""))).toEqual(["compose.yaml:3 unread-source"]);
    expect(found(files(`, ${MARGIN}=1.0`))).toContain("compose.yaml:4 margin-exceeds-slot");
  });

  it("ends with services that extend each other", () => {
    const text = `services:\n  a: {extends: b, environment: {${INTERVAL}: 9}}\n  b: {extends: a}\n`;
    expect(fleets({ "compose.yaml": text }).map(([name]) => name)).toEqual(["service a", "service b"]);
  });

  it("is laid over the file without a variant beside it, whose other services count with it", () => {
    const base = `services:\n  worker: {environment: {${INTERVAL}: 10, ${MARGIN}: 0.5}, scale: 2}\n  slow: {environment: {${INTERVAL}: 10}, scale: 3}\n  db: {image: redis}\n`;
    const production = "services:\n  worker: {deploy: {replicas: 8}}\n";
    expect(fleets({ "docker-compose.yml": base, "docker-compose.prod.yml": production })).toEqual([
      ["service worker", 5, 10, 0.5],
      ["service slow", 5, 10, 1],
      ["service worker", 11, 10, 0.5],
    ]);
    // Of another name, in another folder, or with none of its services, it stands alone.
    expect(fleets({ "docker-compose.yml": base, "compose.prod.yml": production })).toHaveLength(2);
    expect(fleets({ "a/docker-compose.yml": base, "docker-compose.prod.yml": production })).toHaveLength(2);
    const other = `services: {other: {environment: {${INTERVAL}: 7}}}\n`;
    expect(fleets({ "docker-compose.yml": base, "docker-compose.test.yml": other })).toContainEqual([
      "service other",
      undefined,
      7,
      1,
    ]);
  });

  it("has the variables of its files, which are nobody's own fleet then", () => {
    const compose = "services: {worker: {env_file: [../w.env], scale: 5}}\n";
    const files = { "deploy/compose.yaml": compose, "w.env": `${MARGIN}=0.2\n` };
    expect(fleets(files)).toEqual([["service worker", 5, 5, 0.2]]);
    // Whatever their name is, and also when there is nothing in them.
    const named = { "deploy/compose.yaml": compose.replace("w.env", ".envs/.production") };
    expect(fleets({ ...named, ".envs/.production": `# ours\n${MARGIN}=0.2\n` })).toEqual([
      ["service worker", 5, 5, 0.2],
    ]);
    const empty = `services: {worker: {env_file: [w.env], environment: {${MARGIN}: 0.2}}}\n`;
    expect(found({ "compose.yaml": empty, "w.env": "# nothing yet\n" })).toEqual([]);
  });

  it("says so of a file that is not there", () => {
    const compose = `services:\n  worker:\n    env_file:\n      - {path: ./secrets.env, required: false}\n    environment: [PYNENC__LOGGING_LEVEL=debug]\n    scale: 5\n`;
    const { findings } = project({ "compose.yaml": compose });
    expect(findings.map(({ rule, place }) => `${place.start.line + 1} ${rule}`)).toEqual(["4 unread-source"]);
    expect(findings[0]?.message).toMatch(/^\.\/secrets\.env was not read: .* the slots, which are not judged$/);
  });

  it("is told which others make its fleet with it", () => {
    const compose = `services:\n  web: {environment: {${MARGIN}: 1.0}, scale: 4}\n  worker: {environment: {${MARGIN}: 1.0}}\n`;
    const [margin] = project({ "compose.yaml": compose }).findings.filter(({ rule }) => rule === "margin-exceeds-slot");
    expect(margin?.message).toContain("with 5 runners");
    expect(margin?.related.map(({ message, place }) => `${place.start.line + 1}: ${message}`)).toEqual([
      "2: 4 of the runners: service web",
      "3: 1 of the runners: service worker",
    ]);
  });

  it("adds nobody to a fleet that waits until it has ended", () => {
    const compose = `
x-env: &env {${INTERVAL}: 9}
services:
  migrate: {environment: *env}
  worker:
    environment: *env
    depends_on: {migrate: {condition: service_completed_successfully}}
    scale: 2
`;
    expect(fleets({ "compose.yaml": compose }).map(([name, runners]) => [name, runners])).toEqual([
      ["service migrate", undefined],
      ["service worker", 2],
    ]);
  });
});

describe("the fleet of a Compose file", () => {
  const env = `environment: {${INTERVAL}: 6}`;
  const sizes = (text: string, files: Readonly<Record<string, string>> = {}) =>
    fleets({ ...files, "compose.yaml": `services:\n${text}` }).map(([name, runners]) => [name, runners]);

  it("has none that is started only when it is asked for, which is judged by itself", () => {
    const text = `  worker: {${env}, scale: 2}\n  load: {profiles: [debug], ${env}, scale: 4}\n`;
    expect(sizes(text)).toEqual([
      ["service worker", 2],
      ["service load", undefined],
    ]);
    // Unless the variables beside ask for it.
    const asked = [
      ["service worker", 6],
      ["service load", 6],
    ];
    expect(sizes(text, { ".env": "COMPOSE_PROFILES=x,debug\n" })).toEqual(asked);
    expect(sizes(text, { ".env": "COMPOSE_PROFILES=$X\n" })[0]).toEqual(["service worker", 2]);
  });

  it("is one of its own, where all of it has to be asked for", () => {
    const profile = (name: string) => `profiles: [${name}], ${env}`;
    expect(
      sizes(`  a: {${profile("x")}, scale: 2}\n  b: {${profile("x")}, scale: 3}\n  c: {${profile("y")}, scale: 7}\n`),
    ).toEqual([
      ["service a", 5],
      ["service b", 5],
      ["service c", 7],
    ]);
  });

  it("has none that is scaled to nothing, and is no fleet of none", () => {
    expect(sizes(`  worker: {${env}, scale: 5}\n  parked: {${env}, deploy: {replicas: 0}}\n`)).toEqual([
      ["service worker", 5],
      ["service parked", undefined],
    ]);
    expect(sizes(`  parked: {${env}, scale: 0}\n`)).toEqual([["service parked", undefined]]);
  });

  it.each([
    "deploy: {mode: global}",
    "deploy: {mode: global, replicas: 4}",
    'deploy: {replicas: "${N:-3}"}',
    'scale: "${N}"',
  ])("has no size where one of its services does not tell its own: %s", (said) => {
    expect(sizes(`  a: {${env}, ${said}}\n  b: {${env}, scale: 3}\n`).map(([, runners]) => runners)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("is that of all files that are started together", () => {
    const main = { "compose.yaml": `include: [sub/compose.yaml]\nservices:\n  a: {${env}, scale: 2}\n` };
    const sub = `services:\n  b: {${env}, scale: 3}\n`;
    expect(fleets({ ...main, "sub/compose.yaml": sub }).map(([name, runners]) => [name, runners])).toEqual([
      ["service a", 5],
      ["service b", 5],
    ]);
    // Files that include each other are started by whoever names them.
    expect(fleets({ ...main, "sub/compose.yaml": `include: [../compose.yaml]\n${sub}` })).toHaveLength(4);
  });
});

describe("a Compose service whose image is made here", () => {
  const service = (build: string, rest = "") => ({
    "compose.yaml": `services:\n  worker:\n    build: ${build}\n    scale: 2\n${rest}`,
  });
  const IMAGE = `FROM python\nENV ${INTERVAL}=30 ${MARGIN}=0.5\n`;

  it("has the variables of its Dockerfile, which all others beat, and which is no fleet then", () => {
    const files = { Dockerfile: IMAGE };
    expect(fleets({ ...files, ...service(".") })).toEqual([["service worker", 2, 30, 0.5]]);
    const own = `    environment: [${MARGIN}=0.2]\n`;
    expect(fleets({ ...files, ...service("{context: .}", own) })).toEqual([["service worker", 2, 30, 0.2]]);
    const ofFile = "    env_file: w.env\n";
    expect(fleets({ ...files, ...service("./", ofFile), "w.env": `${MARGIN}=0.3\n` })).toEqual([
      ["service worker", 2, 30, 0.3],
    ]);
  });

  it("is built in its context, from the file and to the stage that it says", () => {
    const stages = `FROM python AS base\nENV ${INTERVAL}=30\nFROM base AS test\nENV ${MARGIN}=0.1\nFROM base\nENV ${MARGIN}=0.5\n`;
    const build = (said: string) => service(`{context: ./sub, dockerfile: ../docker/w.Dockerfile${said}}`);
    const files = { "docker/w.Dockerfile": stages };
    expect(fleets({ ...files, ...build("") })).toEqual([
      ["image, stage test", undefined, 30, 0.1],
      ["service worker", 2, 30, 0.5],
    ]);
    expect(fleets({ ...files, ...build(", target: Test") })).toContainEqual(["service worker", 2, 30, 0.1]);
    expect(fleets({ ...files, ...build(", target: base") })).toContainEqual(["service worker", 2, 30, 1]);
    expect(found({ ...files, ...build(", target: gone") })).toEqual([]);
  });

  it("has what its arguments are given, or are by default, and nothing that only a builder knows", () => {
    const files = { Dockerfile: `FROM python\nARG I=30\nARG M\nENV ${INTERVAL}=$I ${MARGIN}=\${M}\n` };
    expect(fleets({ ...files, ...service("{args: {M: 0.5}}") })).toEqual([["service worker", 2, 30, 0.5]]);
    expect(fleets({ ...files, ...service("{args: [I=20, M=0.5]}") })).toEqual([["service worker", 2, 20, 0.5]]);
    expect(fleets({ ...files, ...service("{args: [I, M=$X]}") })).toEqual([
      ["service worker", 2, undefined, undefined],
    ]);
    expect(fleets(files)).toEqual([["image", undefined, undefined, undefined]]);
  });

  it.each(["./gone", "https://host/shop.git", "$PLACE", '{dockerfile_inline: "ENV PYNENC__APP_ID=a"}'])(
    "says so where that was not read: %s",
    (build) => {
      const own = `    environment: [${MARGIN}=0.2]\n`;
      expect(found(service(build, own))).toContain("compose.yaml:3 unread-source");
    },
  );

  it("is none of ours where neither says anything of pynenc", () =>
    expect(project({ Dockerfile: "FROM python\n", ...service(".") }).deployments.map(({ name }) => name)).toEqual([]));

  it("tells what is wrong with a value where the Dockerfile has it, once", () => {
    const files = { Dockerfile: IMAGE.replace("30", "x"), ...service(".", "  other: {build: .}\n") };
    expect(found(files)).toEqual(["Dockerfile:2 wrong-type"]);
  });
});

describe("a container", () => {
  const manifest = (from: string, replicas = 5) => `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: worker}
spec:
  replicas: ${replicas}
  template: {spec: {containers: [{name: app, envFrom: [${from}], env: [{name: PYNENC__LOGGING_LEVEL, value: debug}]}]}}
`;

  it("takes a ConfigMap's entries with a prefix, and a Secret's that are plain", () => {
    const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cfg}\ndata: {ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES: "0.2"}\n`;
    const secret = `apiVersion: v1\nkind: Secret\nmetadata: {name: cfg}\nstringData: {${INTERVAL}: "8"}\n`;
    const text = manifest("{prefix: PYNENC__, configMapRef: {name: cfg}}, {secretRef: {name: cfg}}");
    expect(fleets({ "all.yaml": [map, secret, text].join("---\n") })).toEqual([
      ["StatefulSet worker, container app", 5, 8, 0.2],
    ]);
    const encoded = secret.replace("stringData", "data");
    expect(found({ "all.yaml": [encoded, text].join("---\n") })).toEqual(["all.yaml:11 unread-source"]);
  });

  it("says so of what it takes and is not there, and is not judged by pynenc's defaults", () => {
    const files = { "worker.yaml": manifest("{configMapRef: {name: gone}}"), "pyproject.toml": DEFAULTS };
    expect(found(files)).toEqual(["worker.yaml:6 unread-source"]);
    const judged = `${DEFAULTS}atomic_service_spread_margin_minutes = 1.0\n`;
    expect(found({ ...files, "pyproject.toml": judged })).toContain("pyproject.toml:3 margin-exceeds-slot");
  });
});

describe("a folder beside what its files start", () => {
  const declared = '[project]\ndependencies = ["pynenc==0.3.1"]\n[tool.slotwise]\nrunners = 5\n';
  const code = `from pynenc import Pynenc
app = Pynenc()
app.conf.app_id = "shop"
app.conf.atomic_service_spread_margin_minutes = 0.2
app.conf.atomic_service_check_interval_minutes = 0.1
`;
  const slots = (files: Readonly<Record<string, string>>) =>
    found(files).filter((each) => /slot|check|tick/.test(each));

  it("is not judged by pynenc's defaults", () => {
    expect(slots({ "pyproject.toml": declared, "app.py": code })).toEqual([]);
    expect(slots({ "pyproject.toml": `${declared}[tool.pynenc]\napp_id = "x"\n`, "app.py": code })).toEqual([]);
  });

  it("is judged where it says something of slots itself, and where nothing else is started", () => {
    const own = `${declared}[tool.pynenc]\natomic_service_spread_margin_minutes = 1.0\n`;
    expect(slots({ "pyproject.toml": own, "app.py": code })).toContain("pyproject.toml:6 margin-exceeds-slot");
    expect(slots({ "pyproject.toml": declared })).toContain("pyproject.toml:3 margin-exceeds-slot");
  });
});

describe("a list for pip", () => {
  /** The releases that the folder is judged for. */
  const releases = (files: Readonly<Record<string, string>>) => {
    const texts = Object.entries({ "pyproject.toml": DEFAULTS, ...files });
    return analyseProject(texts.map(([name, text]) => ({ name, text }))).deployments[0]?.releases.releases;
  };

  it.each([
    "-r deploy/base.lst",
    "  -rdeploy/base.lst # all",
    "--requirement deploy/base.lst",
    "--requirement=deploy/base.lst",
    "-c ./deploy/base.lst",
    "--constraint deploy/base.lst",
  ])("says with what it takes in which pynenc is installed: %s", (line) => {
    const base = { "deploy/base.lst": "pynenc==0.2.3\n" };
    expect(releases({ "requirements.txt": `pynenc\n${line}\n`, ...base })).toEqual(["0.2.3"]);
    expect(releases({ "requirements.txt": "pynenc>=0.3\n# -r deploy/base.lst\n", ...base })).toEqual([
      "0.3.0",
      "0.3.1",
      "0.4.0",
    ]);
  });

  it("takes in what stands beside itself, also in a circle", () => {
    const files = {
      "requirements/prod.txt": "-r base.txt\n-r ../requirements.txt\n",
      "requirements/base.txt": "-c ../pins/constraints.txt\n",
      "pins/constraints.txt": "pynenc==0.2.3\n",
      "requirements.txt": "-r requirements/prod.txt\n-r https://host/all.txt\n-r $HOME/all.txt\n",
    };
    expect(releases(files)).toEqual(["0.2.3"]);
  });
});
