import { describe, expect, it } from "vitest";
import { readDocument } from "../documents/read-document.js";
import { resolveApp } from "../resolve/resolve.js";
import { deploymentsOf } from "./deployments.js";

const RUNS = "pynenc --app a runner start";
const ENV = "ENV PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=";

/** The interval of each service, whether its command is known to start a runner, and what of it was not read. */
function services(files: Readonly<Record<string, string>>) {
  const deployments = deploymentsOf(Object.entries(files).map(([path, text]) => readDocument(path, text)));
  return deployments.flatMap(({ name, documents, takesNoTurns, unknown }) => {
    if (name?.startsWith("service") !== true) return [];
    const setting = resolveApp(documents).pynenc.get("atomic_service_interval_minutes");
    const minutes = setting?.coerced.kind === "value" ? setting.coerced.value : setting?.coerced.kind;
    const unread = unknown.map((each) => `${each.name}: ${each.reason ?? "missing"}`);
    return [[name, minutes, takesNoTurns === true ? "none" : "turns", ...unread]];
  });
}

describe("an image that one service builds", () => {
  it.each([
    ["image: shop:latest", "image: shop"],
    ["image: shop", "image: docker.io/library/shop:latest"],
    [`image: "\${REGISTRY}/shop"`, `image: "\${REGISTRY}/shop"`],
  ])("is that of another one that runs it: %s, %s", (one, other) => {
    const compose = `services:\n  web: {build: ., ${one}, command: gunicorn a}\n  worker: {${other}, environment: {PYNENC__APP_ID: a}}\n`;
    expect(services({ "compose.yaml": compose, Dockerfile: `FROM x\n${ENV}20\nCMD ${RUNS}\n` })).toEqual([
      ["service web", 20, "none"],
      ["service worker", 20, "turns"],
    ]);
  });

  it("is that by a tag as well, and by what starts it: a worker without a command starts what the image says", () => {
    const compose =
      "services:\n  web: {build: {context: ., tags: [shop:1]}, command: gunicorn a}\n  worker: {image: shop:1}\n";
    expect(services({ "compose.yaml": compose, Dockerfile: `FROM x\n${ENV}20\nCMD uvicorn a:b\n` })).toEqual([
      ["service web", 20, "none"],
      ["service worker", 20, "none"],
    ]);
  });

  it("is another one where it is always fetched, or has another tag", () => {
    const compose = `services:\n  web: {build: ., image: shop, command: gunicorn a}\n  a: {image: shop, pull_policy: always, environment: {PYNENC__APP_ID: a}}\n  b: {image: "shop:1", environment: {PYNENC__APP_ID: a}}\n`;
    expect(services({ "compose.yaml": compose, Dockerfile: `FROM x\n${ENV}20\n` }).slice(1)).toEqual([
      ["service a", 5, "turns"],
      ["service b", 5, "turns"],
    ]);
  });

  it("is told as unread where several build it, each in another way", () => {
    const compose = `services:\n  one: {build: ., image: shop}\n  two: {build: {context: ., target: a}, image: shop}\n  worker: {image: shop, environment: {PYNENC__APP_ID: a}}\n`;
    const dockerfile = `FROM x AS a\n${ENV}10\nFROM a\n${ENV}20\n`;
    expect(services({ "compose.yaml": compose, Dockerfile: dockerfile })).toEqual([
      ["service one", 20, "turns"],
      ["service two", 10, "turns"],
      ["service worker", 5, "turns", "image shop: several services build it, each in another way"],
    ]);
  });

  it("is that of a service in a file that is laid over", () => {
    const files = {
      "compose.yaml": "services:\n  web: {build: ., image: shop, command: gunicorn a}\n  worker: {image: other}\n",
      "compose.prod.yaml": `services:\n  worker: {image: shop, command: ${RUNS}, environment: {PYNENC__APP_ID: a}}\n`,
      Dockerfile: `FROM x\n${ENV}20\n`,
    };
    expect(services(files)).toContainEqual(["service worker", 20, "turns"]);
  });
});

it("is one of several stages, of which those count alone that nobody else builds on", () => {
  const stages = `FROM x AS app\n${ENV}20\nCMD ["pynenc", "runner", "start"]\nFROM app AS test\nCMD ["pytest"]\nFROM app AS prod\n`;
  const judged = (text: string) =>
    deploymentsOf([readDocument("Dockerfile", text)]).map((each) => [each.takesNoTurns === true, each.members.length]);
  expect(judged(stages)).toEqual([
    [true, 0],
    [false, 1],
  ]);
  expect(judged(`FROM x AS app\n${ENV}20\nCMD gunicorn\nFROM app AS a\nFROM app AS b\n`)).toEqual([
    [false, 1],
    [false, 1],
  ]);
});

describe("an image that is built on another one that is made here", () => {
  const dockerfiles = {
    Dockerfile: "FROM base AS a\nENV PYNENC__APP_ID=a\nFROM a\n",
    "base.Dockerfile": `FROM x\n${ENV}20\nCMD uvicorn a:b\n`,
  };
  const base = "  base: {build: {context: ., dockerfile: base.Dockerfile}, image: base, profiles: [build]}\n";

  it.each([
    ["build: .", base],
    ["build: {context: ., additional_contexts: {base: 'service:base'}}", base.replace("image: base", "image: own")],
    [
      "build: {context: ., additional_contexts: ['base=docker-image://own']}",
      base.replace("image: base", "image: own"),
    ],
  ])("has its variables and its command: %s", (build, other) => {
    const compose = `services:\n  worker: {${build}}\n${other}`;
    expect(services({ "compose.yaml": compose, ...dockerfiles })).toEqual([
      ["service worker", 20, "none"],
      ["service base", 20, "none"],
    ]);
  });

  it.each([
    ["service:none", "service:none: no service builds it"],
    ["service:base", "./none.Dockerfile: missing"],
  ])("is told as unread where that was not: %s", (context, unread) => {
    const compose = `services:\n  worker: {build: {context: ., additional_contexts: {base: '${context}'}}}\n${base.replace("base.D", "none.D")}`;
    expect(services({ "compose.yaml": compose, ...dockerfiles })).toEqual([["service worker", 5, "turns", unread]]);
  });

  it("is told as unread where images are built on each other, and where a stage is not there", () => {
    const around = "services:\n  worker: {build: ., image: base}\n";
    expect(services({ "compose.yaml": around, ...dockerfiles })[0]).toContain("./Dockerfile: it is built on itself");
    const stage = "services:\n  worker: {build: {context: ., target: prod}, environment: {PYNENC__APP_ID: a}}\n";
    expect(services({ "compose.yaml": stage, ...dockerfiles })).toEqual([
      ["service worker", 5, "turns", "./Dockerfile: it has no stage prod"],
    ]);
  });
});
