import { CONFIG_CLASSES, type ConfigClass } from "@slotwise/pynenc";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { fieldsOf } from "../../packages/project/src/fields/classes.js";
import { realPynenc, type TestedRelease } from "../real-pynenc.js";
import { brokenFiles } from "./broken-files.js";
import { differences } from "./differences.js";
import { type GeneratedProject, projects } from "./projects.js";
import { type Answer, PynencProcess } from "./pynenc-values.js";
import { type StartWords, slotwiseStart } from "./slotwise-start.js";
import { slotwiseValues } from "./slotwise-values.js";
import { startingProjects } from "./starting-projects.js";

/** The last release of the slot window, the last of 0.3, and the newest. */
const COMPARED: readonly TestedRelease[] = ["0.2.3", "0.3.1", "0.4.0"];
/** `SLOTWISE_CASES=5000 pnpm test test/effective/differential.test.ts` */
const CASES = Number(process.env["SLOTWISE_CASES"] ?? 500);
const BROKEN = Math.ceil(CASES / 4);
/** Each in a process of its own. */
const STARTS = Math.ceil(CASES / 10);
/** Many times what it takes. */
const PATIENCE_MS = 120_000 + CASES * 200;
const SEED = fc.readConfigureGlobal().seed ?? 1;

const real = await realPynenc(COMPARED);

/** The classes that a wheel of pynenc brings; those of plugins are not installed. */
const CLASSES = CONFIG_CLASSES.filter((each) => each.package === "pynenc" && fieldsOf(each).size > 0).map(knownClass);

function knownClass(configClass: ConfigClass) {
  const fields = [...fieldsOf(configClass).values()].map(({ name, type }) => ({ name, type }));
  return { name: configClass.configClass, section: configClass.section, fields };
}

/** Within braces pynenc's reader lets a line end between a key and its equals sign. TOML does not, and here it is an error. */
const LAX = /slotwise The key, equals sign, and value must be on the same line$/;

/** Asks about many at once, and shrinks the first that differs. */
async function compare<T>(
  generated: fc.Arbitrary<GeneratedProject>,
  cases: number,
  ask: (project: GeneratedProject) => Promise<T>,
  differencesOf: (project: GeneratedProject, answer: T) => readonly string[],
): Promise<readonly T[]> {
  const sample = fc.sample(generated, { numRuns: cases, seed: SEED });
  const answers = await Promise.all(sample.map(ask));
  const differing = sample.findIndex((project, index) => differencesOf(project, answers[index] as T).length > 0);
  if (differing >= 0) {
    await fc.assert(
      fc.asyncProperty(generated, async (project) => {
        expect(differencesOf(project, await ask(project))).toEqual([]);
      }),
      { seed: SEED, path: String(differing), numRuns: cases },
    );
  }
  expect(differing, "a project that differs, though not a second time").toBe(-1);
  return answers;
}

function startDifferences(raised: string | null, { reasons, findings }: StartWords): readonly string[] {
  const isSame = (raised !== null) === reasons.length > 0;
  // A value of a wrong type is told wherever it stands, also where another one beats it.
  const isTold = raised === null ? findings.every((each) => each.startsWith("wrong-type")) : findings.length > 0;
  return isSame && isTold
    ? []
    : [`pynenc ${raised ?? "starts"}, slotwise ${[...reasons, ...findings].join("; ") || "starts"}`];
}

describe.runIf(real.kind === "ready").each(COMPARED)("with pynenc %s", (release) => {
  let python: PynencProcess | undefined;
  const process = () => {
    if (real.kind === "missing") throw new Error(real.reason);
    python ??= new PynencProcess(real.pythonOf(release));
    return python;
  };
  afterAll(() => python?.end());

  const compareValues = async (generated: fc.Arbitrary<GeneratedProject>, cases: number) => {
    const answers = await compare<Answer>(
      generated,
      cases,
      (project) => process().ask(project),
      (project, answer) => differences(answer, slotwiseValues(project, release)).filter((line) => !LAX.test(line)),
    );
    return answers.flatMap((answer) => Object.values(answer));
  };

  it(
    `computes the values that pynenc computes, in ${CASES} projects`,
    async () => {
      const built = await compareValues(projects(CLASSES), CASES);
      // Else it is mostly errors that are compared.
      expect(built.filter(({ error }) => error === undefined).length).toBeGreaterThan(built.length / 2);
    },
    PATIENCE_MS,
  );

  it(
    `says when no runner starts, in ${STARTS} projects`,
    async () => {
      const answers = await compare(
        startingProjects(),
        STARTS,
        (project) => process().start(project),
        (project, raised) => startDifferences(raised, slotwiseStart(project, release)),
      );
      const refused = answers.filter((raised) => raised !== null);
      expect(refused.length).toBeGreaterThan(STARTS / 10);
      expect(refused.length).toBeLessThan(STARTS * 0.9);
    },
    PATIENCE_MS,
  );

  // YAML has too many corners: one in some hundred files broken like this is read otherwise.
  it.each(["toml", "json"] as const)(
    `takes and refuses the same of ${BROKEN} broken files: %s`,
    async (syntax) => {
      const built = await compareValues(brokenFiles(CLASSES, syntax), BROKEN);
      expect(built.some(({ error }) => error === undefined)).toBe(true);
    },
    PATIENCE_MS,
  );
});

if (real.kind === "missing") {
  describe("what pynenc computes", () => {
    it.skip(`is not asked of pynenc: ${real.reason}`, () => {});
  });
}
