import { type AuditTerms, auditTerms, type Records } from "@slotwise/audit";
import { findTerms, type Naming } from "@slotwise/language-service";
import type { Declarations } from "@slotwise/project";
import { declarationsOf } from "../../../command-line/fleet-options.js";
import { type Host, NotJudgedError, UsageError } from "../../../host/host.js";
import type { FoundSettings, Judged } from "../../../project/judged.js";
import type { AuditFlags } from "../options.js";
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
  const { terms, deployment, release, releases, remarks } = await findTerms(records, {
    ...namingOf(flags),
    deployments: found.judged,
    judgedFor: async (known) =>
      (await settingsAt(flags, { ...declarations, pynencReleases: { releases: known } }, host)).judged,
    isReleaseAsked: flags.pynencVersion !== undefined,
    releaseOption: "--pynenc-version",
  });
  const isNowhere = found.judged.length === 0;
  return {
    terms: terms === undefined ? undefined : auditTerms(terms),
    judged: deployment,
    release,
    releases,
    remarks: [
      ...found.remarks,
      ...remarks,
      ...(isNowhere ? [`there are no pynenc settings in ${flags.settings ?? "this folder"}`] : []),
      ...(terms === undefined ? [WITHOUT_TERMS] : []),
    ],
  };
}

/** What the command line says of whose settings they are. */
export function namingOf({ settings }: Pick<AuditFlags, "settings">): Naming {
  return {
    namedBy: settings === undefined ? undefined : "--settings",
    advice: "name the right ones with --settings PATH",
  };
}

const WITHOUT_TERMS =
  "said is what needs no settings; name them with --settings PATH to have turns, windows, silences and executions judged";

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
