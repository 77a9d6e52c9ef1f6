import { type AuditTerms, MINUTE, type Microseconds, type Records } from "@slotwise/audit";
import { refusesStart, type SlotJudgement } from "@slotwise/language-service";
import type { Declarations } from "@slotwise/project";
import { nameOfReleases } from "@slotwise/pynenc";
import { declarationsOf } from "../../../command-line/fleet-options.js";
import { type Host, NotJudgedError, UsageError } from "../../../host/host.js";
import { type FoundSettings, type Judged, reasonNotJudged } from "../../../project/judged.js";
import type { AuditFlags } from "../options.js";
import { ownDeployment } from "./own-deployment.js";
import { releasesOf } from "./release-of.js";
import { settingsAt } from "./settings-at.js";

/** What records are to be held against, and where that comes from. */
export interface TermsFound {
  /** Undefined where no settings are known. */
  readonly terms: AuditTerms | undefined;
  /** The deployment that they are of. */
  readonly judged: Judged | undefined;
  /** `pynenc 0.2.4 to 0.3.1`, `rustvello`; undefined where nobody can tell. */
  readonly release: string | undefined;
  readonly releases: readonly string[];
  /** A sentence each, for people: what was left out, and why. */
  readonly remarks: readonly string[];
}

/** Finds the settings of the fleet that left these records. Values that nobody set are never taken in silence. */
export async function termsFor(records: Records, flags: AuditFlags, host: Host): Promise<TermsFound> {
  const declarations = declarationsOf(flags);
  const found = await foundSettings(flags, declarations, host);
  const isNamed = flags.settings !== undefined;
  const own = ownDeployment(found.judged, records.application, isNamed);
  const told = releasesOf(records, own.judged, flags.pynencVersion !== undefined);
  const common = {
    release: records.isRustvello ? "rustvello" : releaseText(told.releases),
    releases: told.releases,
  };
  const remarks = [...found.remarks, ...own.remarks, ...told.remarks];
  if (own.judged === undefined) {
    const nothing =
      found.judged.length === 0 ? [`there are no pynenc settings in ${flags.settings ?? "this folder"}`] : [];
    return {
      ...common,
      terms: undefined,
      judged: undefined,
      remarks: [...remarks, ...nothing, WITHOUT_TERMS],
    };
  }
  const judged = await judgedFor(own.judged, told.releases, { records, flags, isNamed }, host);
  const judgement = judged.analysis.judgements.at(-1);
  if (judgement === undefined) {
    const reason = `the settings cannot be held against these records: ${reasonNotJudged(judged.analysis)}`;
    return { ...common, terms: undefined, judged, remarks: [...remarks, reason, WITHOUT_TERMS] };
  }
  return {
    ...common,
    terms: termsOf(judged, judgement),
    judged,
    remarks: [...remarks, ...judgementRemarks(judged, judgement)],
  };
}

const WITHOUT_TERMS =
  "said is what needs no settings; name them with --settings PATH to have turns, windows, silences and executions judged";

function releaseText(releases: readonly string[]): string | undefined {
  return releases.length === 0 ? undefined : `pynenc ${nameOfReleases(releases)}`;
}

async function foundSettings(flags: AuditFlags, declarations: Declarations, host: Host): Promise<FoundSettings> {
  try {
    return await settingsAt(flags, declarations, host);
  } catch (error) {
    if (!(error instanceof NotJudgedError)) throw error;
    // Who names a file wants it read; what merely lies around must not keep anybody from an answer.
    if (flags.settings !== undefined) throw new UsageError(error.message);
    return { judged: [], remarks: [error.message] };
  }
}

/** The deployment judged for these releases: what a setting means, and whether it is read, depends on them. */
async function judgedFor(
  judged: Judged,
  releases: readonly string[],
  { records, flags, isNamed }: { readonly records: Records; readonly flags: AuditFlags; readonly isNamed: boolean },
  host: Host,
): Promise<Judged> {
  const { judgements } = judged.analysis;
  const [only, ...others] = judgements;
  const isFit =
    only !== undefined && others.length === 0 && releases.every((each) => only.behaviour.releases.includes(each));
  if (releases.length === 0 || isFit) return judged;
  const again = await settingsAt(flags, { ...declarationsOf(flags), pynencReleases: { releases } }, host);
  return ownDeployment(again.judged, records.application, isNamed).judged ?? judged;
}

function termsOf({ analysis }: Judged, judgement: SlotJudgement): AuditTerms {
  const numberOf = (field: string, otherwise: number): number => {
    const coerced = analysis.app.pynenc.get(field)?.coerced;
    const value = coerced !== undefined && "value" in coerced ? coerced.value : undefined;
    return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : otherwise;
  };
  const retention: Microseconds = Math.round(numberOf("atomic_service_execution_retention_minutes", 60) * MINUTE);
  return {
    fleetOf: judgement.fleetOf,
    declaredRunners: analysis.declarations.runners,
    retention,
    mostRecords: numberOf("atomic_service_execution_max_records", 1000),
  };
}

function judgementRemarks({ analysis }: Judged, judgement: SlotJudgement): readonly string[] {
  const others = analysis.judgements.filter((each) => each !== judgement).map(({ behaviour }) => behaviour.name);
  return [
    ...(others.length > 0
      ? [
          `the release may be ${others.join(" or ")} as well: judged as ${judgement.behaviour.name}; --pynenc-version says which it is`,
        ]
      : []),
    ...(refusesStart(judgement)
      ? [`pynenc ${judgement.behaviour.name} starts no runner with these settings, so the fleet runs by others`]
      : []),
  ];
}
