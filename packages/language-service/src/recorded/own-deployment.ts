import { safeLine } from "@slotwise/words";
import type { NamedAnalysis } from "./recorded-fleet.js";

/** Whose settings an application runs by, and what is to be said of it. */
export interface OwnDeployment<Named extends NamedAnalysis> {
  /** Undefined where nobody can tell. */
  readonly deployment: Named | undefined;
  readonly remarks: readonly string[];
}

/** What a person said of the settings, and can still say. */
export interface Naming {
  /** What names these settings as the fleet's own, such as an option; undefined where nothing does. */
  readonly namedBy: string | undefined;
  /** How to say whose they are, behind a colon: `name them with --settings PATH`. */
  readonly advice: string;
}

/**
 * The deployment whose settings an application runs by: the one with its `app_id`, else the only one there is.
 * @param application the records' own; undefined where they do not say
 */
export function ownDeployment<Named extends NamedAnalysis>(
  all: readonly Named[],
  application: string | undefined,
  { namedBy, advice }: Naming,
): OwnDeployment<Named> {
  const same = all.filter((each) => application !== undefined && isOf(appIdOf(each), application));
  if (same.length > 0) return amongAlike(preferJudged(same), application ?? "", advice);
  const [only, ...others] = preferJudged(all);
  if (only === undefined) return { deployment: undefined, remarks: [] };
  const whose = application === undefined ? "these records" : `application ${safeLine(application)}`;
  if (others.length > 0) {
    const names = all.map(({ name }) => safeLine(name)).join(", ");
    return without(`none of the deployments ${names} has the app_id of ${whose}: ${advice}`);
  }
  const id = appIdOf(only);
  if (application === undefined || !isIdSaid(only) || id === undefined) return { deployment: only, remarks: [] };
  const theirs = `the settings are those of app_id ${safeLine(id)}, and the records those of ${safeLine(application)}`;
  if (namedBy === undefined) return without(`${theirs}: ${advice}`);
  return {
    deployment: only,
    remarks: [`${theirs}: they are judged by each other all the same, since ${namedBy} names them`],
  };
}

function without(remark: string): OwnDeployment<never> {
  return { deployment: undefined, remarks: [remark] };
}

/** What takes no turns, or cannot be judged, says nothing where another one does. */
function preferJudged<Named extends NamedAnalysis>(all: readonly Named[]): readonly Named[] {
  const judged = all.filter(({ analysis }) => analysis.judgements.length > 0);
  return judged.length > 0 ? judged : all;
}

/** Several that run by the same settings are one fleet. */
function amongAlike<Named extends NamedAnalysis>(
  same: readonly Named[],
  application: string,
  advice: string,
): OwnDeployment<Named> {
  const [first, ...others] = same;
  const other = others.find((each) => first !== undefined && keyOf(each) !== keyOf(first));
  if (first === undefined || other === undefined) return { deployment: first, remarks: [] };
  return without(
    `${safeLine(first.name)} and ${safeLine(other.name)} both are ${safeLine(application)}, with settings that differ: ${advice}`,
  );
}

function keyOf({ analysis: { judgements } }: NamedAnalysis): string {
  return JSON.stringify(judgements.map(({ behaviour, values, look }) => [behaviour.name, values, look]));
}

function appIdOf({ analysis }: NamedAnalysis): string | undefined {
  const coerced = analysis.app.pynenc.get("app_id")?.coerced;
  return coerced !== undefined && "value" in coerced ? String(coerced.value) : undefined;
}

function isIdSaid({ analysis }: NamedAnalysis): boolean {
  const origin = analysis.app.pynenc.get("app_id")?.origin;
  return origin !== undefined && origin.kind !== "default";
}

/** Tables of SQLite begin with what is left of the id, and eight digits of a hash of it: some sources know no more. */
function isOf(id: string | undefined, application: string): boolean {
  if (id === undefined) return false;
  if (id === application) return true;
  const [, table] = /^(.*)_[0-9a-f]{8}$/.exec(application) ?? [];
  return table === id.replaceAll(/[^a-zA-Z0-9_]/g, "_").replace(/^(?=\d)/, "_");
}
