import { describe, expect, it } from "vitest";
import { readDocument } from "../../documents/read-document.js";

/** The jobs of a pipeline: what each sets, and how many run. */
function jobsIn(text: string) {
  const { started, syntaxProblem } = readDocument(".gitlab-ci.yml", text);
  expect(syntaxProblem).toBeUndefined();
  return Object.fromEntries(
    (started?.units ?? []).map(({ name, environment, replicas, unknownSources = [] }) => [
      name.replace("job ", ""),
      {
        ...Object.fromEntries(environment.map((each) => [each.name, each.value])),
        ...(replicas === undefined ? {} : { replicas: replicas.most }),
        ...(unknownSources.length === 0 ? {} : { unknown: unknownSources.map((each) => each.name) }),
      },
    ]),
  );
}

const PIPELINE = `
variables:
  A: global
  B: {value: "7.5", description: "x"}
  C: 5
  D: 5.0
  E: true
.one:
  variables: {X: one, A: one}
.two:
  variables: {X: two}
  parallel: 2
job1:
  extends: [.one, .two]
  script: "true"
job2:
  extends: .one
  variables: {}
  script: "true"
job3:
  extends: .one
  variables: {}
  inherit: {variables: [B]}
  script: "true"
job4:
  inherit: {variables: false}
  parallel:
    matrix:
      - P: [a, b]
        Q: [c, d]
      - P: z
  script: "true"
job5:
  inherit: {variables: false}
  script: "true"
job6:
  extends: .one
  variables: null
  script: "true"
`;

describe("a pipeline of GitLab", () => {
  it("gives each job what gitlab-ci-local 4.55.0 gives it", () => {
    const general = { A: "global", B: "7.5", C: "5", D: "5", E: "true" };
    expect(jobsIn(PIPELINE)).toEqual({
      job1: { ...general, A: "one", X: "two", replicas: 2 },
      job2: { ...general, A: "one", X: "one" },
      job3: { A: "one", B: "7.5", X: "one" },
      job4: { P: undefined, Q: undefined, replicas: 5 },
      job5: {},
      job6: general,
    });
  });

  it("knows a variable of a matrix that has one value", () => {
    const job = (matrix: string) => jobsIn(`a:\n  parallel: {matrix: ${matrix}}\n  script: x\n`).a;
    expect(job("[{P: a, Q: [c, d]}]")).toEqual({ P: "a", Q: undefined, replicas: 2 });
    expect(job("[{P: [a]}]")).toEqual({ P: "a", replicas: 1 });
    expect(job("[{P: []}]")).toEqual({ P: undefined });
    expect(job("$MATRIX")).toEqual({});
    const huge = `[{${Array.from({ length: 60 }, (_, index) => `V${index}: [${"a,".repeat(9)}a]`).join(", ")}}]`;
    expect(job(huge)).not.toHaveProperty("replicas");
  });

  it("takes what a rule sets for uncertain", () => {
    const text = "a:\n  variables: {A: job}\n  rules: [{if: $X, variables: {A: rule}}]\n  script: x\n";
    const [unit] = readDocument(".gitlab-ci.yml", text).started?.units ?? [];
    expect(unit?.environment.map(({ value, isUncertain = false }) => [value, isUncertain])).toEqual([
      ["job", false],
      ["rule", true],
    ]);
  });

  it("says what it takes from elsewhere", () => {
    const includes = "include: [{local: /ci/a.yml}, b.yml, {project: x/y, file: c.yml}]\n";
    expect(jobsIn(`${includes}a: {extends: .gone, script: x}\n`)).toEqual({
      a: { unknown: ["/ci/a.yml", "b.yml", "c.yml", "job .gone"] },
    });
  });

  it("has what a reference stands for, before anything is extended", () => {
    const text = `.v:
  extends: .w
  variables: {A: "20", B: !reference [.w, variables, B]}
  script: [pynenc runner start]
.w: {variables: {B: "0.5", C: c}}
a: {variables: !reference [.v, variables], script: [x, !reference [.v, script]]}
b: {variables: {A: !reference [.gone, variables, A]}, script: x}
`;
    expect(jobsIn(text)).toEqual({
      a: { A: "20", B: "0.5" },
      b: { A: undefined, unknown: ["!reference [.gone, variables, A]"] },
    });
    const units = readDocument(".gitlab-ci.yml", text).started?.units;
    expect(units?.map(({ startsRunner = false }) => startsRunner)).toEqual([true, false]);
  });

  it("ends where references lead to each other, and where each is twice another one", () => {
    expect(jobsIn("a: {variables: !reference [b, variables]}\nb: {variables: !reference [a, variables]}\n").a).toEqual({
      unknown: ["!reference [b, variables]"],
    });
    const doubling = (at: number) =>
      `s${at}: {script: [!reference [s${at + 1}, script], !reference [s${at + 1}, script]]}\n`;
    const chain = Array.from({ length: 100 }, (_, at) => doubling(at)).join("");
    const wide = `a: {script: [${"!reference [b, script],".repeat(500)}]}\nb: {script: [${"!reference [c, script],".repeat(500)}]}\nc: {script: [${"x,".repeat(500)}]}\n`;
    expect(Object.keys(jobsIn(chain))).toHaveLength(100);
    expect(Object.keys(jobsIn(wide))).toHaveLength(3);
  });

  it("ends where jobs extend each other", () => {
    // GitLab refuses such a pipeline.
    expect(jobsIn("a: {extends: b, variables: {A: 1}}\nb: {extends: a, variables: {B: 2}}\n").b).toHaveProperty(
      "B",
      "2",
    );
    const doubling = (index: number) =>
      `j${index}: {extends: [j${index + 1}, j${index + 1}], variables: {V${index}: 1}}\n`;
    const chain = Array.from({ length: 1000 }, (_, index) => doubling(index)).join("");
    expect(Object.keys(jobsIn(chain))).toHaveLength(1000);
  });

  it("reads what stands behind what the pipeline is given, and knows none of that", () => {
    const text =
      "spec: {inputs: {a: {}}}\n---\nvariables: {A: '$[[ inputs.a ]]', B: 1}\na: {script: !reference [.b, script]}\n";
    expect(jobsIn(text)).toEqual({ a: { A: undefined, B: "1", unknown: ["!reference [.b, script]"] } });
    expect(jobsIn("- a\n")).toEqual({});
    expect(jobsIn("")).toEqual({});
  });

  it("says that it does not read so much", () => {
    const lines = (length: number, line: (index: number) => string) =>
      Array.from({ length }, (_, at) => line(at)).join("");
    const text = `variables:\n${lines(2000, (at) => `  V${at}: 1\n`)}${lines(2000, (at) => `j${at}: {script: x}\n`)}`;
    expect(readDocument(".gitlab-ci.yml", text).syntaxProblem).toMatchObject({ isLimit: true });
  });

  it("takes a job that starts another pipeline for no runner", () => {
    const { started } = readDocument(".gitlab-ci.yml", "a: {trigger: x/y, variables: {A: 1}}\nb: {script: x}\n");
    expect(started?.units.map(({ isNoRunner }) => isNoRunner)).toEqual([true, false]);
  });
});

it.each([
  ["services: [redis:7]", "redis://redis:6379/0", 1],
  ["services: [{name: registry.example/team/redis:7, alias: store}]", "redis://store", 1],
  ["services: [registry.example/team/redis:7]", "redis://registry.example-team-redis:6379", 1],
  ["services: [redis:7]", "redis://redis.example:6379/0", 5],
  ["image: shop", "redis://redis:6379/0", 5],
])("counts a copy alone that meets nobody but in a service of its job: %s with %s", (services, url, runners) => {
  const text = `load:\n  ${services}\n  parallel: 5\n  variables: {PYNENC__REDIS_URL: "${url}"}\n  script: [pynenc --app shop.app runner start]\n`;
  const [unit] = readDocument(".gitlab-ci.yml", text).started?.units ?? [];
  expect(unit?.replicas?.most).toBe(runners);
});
