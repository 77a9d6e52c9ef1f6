import { describe, expect, it } from "vitest";
import { deploymentsOf } from "../../deployments/deployments.js";
import { readDocument } from "../../documents/read-document.js";
import { formatOf } from "../index.js";

/** What a job starts. */
function tasksIn(text: string) {
  const { started, source, syntaxProblem } = readDocument("a.nomad.hcl", text);
  expect(syntaxProblem).toBeUndefined();
  return (started?.units ?? []).map(({ name, environment, replicas, unknownSources = [], ...unit }) => ({
    name,
    environment: Object.fromEntries(environment.map((each) => [each.name, each.value])),
    uncertain: environment.flatMap((each) => (each.isUncertain === true ? each.name : [])),
    places: environment.map(({ nameRange, valueRange }) =>
      [nameRange, valueRange].map(({ start, end }) => source.text.slice(start, end)),
    ),
    replicas: replicas === undefined ? undefined : [replicas.least, replicas.most],
    at: replicas === undefined ? undefined : source.text.slice(replicas.range.start, replicas.range.end),
    unknown: unknownSources.map(({ name: source }) => source),
    isNumberUnknown: unit.isNumberUnknown,
    isNoRunner: unit.isNoRunner,
  }));
}

const task = (body: string) => `job "j" {\n  group "g" {\n    task "t" {\n${body}\n    }\n  }\n}\n`;
const group = (body: string, job = "") =>
  `job "j" {\n${job}\n  group "g" {\n${body}\n    task "t" {\n      env {\n        A = 1\n      }\n    }\n  }\n}\n`;

describe("a job of Nomad", () => {
  it("is named where its file has several", () => {
    const names = (text: string) => tasksIn(text).map(({ name }) => name);
    expect(names(task(""))).toEqual(["group g, task t"]);
    expect(names(`${task("")}${task("").replace('"j"', '"k"')}`)).toEqual([
      "job j, group g, task t",
      "job k, group g, task t",
    ]);
  });

  it.each([
    ["a block", 'env {\n  A = "x"\n  B = 5\n  C = true\n  D = var.d\n  E = "${NOMAD_ALLOC_ID}"\n  F = "$HOME"\n}'],
    ["an object", 'env = { A = "x", B: 5, "C" = true\n D = var.d, E = "a${b}", F = "$HOME" }'],
  ])("gives its tasks variables: %s", (_what, env) => {
    const [unit] = tasksIn(task(env));
    expect(unit?.environment).toEqual({ A: "x", B: "5", C: "true", D: undefined, E: undefined, F: "$HOME" });
    expect(unit?.places.slice(0, 4)).toEqual([
      ["A", '"x"'],
      ["B", "5"],
      ["C", "true"],
      ["D", "var.d"],
    ]);
    expect(unit?.unknown).toEqual([]);
  });

  it("knows no variables that are computed", () => {
    const computed = ["env = merge(local.env, { A = 1 })", "env = { (var.a) = 1 }", "env = local.gone"];
    for (const env of computed) expect(tasksIn(task(env))).toMatchObject([{ environment: {}, unknown: ["env"] }]);
  });

  it("takes from the locals what is written out there, since nothing beats them", () => {
    const locals = 'locals {\n  n = 3\n  a = "x"\n  b = var.b\n  env = { C = 1, D = local.a }\n  e = <<E\nF=2\nE\n}\n';
    const env = group("count = local.n").replace(
      "A = 1",
      'A = local.a\nB = local.b\nE = "${local.a}"\nF = local.env.C',
    );
    expect(tasksIn(locals + env)).toMatchObject([
      {
        environment: { A: "x", B: undefined, E: undefined, F: undefined },
        replicas: [3, 3],
        at: "local.n",
        places: [
          ["A", "local.a"],
          ["B", "local.b"],
          ["E", '"${local.a}"'],
          ["F", "local.env.C"],
        ],
      },
    ]);
    expect(tasksIn(locals + task("env = local.env"))).toMatchObject([
      {
        environment: { C: "1", D: undefined },
        places: [
          ["C", "1"],
          ["D", "local.a"],
        ],
        unknown: [],
      },
    ]);
    const template = task("template {\n data = local.e\n env = true\n}");
    expect(tasksIn(locals + template)).toMatchObject([{ environment: {}, unknown: ["template"] }]);
  });

  it("knows no template that is made for each of several", () => {
    expect(tasksIn(task('dynamic "template" {\n content {}\n}'))).toMatchObject([{ unknown: ["template"] }]);
  });

  it("lets the lines of a template beat what the task sets", () => {
    const data =
      '# why\nA=2 # why\nexport B = "x y"\nC=\'z\'#\nD={{ key "d" }}\nE=\nF=${F}\n  G=5\nH=a"b"\nI="a\\n"\nJ=ä';
    const text = task(`env {\n A = 1\n}\ntemplate {\n data = <<EOH\n${data}\nEOH\n env = true\n}`);
    for (const written of [text, text.replaceAll("\n", "\r\n"), text.replace("<<EOH", "<<-EOH")]) {
      const [unit] = tasksIn(written);
      expect(unit?.environment).toEqual({
        A: "2",
        B: "x y",
        C: "z",
        D: undefined,
        F: undefined,
        G: "5",
        H: undefined,
        I: undefined,
        J: undefined,
      });
      expect(unit?.places.slice(1, 4)).toEqual([
        ["A", "2"],
        ["B", '"x y"'],
        ["C", "'z'"],
      ]);
      expect([unit?.unknown, unit?.uncertain]).toEqual([[], []]);
    }
  });

  it.each([
    ["a file from elsewhere", 'source = "local/a.tpl"\nenv = true', {}, ["template"]],
    ["lines that are computed", 'data = file("a.env")\nenv = true', {}, ["template"]],
    ["lines", 'data = <<E\nA=2\nE\nenv = "true"', { A: "2" }, []],
    ["lines in quotes", 'data = "A=2\\nB=3"\nenv = true', {}, ["template"]],
    [
      "other delimiters",
      'data = <<E\nA=[[ key ]]\nE\nenv = true\nleft_delimiter = "[["\nright_delimiter = "]]"',
      { A: undefined },
      [],
    ],
    ["a line that sets nothing", "data = <<E\nA\nE\nenv = true", {}, ["template"]],
    ["delimiters that are computed", "data = <<E\nA=2\nE\nenv = true\nleft_delimiter = var.l", {}, ["template"]],
    ["a file", 'data = "A=2"\ndestination = "local/a"', {}, []],
    ["a file, plainly", 'data = "A=2"\nenv = false', {}, []],
  ])("reads of a template %s", (_what, body, environment, unknown) => {
    expect(tasksIn(task(`template {\n${body}\n}`))).toMatchObject([{ environment, unknown, uncertain: [] }]);
  });

  it.each([
    ["a step around them", "{{ if a }}\nA=2\n{{ end }}", ["template"]],
    ["a step of HCL around them", "%{ if var.a }\nA=2\n%{ endif }", ["template"]],
    ["lines from elsewhere beside them", "${local.lines}\nA=2", ["template"]],
    ["a step in a comment", "# {{ range ls }}\nA=2", ["template"]],
    ["a step within a value", "A=2\nB={{ if a }}1\nC=2{{ end }}", ["template"]],
  ])("does not count on lines with %s", (_what, data, unknown) => {
    const [unit] = tasksIn(task(`template {\n  data = <<E\n${data}\nE\n  env = true\n}`));
    expect(unit).toMatchObject({ unknown, environment: { A: "2" } });
    expect(unit?.uncertain).toContain("A");
  });

  it("may have the lines of a template that may be none", () => {
    expect(tasksIn(task("template {\n data = <<E\nA=2\nE\n env = var.env\n}"))).toMatchObject([
      { environment: { A: "2" }, uncertain: ["A"] },
    ]);
  });

  it.each([
    ["one, without a number", group(""), [1, 1], "g"],
    ["as many as it says", group("count = 3"), [3, 3], "3"],
    ["as many as it says in quotes", group('count = "3"'), [3, 3], '"3"'],
    ["none", group("count = 0"), [0, 0], "0"],
    ["as many as an autoscaler may choose", group("count = 2\nscaling {\n min = 1\n max = 5\n}"), [1, 5], "5"],
    ["at least its number, where the autoscaler has none", group("count = 2\nscaling {\n max = 5\n}"), [2, 5], "5"],
    [
      "the least, where the autoscaler is off",
      group("scaling {\n min = 2\n max = 5\n enabled = false\n}"),
      [2, 2],
      "2",
    ],
    ["those of an update as well", group("count = 3\nupdate {\n canary = 2\n}"), [3, 5], "3"],
    ["those of the job's update as well", group("count = 3", "update {\n canary = 1\n}"), [3, 4], "3"],
    ["as many of a batch", group("count = 3", 'type = "batch"'), [3, 3], "3"],
  ])("starts %s", (_what, text, replicas, at) => {
    expect(tasksIn(text)).toMatchObject([{ name: "group g, task t", replicas, at, isNoRunner: false }]);
  });

  it.each([
    ["a number that is filled in", group("count = var.workers")],
    ["an autoscaler's bound that is filled in", group("scaling {\n max = var.most\n}")],
    ["an update's number that is filled in", group("update {\n canary = var.canary\n}")],
    ["one on each machine", group("count = 3", 'type = "system"')],
    ["one on each machine, which ends", group("", 'type = "sysbatch"')],
    ["a kind that is filled in", group("count = 3", "type = var.type")],
    ["one at its time", group("", 'type = "batch"\nperiodic {\n cron = "0 3 * * *"\n}')],
    ["one on demand", group("", 'type = "batch"\nparameterized {}')],
    [
      "some of several",
      'job "j" {\n dynamic "group" {\n for_each = var.g\n content {\n task "t" {\n env {\n A = 1\n }\n}\n}\n}\n}',
    ],
  ])("does not say how many there are with %s", (_what, text) => {
    expect(tasksIn(text)).toMatchObject([{ environment: { A: "1" }, replicas: undefined, isNumberUnknown: true }]);
  });

  it("starts a task that has no group", () => {
    expect(tasksIn('job "j" {\n  task "t" {\n    env {\n      A = 1\n    }\n  }\n}\n')).toMatchObject([
      { name: "task t", replicas: [1, 1], at: "t" },
    ]);
  });

  it.each([
    ['lifecycle {\n hook = "prestart"\n}', true],
    ['lifecycle {\n hook = "poststop"\n sidecar = false\n}', true],
    ['lifecycle {\n hook = "prestart"\n sidecar = true\n}', false],
    ['lifecycle {\n hook = "prestart"\n sidecar = var.stays\n}', false],
  ])("counts no task that only prepares: %j", (lifecycle, isNoRunner) => {
    expect(tasksIn(task(lifecycle))).toMatchObject([{ isNoRunner }]);
  });

  it("is a fleet of the groups that share an application", () => {
    const env = 'env {\n PYNENC__APP_ID = "a"\n}';
    const groups = ["a", "b"].map(
      (name) => `group "${name}" {\n count = 2\n task "t" {\n ${env}\n}\ntask "log" {\n}\n}\n`,
    );
    const text = `job "j" {\n${groups.join("")}}\n`;
    const fleets = deploymentsOf([readDocument("a.nomad", text)]).map(({ name, size }) => [name, size?.range]);
    expect(fleets).toEqual([
      ["group a, task t", { least: 4, most: 4 }],
      ["group b, task t", { least: 4, most: 4 }],
    ]);
  });

  it("is told by its name, or by what stands in it", () => {
    for (const name of ["a.nomad", "deploy/a.nomad.hcl", "a.hcl"]) expect(formatOf(name)?.title).toBe("Nomad jobs");
    expect(formatOf("a.hcl", 'variable "x" {}\njob "a" {\n}\n')?.title).toBe("Nomad jobs");
    expect(formatOf("a.nomad", "x = 1\n")?.title).toBe("Nomad jobs");
    expect(formatOf("terragrunt.hcl", 'terraform {\n source = "job"\n}\n')).toBeUndefined();
    expect(formatOf("a.nomad.json", "{}")?.title).not.toBe("Nomad jobs");
  });

  it("says that it does not read so much", () => {
    const deep = `${"a {\n".repeat(200)}${"}\n".repeat(200)}`;
    expect(readDocument("a.nomad", deep).syntaxProblem).toMatchObject({ isLimit: true });
    const nested = `a = ${'"${'.repeat(200)}1${'}"'.repeat(200)}\n`;
    expect(readDocument("a.nomad", nested).syntaxProblem).toMatchObject({ isLimit: true });
    const labelled = `a ${"b ".repeat(100_000)}{\n}\n`;
    expect(readDocument("a.nomad", labelled).syntaxProblem).toMatchObject({ isLimit: true });
    const variables = Array.from({ length: 2000 }, (_, at) => `V${at} = 1`).join("\n");
    const tasks = `task "t" {\nenv {\n${variables}\n}\n}\n`.repeat(600);
    expect(readDocument("a.nomad", `job "j" {\n${tasks}}\n`).syntaxProblem).toMatchObject({ isLimit: true });
  });
});
