import { readdirSync, readFileSync } from "node:fs";
import { type Deployment, deploymentsOf, readDocument } from "@slotwise/project";
import { describe, expect, it } from "vitest";

/** What a program starts of a case, and with which variables of pynenc's: see ask.py, which asks it. */
interface Answer {
  readonly program: string;
  readonly starts: Readonly<Record<string, Variables>>;
  /** What the program makes of files of variables, which beat those where it does not add them itself. */
  readonly files?: Readonly<Record<string, Variables>>;
  /** Of which two programs that read the same file make different things: then nobody knows. */
  readonly differing?: readonly string[];
}

type Variables = Readonly<Record<string, string>>;

const folder = new URL(".", import.meta.url);
const cases = readdirSync(new URL("cases/", folder)).sort();

describe.each(cases)("%s", (name) => {
  const answer: Answer = JSON.parse(readFileSync(new URL(`answers/${name}.json`, folder), "utf8"));
  const deployments = deploymentsOf(documentsIn(new URL(`cases/${name}/`, folder)));
  const ofFiles: Variables = Object.assign({}, ...Object.values(answer.files ?? {}));
  const started = Object.entries(answer.starts).map(([process, variables]) => ({
    process,
    variables,
    deployment: deploymentOf(process, deployments),
  }));

  it.each(started)("gives $process its variables", ({ variables, deployment }) => {
    const read = deployment === undefined ? new Map() : variablesOf(deployment);
    const unknown = [...read].flatMap(([variable, value]) => (value === undefined ? [variable] : []));
    for (const variable of answer.differing ?? []) if (read.has(variable)) expect(unknown).toContain(variable);
    const expected = Object.entries({ ...variables, ...ofFiles }).filter(([variable]) => !unknown.includes(variable));
    expect(Object.fromEntries([...read].filter(([variable]) => !unknown.includes(variable)))).toEqual(
      Object.fromEntries(expected),
    );
  });

  it("starts as many", () => {
    const ofEach = new Map<Deployment, number>();
    for (const { deployment } of started) {
      if (deployment !== undefined) ofEach.set(deployment, (ofEach.get(deployment) ?? 0) + 1);
    }
    for (const [deployment, count] of ofEach) {
      const member = deployment.size === undefined ? undefined : deployment.member;
      if (member !== undefined)
        expect([deployment.name, member.runners]).toEqual([deployment.name, { least: count, most: count }]);
      else expect([deployment.name, count]).toEqual([deployment.name, 1]);
    }
    const idle = deployments.filter((each) => !ofEach.has(each));
    expect(idle.flatMap(({ name: each, size }) => (size === undefined ? [] : [each]))).toEqual([]);
  });
});

/** As slotwise names what a program starts several of. */
function deploymentOf(process: string, deployments: readonly Deployment[]): Deployment | undefined {
  const names = [
    `unit ${process}`,
    `unit ${process.replace(/@[^.]*/, "@")}`,
    `process ${process.replace(/\.\d+$/, "")}`,
    process.replace(/^tox /, "tox environment "),
    // The one without a section of its own.
    process.replace(/^tox py$/, "tox"),
    `program ${process.replace(/:.*/, "")}`,
  ];
  // direnv starts nothing: it sets what the folder has.
  if (process === ".envrc") return deployments.find(({ name }) => name === undefined);
  return names.flatMap((name) => deployments.find((each) => each.name === name) ?? []).at(0);
}

/** Each variable with its value in force; undefined where only the running process knows it. */
function variablesOf({ documents }: Deployment): ReadonlyMap<string, string | undefined> {
  const variables = new Map<string, string | undefined>();
  for (const { key, value, isUncertain } of documents.flatMap(({ environment }) => environment ?? [])) {
    if (!key.startsWith("PYNENC__")) continue;
    variables.set(key, value.kind === "string" && isUncertain !== true ? String(value.value) : undefined);
  }
  return variables;
}

function documentsIn(files: URL) {
  return readdirSync(files, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll(/\/{2,}/g, "/"))
    .sort()
    .map((path) => readDocument(path.slice(files.pathname.length), readFileSync(path, "utf8")));
}
