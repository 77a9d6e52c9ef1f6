import { describe, expect, it } from "vitest";
import { createSourceText } from "../text/source-text.js";
import { composeUnits } from "./compose/compose-units.js";
import { dockerfileImages } from "./dockerfile/parse-dockerfile.js";
import { commentsInDotenv, parseDotenv } from "./dotenv/parse-dotenv.js";
import type { EnvironmentVariable } from "./environment.js";
import { workflowUnits } from "./github-actions/workflow-units.js";
import { kubernetesUnits } from "./kubernetes/kubernetes-units.js";
import { manifestsIn } from "./kubernetes/manifest.js";
import { parsePython } from "./python/parse-python.js";
import { parseYaml, parseYamlDocuments } from "./syntax/yaml.js";
import { DEPLOYMENT_YAML } from "./syntax/yaml-dialect.js";

/** Each variable as the file has it, sliced by its ranges, and the value that the process gets. */
function seen(text: string, variables: readonly EnvironmentVariable[]) {
  return variables.map(({ nameRange, valueRange, value }) => [
    text.slice(nameRange.start, nameRange.end),
    text.slice(valueRange.start, valueRange.end),
    value,
  ]);
}

describe("a .env file", () => {
  it("gives its variables, whatever the quotes, comments and line ends", () => {
    const text = [
      "# PYNENC__A=1",
      "PYNENC__B=0.5",
      "export PYNENC__C = 'a # b' # rest",
      'PYNENC__D="x\\"y"',
      "PYNENC__E=5 # minutes",
      "PYNENC__F=",
      "PYNENC__G=$OTHER",
      "PYNENC__H=a=b",
      "no line of ours",
    ].join("\r\n");
    expect(seen(text, parseDotenv(text))).toEqual([
      ["PYNENC__B", "0.5", "0.5"],
      ["PYNENC__C", "'a # b'", "a # b"],
      ["PYNENC__D", '"x\\"y"', 'x"y'],
      ["PYNENC__E", "5", "5"],
      ["PYNENC__F", "", ""],
      ["PYNENC__G", "$OTHER", undefined],
      ["PYNENC__H", "a=b", "a=b"],
    ]);
  });

  it("reads a quoted value that goes on over lines, and nothing in it as a line or a comment of its own", () => {
    const text = [
      'PYNENC__A="a',
      "# PYNENC__B=1",
      "PYNENC__C=2",
      'b" # behind',
      "PYNENC__D='one\\'s",
      "two'",
      "PYNENC__E=3",
    ].join("\n");
    expect(seen(text, parseDotenv(text))).toEqual([
      ["PYNENC__A", '"a\n# PYNENC__B=1\nPYNENC__C=2\nb"', "a\n# PYNENC__B=1\nPYNENC__C=2\nb"],
      ["PYNENC__D", "'one\\'s\ntwo'", "one's\ntwo"],
      ["PYNENC__E", "3", "3"],
    ]);
    expect(commentsInDotenv(text).map(({ start, end }) => text.slice(start, end))).toEqual([" # behind"]);
  });

  it.each([
    ['A="a\nB=2\n', ['"a', "2"]],
    ["A='a\nB=2\n", ["'a", "2"]],
    // What stands behind the quote that would end it tells that it is no end.
    ['A="a\nB="b"\n', ['"a', "b"]],
  ])("takes a quote that nothing ends for what stands on its line: %j", (text, values) =>
    expect(parseDotenv(text).map(({ value }) => value)).toEqual(values),
  );

  it("takes backslashes as python-dotenv does", () => {
    const text = `A="a\\nb\\\\\\t\\x"\nB='a\\nb\\\\\\''\n`;
    expect(parseDotenv(text).map(({ value }) => value)).toEqual(["a\nb\\\t\\x", "a\\nb\\'"]);
  });

  it("takes no time for ten thousand quotes that nothing ends", () => {
    expect(parseDotenv(`A='\nB="\n`.repeat(10_000))).not.toHaveLength(0);
    expect(parseDotenv(`${"A=x\n".repeat(20_000)}B="${"\\".repeat(100_001)}`)).toHaveLength(20_001);
  });

  it("takes no time for a line of a hundred thousand characters", () => {
    expect(parseDotenv(`A=${" ".repeat(100_000)}x${"=".repeat(100_000)}`)).toHaveLength(1);
    expect(parseDotenv(`A=x${" ".repeat(100_000)}y`)).toHaveLength(1);
    expect(parseDotenv(`${"A".repeat(100_000)}\n`.repeat(10))).toEqual([]);
  });
});

describe("a Compose file", () => {
  const text = `
x-environment: &environment
  PYNENC__A: 5.0
services:
  worker:
    environment:
      <<: *environment
      PYNENC__B: "true"
      PYNENC__C: \${C:-1}
      PYNENC__D:
    env_file: [.env, {path: more.env}]
    deploy:
      replicas: 4
  other:
    environment:
      - PYNENC__A=1
      - "PYNENC__B=2"
      - PYNENC__C
      - >- # PYNENC__D=2
        PYNENC__D=3
      # behind
      - "PYNENC__E=\\x34"
    scale: 2
  plain: {image: redis}
`;
  const parsed = parseYaml(text, DEPLOYMENT_YAML);
  const [worker, other, plain] = parsed.kind === "tree" ? composeUnits({ root: parsed.root, text }) : [];

  it("gives mappings with what they merge", () => {
    expect(seen(text, worker?.environment ?? [])).toEqual([
      ["PYNENC__A", "5.0", "5"],
      ["PYNENC__B", '"true"', "true"],
      ["PYNENC__C", "${C:-1}", undefined],
      ["PYNENC__D", "", undefined],
    ]);
    expect(worker?.replicas).toMatchObject({ least: 4, most: 4 });
    expect(worker?.environmentFiles.map(({ name }) => name)).toEqual([".env", "more.env"]);
  });

  it("gives lists, and the scale", () => {
    expect(seen(text, other?.environment ?? [])).toEqual([
      ["PYNENC__A", "1", "1"],
      ["PYNENC__B", "2", "2"],
      ["PYNENC__C", "", undefined],
      ["PYNENC__D", "3", "3"],
      ["PYNENC__E", "\\x34", "4"],
    ]);
    expect(other?.replicas).toMatchObject({ least: 2, most: 2 });
  });

  it("guesses nothing of a service that says nothing", () => {
    expect(plain).toMatchObject({ name: "service plain", environment: [], replicas: undefined });
  });
});

describe("Kubernetes manifests", () => {
  const text = `
kind: ConfigMap
metadata: {name: shared}
data:
  PYNENC__A: "1"
---
kind: Deployment
metadata: {name: worker}
spec:
  replicas: 3
  strategy: {rollingUpdate: {maxSurge: 25%}}
  template:
    spec:
      containers:
        - name: app
          envFrom: [{configMapRef: {name: shared}}]
          env:
            - {name: PYNENC__B, value: "0.5"}
            - name: PYNENC__C
              valueFrom: {secretKeyRef: {name: s, key: k}}
---
kind: HorizontalPodAutoscaler
spec:
  scaleTargetRef: {kind: Deployment, name: scaled}
  minReplicas: 2
  maxReplicas: 8
---
kind: Deployment
metadata: {name: scaled}
spec:
  template: {spec: {containers: [{name: a}]}}
`;
  const parsed = parseYamlDocuments(text, DEPLOYMENT_YAML);
  const [worker, scaled] = parsed.kind === "trees" ? kubernetesUnits(manifestsIn(parsed.roots)) : [];

  it("give a container's variables, ConfigMaps of the same file included", () => {
    expect(worker?.name).toBe("Deployment worker, container app");
    expect(seen(text, worker?.environment ?? [])).toEqual([
      ["PYNENC__A", '"1"', "1"],
      ["PYNENC__B", '"0.5"', "0.5"],
      ["PYNENC__C", "PYNENC__C", undefined],
    ]);
  });

  it("give the replicas with the surge declared, or what the autoscaler allows", () => {
    expect(worker?.replicas).toMatchObject({ least: 3, most: 4 });
    expect(scaled?.replicas).toMatchObject({ least: 2, most: 8 });
  });
});

describe("a workflow", () => {
  it("gives each job what it inherits, and a step that sets more", () => {
    const text =
      "env: {PYNENC__A: 1}\njobs:\n  test:\n    env: {PYNENC__B: 2}\n    steps:\n      - run: x\n      - env: {PYNENC__C: '${{ secrets.C }}'}\n";
    const parsed = parseYaml(text, DEPLOYMENT_YAML);
    const units = parsed.kind === "tree" ? workflowUnits(parsed.root) : [];
    expect(units.map(({ name, environment }) => [name, environment.map((each) => [each.name, each.value])])).toEqual([
      [
        "job test",
        [
          ["PYNENC__A", "1"],
          ["PYNENC__B", "2"],
        ],
      ],
      [
        "job test, step 2",
        [
          ["PYNENC__A", "1"],
          ["PYNENC__B", "2"],
          ["PYNENC__C", undefined],
        ],
      ],
    ]);
  });
});

describe("a Dockerfile", () => {
  it("gives its ENV instructions", () => {
    const text = 'FROM python\nENV PYNENC__A=1 PYNENC__B="two words" \\\n    PYNENC__C=$X\nENV PYNENC__D 4\n';
    const [unit] = dockerfileImages(createSourceText("Dockerfile", text)).units;
    expect(seen(text, unit?.environment ?? [])).toEqual([
      ["PYNENC__A", "1", "1"],
      ["PYNENC__B", '"two words"', "two words"],
      ["PYNENC__C", "$X", undefined],
      ["PYNENC__D", "4", "4"],
    ]);
  });

  const stagesOf = (text: string) =>
    dockerfileImages(createSourceText("Dockerfile", text)).units.map(({ name, environment }) => [
      name,
      environment.map((each) => `${each.name}=${each.value}`).join(" "),
    ]);

  it("gives each stage that nothing is built from what it inherits, and no more", () => {
    expect(stagesOf("FROM x AS base\nENV A=1\nFROM base AS dev\nENV B=2\nFROM Base AS prod\nENV C=3\n")).toEqual([
      ["image, stage dev", "A=1 B=2"],
      ["image", "A=1 C=3"],
    ]);
    const chain = "FROM --platform=linux/amd64 x AS A\nENV A=1\nFROM a as b\nENV B=2\nFROM B\nENV A=3\n";
    expect(stagesOf(chain)).toEqual([["image", "A=1 B=2 A=3"]]);
  });

  it.each([
    ["COPY --from=build /a /a", ["1"]],
    ["COPY --link --from=BUILD /a /a", ["1"]],
    ['COPY --from=0 ["/a", "/a"]', ["1"]],
    ["RUN --mount=type=bind,from=build,target=/b \\\n  --mount=from=1,target=/c make", []],
    ["COPY --from=build /a /a\nCOPY --from=1 / /", []],
    ["COPY --from=2 /a /a", ["build", "1"]],
    ["COPY --from=nginx:1 /a /a\nRUN --mount=type=cache,target=/c echo --from=build", ["build", "1"]],
  ])("takes a stage that another takes files from for a helper: %s", (instruction, images) => {
    const text = `FROM x AS build\nENV A=1\nFROM y\nENV C=1\nFROM x\nENV B=2\n${instruction}\n`;
    const names = [...images.map((name) => `image, stage ${name}`), "image"];
    expect(stagesOf(text).map(([name]) => name)).toEqual(names);
    expect(stagesOf(text).at(-1)?.[1]).toBe("B=2");
  });

  it.each([
    ["a name that is only given later, or by itself", "FROM b AS a\nENV A=1\nFROM b AS b\nENV B=2\n"],
    ["an image of a name with a tag", "FROM x AS b\nENV A=1\nFROM b:3\nENV B=2\n"],
    ["a number", "FROM x\nENV A=1\nFROM 0\nENV B=2\n"],
  ])("does not take %s for a stage", (_what, text) =>
    expect(stagesOf(text).map(([, environment]) => environment)).toEqual(["A=1", "B=2"]),
  );

  it("takes the latest stage of a name, and survives what is no Dockerfile yet", () => {
    expect(stagesOf("FROM x AS a\nENV A=1\nFROM y AS a\nENV B=2\nFROM a\n")).toEqual([
      ["image, stage a", "A=1"],
      ["image", "B=2"],
    ]);
    expect(stagesOf("ENV A=1\n")).toEqual([["image", "A=1"]]);
    expect(stagesOf("")).toEqual([["image", ""]]);
    expect(stagesOf("FROM\nENV A=1\nFROM\n")).toEqual([
      ["image, stage 0", "A=1"],
      ["image", ""],
    ]);
  });

  it("gives up on a value that is made of itself over and over", () => {
    const text = `FROM scratch\nENV A=xx\n${"ENV A=$A$A\n".repeat(100)}`;
    expect(stagesOf(text).at(-1)?.[1]).toMatch(/ A=undefined$/);
    expect(stagesOf(`FROM scratch\nENV A=${"${A:-".repeat(50_000)}\n`)).toHaveLength(1);
    expect(stagesOf(`FROM scratch\nENV A=${"${A:-".repeat(50_000)}${"}".repeat(50_000)}\n`)).toHaveLength(1);
  });

  it("survives a file of two thousand stages, in a chain or side by side", () => {
    const chain = Array.from({ length: 2000 }, (_, at) => `FROM s${at} AS s${at + 1}\nENV A${at}=1\n`);
    expect(stagesOf(chain.join(""))).toHaveLength(1);
    const variables = "ENV A=1\n".repeat(2000);
    expect(stagesOf(`FROM x AS a\n${variables}${"FROM a\n".repeat(2000)}`).at(-1)?.[0]).toBe("image");
  });
});

describe("a Python module", () => {
  const text = `
app = Pynenc(config_values={"atomic_service_interval_minutes": 5.0, "trigger_task_modules": ["a", 'b'], **more, "x": f(1)})
other = PynencBuilder().memory().custom_config(max_pending_seconds=-1_0.5, print_arguments=True).build()
app.conf.atomic_service_spread_margin_minutes = 0.5
app.conf.computed = 2 * 3
self.app.conf.logging_level: str = "info"
os.environ["PYNENC__APP_ID"] = 'name'
not_conf.a.b = 1
`;
  const code = parsePython(text);
  const entries = (list: typeof code.values) =>
    list.map(({ keyRange, value }) => [
      text.slice(keyRange.start, keyRange.end),
      text.slice(value.range?.start, value.range?.end),
      "value" in value ? value.value : value.kind,
    ]);

  it("gives the dictionary and the builder's arguments", () => {
    expect(entries(code.values.filter(({ isImplied }) => isImplied !== true))).toEqual([
      ["atomic_service_interval_minutes", "5.0", 5],
      ["trigger_task_modules", `["a", 'b']`, "list"],
      ["more", "more", null],
      ["x", "f(1)", null],
      ["max_pending_seconds", "-1_0.5", -10.5],
      ["print_arguments", "True", true],
    ]);
  });

  it("gives assignments to the configuration and to the environment", () => {
    expect(entries(code.assignments)).toEqual([
      ["atomic_service_spread_margin_minutes", "0.5", 0.5],
      ["computed", "2 * 3", null],
      ["logging_level", '"info"', "info"],
    ]);
    expect(seen(text, code.environment)).toEqual([["PYNENC__APP_ID", "'name'", "name"]]);
  });

  it.each([
    ["app = make()\napp.conf.x = 1", true],
    ["self.app.conf.x = 1", true],
    ["import tasks\ntasks.app.conf.x = 1", true],
    ["orders = Pynenc()\norders.conf.x = 1", true],
    ["def f():\n  orders.conf.x = 1\norders = other = pynenc.Pynenc(config_values={})", true],
    ["orders: Pynenc = (\n  PynencBuilder()\n  .memory() # a\n  .build()\n)\norders.conf.x = 1", true],
    ["self.orders = Pynenc()\nself.orders.conf.x = 1", true],
    ["from tasks import (a, orders_app as b, shop_app)\nshop_app.conf.x = 1", true],
    ["from tasks import orders as orders_app\norders_app.conf.x = 1", true],
    ["import pynenc\nimport web\nweb.conf.x = 1", false],
    ["import webapp\nwebapp.conf.x = 1", false],
    ["from myapp import web\nmyapp.conf.x = web.conf.y = 1", false],
    ["from tasks import orders_app as web\nweb.conf.x = 1", false],
    ["web = Flask(Pynenc())\nweb.conf.x = 1", false],
    ["web = Builder().build()\nweb.conf.x = 1", false],
    ["orders = Pynenc()\nother.conf.x = 1\norders.web.conf.x = 1", false],
  ])("takes an assignment only where its owner is an application: %j", (module, isApplication) => {
    expect(parsePython(`${module}\n`).assignments.map(({ key }) => key)).toEqual(isApplication ? ["x"] : []);
  });

  it.each(["app.conf.", "app.conf.x =", "Pynenc(config_values={", "def f(:\n  app.conf.x = 1\n", "\u0000"])(
    "survives %j",
    (broken) => {
      expect(() => parsePython(broken)).not.toThrow();
    },
  );
});
