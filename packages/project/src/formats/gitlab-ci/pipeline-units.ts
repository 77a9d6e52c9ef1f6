import { type ConfigNode, entryAt, entryOf, type TableNode, tableAt, tablesAt } from "../../tree/tree.js";
import { commandFields } from "../command-fields.js";
import {
  countOf,
  type DeploymentUnit,
  type EnvironmentVariable,
  type NamedSource,
  variableOfEntry,
} from "../environment.js";
import { commandTexts } from "../syntax/command-text.js";
import { commandOfShell, type StartedCommand } from "../syntax/started-command.js";
import { leadsTo, servicesOf } from "./job-services.js";
import { matrixOf } from "./matrix.js";
import { referencesIn, withReferences } from "./references.js";

/** What stands at the root of a pipeline and is no job. */
const NO_JOBS = new Set([
  "after_script",
  "before_script",
  "cache",
  "default",
  "image",
  "include",
  "services",
  "spec",
  "stages",
  "variables",
  "workflow",
]);

/** The jobs of a pipeline, with what they extend. Hidden ones, which only others extend, are none. */
export function* pipelineUnits(written: TableNode, text?: string): Generator<DeploymentUnit> {
  const root = withReferences(written);
  const general = variablesIn(root);
  const conditional = conditionalVariables(tableAt(root, ["workflow"]));
  const included = sourcesNamed(entryOf(root, "include")?.value).map((each) => ({ ...each, reason: INCLUDED }));
  const unread = [...included, ...referencesIn(entryOf(root, "variables")?.value)];
  const jobs = new Jobs(root);
  for (const { key, keyRange, value } of root.entries) {
    if (value.kind !== "table" || key.startsWith(".") || NO_JOBS.has(key)) continue;
    const job = jobs.named(key) ?? NOTHING;
    const matrix = matrixOf(job.parallel);
    const inherited = [...general, ...conditional].filter(({ name }) => isInherited(name, job.inherit));
    const given = [...inherited, ...job.variables, ...matrix.variables, ...job.conditional];
    const fields = commandFields(given, commandOf(job, root, text), { unknownSources: [...unread, ...job.unknown] });
    const copies = matrix.replicas ?? countOf(job.parallel);
    // Who meets in a service of the job meets nobody of another copy.
    const isAlone = leadsTo(servicesOf(job.services, root), fields.environment);
    const replicas = isAlone && copies !== undefined ? { ...copies, least: 1, most: 1 } : copies;
    // One that triggers only starts another pipeline.
    const isNoRunner = job.isTrigger;
    const name = `job ${key}`;
    const network = isAlone ? name : undefined;
    yield { name, range: keyRange, ...fields, replicas, isNoRunner, network };
  }
}

const INCLUDED = "what a pipeline includes is not read here";

/** What a job says, and what those say that it extends. */
interface Extended {
  readonly variables: readonly EnvironmentVariable[];
  readonly conditional: readonly EnvironmentVariable[];
  readonly parallel: ConfigNode | undefined;
  readonly services: ConfigNode | undefined;
  readonly before: ConfigNode | undefined;
  readonly script: ConfigNode | undefined;
  readonly inherit: ConfigNode | undefined;
  readonly isTrigger: boolean;
  /** What it extends and is not there. */
  readonly unknown: readonly NamedSource[];
}

const NOTHING: Extended = {
  variables: [],
  conditional: [],
  parallel: undefined,
  services: undefined,
  before: undefined,
  script: undefined,
  inherit: undefined,
  isTrigger: false,
  unknown: [],
};

/** What of a job may set variables. */
const SETTING = ["variables", "rules", "before_script", "script"];

/** GitLab takes no more. */
const MOST_LEVELS = 11;

/** Jobs by their names, each worked out once: one that extends itself in the end has nothing of that. */
class Jobs {
  readonly #written: ReadonlyMap<string, ConfigNode>;
  readonly #known = new Map<string, Extended>();

  constructor(root: TableNode) {
    this.#written = new Map(root.entries.map(({ key, value }) => [key, value]));
  }

  named(name: string, level = 0): Extended | undefined {
    const known = this.#known.get(name);
    const job = this.#written.get(name);
    if (known !== undefined || job === undefined) return known;
    if (level > MOST_LEVELS) return NOTHING;
    this.#known.set(name, NOTHING);
    const extended = job.kind === "table" ? this.#extended(job, level) : NOTHING;
    this.#known.set(name, extended);
    return extended;
  }

  /** Of several the last one counts, and the job itself most; `variables: null` forgets what was inherited. */
  #extended(job: TableNode, level: number): Extended {
    let base = NOTHING;
    for (const named of textsIn(entryOf(job, "extends")?.value)) {
      const other = this.named(named.name, level + 1);
      if (other !== undefined) base = laidOver(base, other);
      else base = { ...base, unknown: [...base.unknown, { ...named, name: `job ${named.name}` }] };
    }
    const own = entryOf(job, "variables")?.value;
    const inherit = tableAt(job, ["inherit"]);
    return laidOver(own?.kind === "null" ? { ...base, variables: [] } : base, {
      variables: variablesIn(job),
      conditional: conditionalVariables(job),
      parallel: entryOf(job, "parallel")?.value,
      services: entryOf(job, "services")?.value,
      before: entryOf(job, "before_script")?.value,
      script: entryOf(job, "script")?.value,
      inherit: inherit === undefined ? undefined : entryOf(inherit, "variables")?.value,
      isTrigger: entryOf(job, "trigger") !== undefined,
      unknown: SETTING.flatMap((key) => referencesIn(entryOf(job, key)?.value)),
    });
  }
}

function laidOver(base: Extended, own: Extended): Extended {
  return {
    variables: [...new Map([...base.variables, ...own.variables].map((each) => [each.name, each])).values()],
    // Rules are a list, which takes the place of another one.
    conditional: own.conditional.length === 0 ? base.conditional : own.conditional,
    parallel: own.parallel ?? base.parallel,
    services: own.services ?? base.services,
    before: own.before ?? base.before,
    script: own.script ?? base.script,
    inherit: own.inherit ?? base.inherit,
    isTrigger: base.isTrigger || own.isTrigger,
    unknown: [...new Set([...base.unknown, ...own.unknown])],
  };
}

/** One shell runs what stands in both; of a `!reference` to another file nobody here knows what it says. */
function commandOf({ before, script }: Extended, root: TableNode, text: string | undefined): StartedCommand {
  const general = entryAt(root, ["default", "before_script"]) ?? entryOf(root, "before_script");
  const parts = [before ?? general?.value, script].flatMap((node) => (node === undefined ? [] : [node]));
  const command = commandOfShell(parts.flatMap((node) => commandTexts(node, text)));
  return command.starts === "other" && parts.some(hasTag) ? { ...command, starts: undefined } : command;
}

function hasTag(node: ConfigNode): boolean {
  return node.tag !== undefined || (node.kind === "list" && node.items.some(hasTag));
}

/** Of a value with a description the value alone is the variable's. `$[[ inputs.a ]]` is filled in. */
function variablesIn(table: TableNode): readonly EnvironmentVariable[] {
  return (tableAt(table, ["variables"])?.entries ?? []).map((entry) => {
    const value = entry.value.kind === "table" ? entryOf(entry.value, "value")?.value : undefined;
    const variable = variableOfEntry(value === undefined ? entry : { ...entry, value });
    return variable.value?.includes("$[[") === true ? { ...variable, value: undefined } : variable;
  });
}

/** What a rule sets counts where the rule matches. */
function conditionalVariables(table: TableNode | undefined): readonly EnvironmentVariable[] {
  const rules = table === undefined ? [] : tablesAt(table, "rules");
  return rules.flatMap(variablesIn).map((variable) => ({ ...variable, isUncertain: true }));
}

/** `inherit: {variables: false}`, or the names of those that are inherited. */
function isInherited(name: string, inherit: ConfigNode | undefined): boolean {
  if (inherit?.kind === "boolean") return inherit.value === true;
  return inherit?.kind !== "list" || textsIn(inherit).some((each) => each.name === name);
}

function textsIn(node: ConfigNode | undefined): readonly NamedSource[] {
  if (node?.kind === "list") return node.items.flatMap(textsIn);
  return node?.kind === "string" ? [{ name: String(node.value), range: node.range }] : [];
}

/** Files that are included, wherever they are. */
function sourcesNamed(node: ConfigNode | undefined): readonly NamedSource[] {
  if (node?.kind === "list") return node.items.flatMap(sourcesNamed);
  if (node?.kind !== "table") return textsIn(node);
  const places = ["local", "file", "project", "remote", "template", "component"];
  return places.flatMap((place) => textsIn(entryOf(node, place)?.value)).slice(0, 1);
}
