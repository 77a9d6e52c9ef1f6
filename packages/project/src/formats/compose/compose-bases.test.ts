import { describe, expect, it } from "vitest";
import { deploymentsOf } from "../../deployments/deployments.js";
import { readDocument } from "../../documents/read-document.js";
import { resolveApp } from "../../resolve/resolve.js";

const MINUTES = "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES";
const WHOLE = `services:\n  w: {image: s, environment: {${MINUTES}: 20}}\n`;
const LAID_OVER = "services:\n  w: {environment: {PYNENC__APP_ID: a}, scale: 9}\n";

/** The interval of each deployment and how many it starts, by the file of its service, and the files that are told as unread. */
function judged(files: Readonly<Record<string, string>>) {
  const documents = Object.entries(files).map(([name, text]) => ({ ...readDocument(name, text), isOnlyFound: true }));
  const deployments = deploymentsOf(documents);
  const started = deployments.flatMap(({ name, documents: sources, size, takesNoTurns }) => {
    const minutes = resolveApp(sources).pynenc.get("atomic_service_interval_minutes")?.coerced;
    const path = sources.findLast((each) => each.started !== undefined)?.path;
    const turns = takesNoTurns === true ? "no turns" : size?.range.most;
    return name === undefined ? [] : [[path, minutes?.kind === "value" ? minutes.value : undefined, turns]];
  });
  const unread = deployments.flatMap(({ unreadFiles = [] }) => unreadFiles);
  return [...started, ...unread.map(({ document, reason }) => [document.path, reason])];
}

describe("an override", () => {
  it.each([
    ["compose.yaml", "compose.override.yml"],
    ["compose.yaml", "docker-compose.override.yml"],
    ["docker-compose.yml", "compose.override.yaml"],
    ["a/docker-compose.yaml", "a/docker-compose.override.yaml"],
  ])("is laid over whichever file Compose takes: %s, %s", (base, override) => {
    expect(judged({ [base]: WHOLE, [override]: LAID_OVER })).toEqual([
      [base, 20, undefined],
      [override, 20, 9],
    ]);
  });

  it("is laid over what that one includes, and started with it where they have no service in common", () => {
    const included = judged({
      "compose.yaml": "include: [w.yaml]\n",
      "w.yaml": WHOLE,
      "compose.override.yaml": LAID_OVER,
    });
    expect(included).toContainEqual(["compose.override.yaml", 20, 9]);
    const other = LAID_OVER.replace("w:", "v:").replace("environment", "image: s, environment");
    const beside = judged({ "compose.yaml": WHOLE, "compose.override.yaml": other.replace("_ID: a", "_ID: pynenc") });
    expect(beside).toContainEqual(["compose.override.yaml", 5, 10]);
  });
});

describe("a file that Compose passes over", () => {
  it("starts nothing and is told: it takes another one of that folder", () => {
    expect(judged({ "compose.yaml": WHOLE, "docker-compose.yml": WHOLE })).toEqual([
      ["compose.yaml", 20, undefined],
      ["docker-compose.yml", "Compose takes the compose.yaml beside it"],
    ]);
    const started = { ".env": "COMPOSE_FILE=compose.yaml\n", "compose.yaml": WHOLE, "compose.override.yaml": WHOLE };
    expect(judged(started)).toContainEqual(["compose.override.yaml", ".env has Compose start other files"]);
  });

  it("is started where another file is laid over it or includes it, where it lies elsewhere, and where it is asked about", () => {
    const paths = (files: Readonly<Record<string, string>>) => judged(files).flatMap(([path]) => path ?? []);
    const variant = { "compose.yaml": WHOLE, "docker-compose.yml": WHOLE, "docker-compose.prod.yml": LAID_OVER };
    expect(paths(variant)).toEqual(Object.keys(variant));
    expect(paths({ "compose.yaml": WHOLE, "a/docker-compose.yml": WHOLE })).toHaveLength(2);
    const asked = [readDocument("compose.yaml", WHOLE), readDocument("docker-compose.yml", WHOLE)];
    expect(deploymentsOf(asked)).toHaveLength(2);
  });
});

describe("a file of which a service has no image", () => {
  it("is laid over the one of Compose's own names that has it", () => {
    expect(judged({ "compose.yaml": WHOLE, "docker-compose.prod.yml": LAID_OVER })).toContainEqual([
      "docker-compose.prod.yml",
      20,
      9,
    ]);
  });

  it("takes no turns and is told where no name tells with which it is started", () => {
    const files = { "docker/base.yml": WHOLE, "docker/prod.yml": LAID_OVER };
    expect(judged(files)).toEqual([
      ["docker/base.yml", 20, undefined],
      ["docker/prod.yml", 5, "no turns"],
    ]);
    const [, prod] = deploymentsOf(Object.entries(files).map(([name, text]) => readDocument(name, text)));
    expect(prod?.unknown.map(({ name }) => name)).toEqual(["what service w is laid over"]);
  });

  it("is not started alone where the one that is laid over it has the image", () => {
    const files = { "compose.yaml": LAID_OVER, "compose.prod.yaml": WHOLE };
    expect(judged(files)).toEqual([["compose.prod.yaml", 20, 9]]);
  });

  it("is judged as it is where no other file has it, and where what it extends is not here", () => {
    expect(judged({ "compose.yaml": LAID_OVER })).toEqual([["compose.yaml", 5, 9]]);
    const extending = LAID_OVER.replace("w: {", "w: {extends: {file: gone.yaml, service: w}, ");
    expect(judged({ "a/prod.yml": extending, "a/base.yml": WHOLE })).toContainEqual(["a/prod.yml", 5, 9]);
  });
});

it("lays a file of several documents over another one, below all of them", () => {
  const files = {
    "compose.yaml": WHOLE,
    "compose.prod.yaml": `${LAID_OVER}---\nservices:\n  w: {environment: {${MINUTES}: 30}}\n`,
    "compose.dev.yaml": `${LAID_OVER}---\nservices:\n  w: {scale: 3}\n`,
  };
  expect(judged(files)).toEqual([
    ["compose.yaml", 20, undefined],
    ["compose.prod.yaml", 30, 9],
    ["compose.dev.yaml", 20, 3],
  ]);
  expect(judged({ ...files, ".env": "COMPOSE_FILE=compose.yaml:compose.dev.yaml:compose.prod.yaml\n" })).toEqual([
    ["compose.prod.yaml", 30, 9],
  ]);
});
