import { fileURLToPath } from "node:url";
import { analyseProject } from "@slotwise/language-service";
import { NO_DECLARATIONS } from "@slotwise/project";
import { releasesNamed } from "@slotwise/pynenc";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { classNamed } from "../../packages/project/src/fields/classes.js";
import { resolveClass } from "../../packages/project/src/resolve/resolve.js";
import { realPynenc } from "../real-pynenc.js";
import { JsonProcess } from "./json-process.js";
import { type GeneratedModule, modules } from "./modules.js";
import { answerOf } from "./slotwise-values.js";

/** With what is installed beside each. */
const COMPARED = [
  ["0.2.3", ["pynenc"]],
  ["0.3.1", ["pynenc", "pynenc-redis"]],
  ["0.4.0", ["pynenc"]],
] as const;
const CASES = Number(process.env["SLOTWISE_CASES"] ?? 400);
const PATIENCE_MS = 300_000;
const SEED = fc.readConfigureGlobal().seed ?? 1;

type Values = Readonly<Record<string, string>>;
type Answer = Readonly<Record<string, Values>> & { readonly error?: string };

const real = await realPynenc(COMPARED.map(([release]) => release));

describe.skipIf(real.kind === "missing").each(COMPARED)("a module, with pynenc %s", (release, packages) => {
  let python: JsonProcess<GeneratedModule, Answer> | undefined;
  const process = () => {
    python ??= new JsonProcess(real.kind === "ready" ? real.pythonOf(release) : "", PROGRAM);
    return python;
  };
  afterAll(() => python?.end());

  it(
    `gives its application what slotwise says, in ${CASES} modules`,
    async () => {
      const generated = modules(packages);
      const sample = fc.sample(generated, { numRuns: CASES, seed: SEED });
      const answers = await Promise.all(sample.map((each) => process().ask(each)));
      const compared = sample.map((each, index) => compare(each, answers[index] as Answer, release));
      const differing = compared.findIndex(({ differences }) => differences.length > 0);
      if (differing >= 0) {
        await fc.assert(
          fc.asyncProperty(generated, async (each) => {
            expect(compare(each, await process().ask(each), release).differences).toEqual([]);
          }),
          { seed: SEED, path: String(differing), numRuns: CASES },
        );
      }
      expect(differing, "a module that differs, though not a second time").toBe(-1);
      // Else it is mostly modules that do not load, and values that nobody knows, that agree.
      const loaded = compared.filter((_, index) => answers[index]?.error === undefined);
      expect(loaded.length).toBeGreaterThan(CASES / 2);
      const known = loaded.reduce((sum, each) => sum + each.known, 0);
      const unknown = loaded.reduce((sum, each) => sum + each.unknown, 0);
      expect(known).toBeGreaterThan(9 * unknown);
    },
    PATIENCE_MS,
  );
});

const PROGRAM = fileURLToPath(new URL("modules.py", import.meta.url));

/** Names both files, so that they are nobody's who does not name them. */
const OTHER = 'Pynenc(config_filepath="one.toml")\nPynenc(config_filepath="two.toml")\n';

function compare({ files, environment, code }: GeneratedModule, answer: Answer, release: string) {
  const variables = Object.entries(environment).map(([name, value]) => `${name}='${value}'\n`);
  const texts = { ...files, "other.py": OTHER, "app.py": code, ".env": variables.join("") };
  const given = Object.entries(texts).map(([name, text]) => ({ name, text }));
  const { deployments } = analyseProject(given, { ...NO_DECLARATIONS, pynencReleases: releasesNamed(release) }, []);
  // Where the module says nothing itself, what it loads is started as well as it.
  const started = ["app.py", "made.py", "first.py", undefined].map((path) =>
    deployments.find(({ name }) => name === path),
  );
  const documents = started.find((each) => each !== undefined)?.documents ?? [];
  const differences: string[] = [];
  let known = 0;
  let unknown = 0;
  if (answer.error !== undefined) return { differences, known, unknown };
  for (const [name, values] of Object.entries(answer)) {
    const configClass = classNamed(name);
    const told = configClass === undefined ? undefined : answerOf(resolveClass(configClass, documents), release).values;
    for (const [field, value] of Object.entries(values)) {
      const said = told?.[field];
      if (said === "unknown") unknown++;
      else known++;
      if (said !== "unknown" && said !== value) differences.push(`${name}.${field}: pynenc ${value}, slotwise ${said}`);
    }
  }
  return { differences, known, unknown };
}
