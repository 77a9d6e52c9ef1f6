import { safeLine } from "@slotwise/words";
import type { Judged } from "../../../project/judged.js";

/** Whose settings an application runs by, and what is to be said of it. */
export interface OwnDeployment {
  /** Undefined where nobody can tell. */
  readonly judged: Judged | undefined;
  readonly remarks: readonly string[];
}

/**
 * The deployment whose settings an application runs by: the one with its `app_id`, else the only one there is.
 * @param application the records' own; undefined where they do not say
 * @param isNamed whether somebody said that these are the settings
 */
export function ownDeployment(
  all: readonly Judged[],
  application: string | undefined,
  isNamed: boolean,
): OwnDeployment {
  const same = all.filter((each) => application !== undefined && isOf(appIdOf(each), application));
  if (same.length > 0) return amongAlike(preferJudged(same), application ?? "");
  const [only, ...others] = preferJudged(all);
  if (only === undefined) return { judged: undefined, remarks: [] };
  const whose = application === undefined ? "these records" : `application ${safeLine(application)}`;
  if (others.length > 0) {
    const names = all.map(({ name }) => safeLine(name)).join(", ");
    return without(
      `none of the deployments ${names} has the app_id of ${whose}: name its settings with --settings PATH`,
    );
  }
  const id = appIdOf(only);
  if (application === undefined || !isIdSaid(only) || id === undefined) return { judged: only, remarks: [] };
  const theirs = `the settings are those of app_id ${safeLine(id)}, and the records those of ${safeLine(application)}`;
  if (!isNamed) return without(`${theirs}: name the right ones with --settings PATH`);
  return {
    judged: only,
    remarks: [`${theirs}: they are judged by each other all the same, since --settings names them`],
  };
}

function without(remark: string): OwnDeployment {
  return { judged: undefined, remarks: [remark] };
}

/** What takes no turns, or cannot be judged, says nothing where another one does. */
function preferJudged(all: readonly Judged[]): readonly Judged[] {
  const judged = all.filter(({ analysis }) => analysis.judgements.length > 0);
  return judged.length > 0 ? judged : all;
}

/** Several that run by the same settings are one fleet. */
function amongAlike(same: readonly Judged[], application: string): OwnDeployment {
  const [first, ...others] = same;
  const other = others.find((each) => first !== undefined && keyOf(each) !== keyOf(first));
  if (first === undefined || other === undefined) return { judged: first, remarks: [] };
  return without(
    `${safeLine(first.name)} and ${safeLine(other.name)} both are ${safeLine(application)}, with settings that differ: name one with --settings PATH`,
  );
}

function keyOf({ analysis: { judgements } }: Judged): string {
  return JSON.stringify(judgements.map(({ behaviour, values, look }) => [behaviour.name, values, look]));
}

function appIdOf({ analysis }: Judged): string | undefined {
  const coerced = analysis.app.pynenc.get("app_id")?.coerced;
  return coerced !== undefined && "value" in coerced ? String(coerced.value) : undefined;
}

function isIdSaid({ analysis }: Judged): boolean {
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
