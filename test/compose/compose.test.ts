import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { builtImages } from "../../packages/project/src/deployments/built-images.js";
import { startedUnit } from "../../packages/project/src/deployments/started-unit.js";
import { readDocument } from "../../packages/project/src/documents/read-document.js";
import { composeGroups } from "../../packages/project/src/formats/compose/compose-groups.js";
import type { TableEntry } from "../../packages/project/src/tree/tree.js";

interface Case {
  /** The files that Compose is given, in order. */
  readonly given: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

interface Answer {
  readonly environment: Readonly<Record<string, string>>;
  /** Null where the files say nothing of it. */
  readonly replicas: number | null;
}

const read = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const CASES: Readonly<Record<string, Case>> = read("cases.json");
const { answers }: { readonly answers: Readonly<Record<string, Readonly<Record<string, Answer>>>> } =
  read("answers.json");

/** What slotwise takes a service to be started with, by its name: of those that are started without being asked for. */
function started({ given, files }: Case): Record<string, unknown> {
  const documents = Object.entries(files).map(([name, text]) => readDocument(name, text));
  const starting = documents.filter((document) => document.started !== undefined);
  const last = given.at(-1);
  const group = composeGroups(starting, documents).find(({ units }) =>
    units.some(({ document, isElsewhere }) => document.path === last && !isElsewhere),
  );
  if (group === undefined) throw new Error(`nothing is started by ${last}`);
  const environments = documents.filter(({ environment }) => environment !== undefined);
  return Object.fromEntries(
    group.units
      .filter(({ unit }) => unit.onlyWith === undefined)
      .map((each) => {
        const { unit, sources, replicas, unknown } = startedUnit(each, group, {
          sourcesOf: (all) => all,
          environments,
          images: builtImages([group], documents),
        });
        expect(unknown).toEqual([]);
        const variables = sources.flatMap(({ environment = [] }) => environment.map(variableOf));
        const answer = { environment: Object.fromEntries(variables), replicas: replicas?.most ?? null };
        return [unit.name.replace("service ", ""), answer];
      }),
  );
}

function variableOf({ key, value }: TableEntry): readonly [string, unknown] {
  return [key, "value" in value ? value.value : undefined];
}

describe("a Compose file starts what Compose itself says, from the same files", () => {
  it.each(Object.entries(CASES))("%s", (name, each) => {
    expect(started(each)).toEqual(answers[name]);
  });

  it("has an answer for every case, and no other", () => expect(Object.keys(answers)).toEqual(Object.keys(CASES)));
});
