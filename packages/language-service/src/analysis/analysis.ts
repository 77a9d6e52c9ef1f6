import type { Declarations, JudgedReleases, ResolvedApp, SettingsDocument } from "@slotwise/project";
import type { Finding } from "../findings/finding.js";
import type { Suppression } from "../findings/suppression.js";
import type { DeclaredSize, DeployedRunners } from "../fleets/deployed-runners.js";
import type { JudgedMember } from "../fleets/fleet-members.js";
import type { FleetSummary } from "../fleets/fleet-summary.js";
import type { NotJudged } from "../fleets/not-judged.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";

/** What is known of one deployment: its files resolved, its fleet judged. */
export interface Analysis {
  /** The service, container, job or module; undefined for the folder itself. */
  readonly name: string | undefined;
  /** The file that people know it by; undefined where there is none. */
  readonly knownBy: string | undefined;
  /** Whether any file says something about a fleet, or may have: one that does not parse. */
  readonly carriesSettings: boolean;
  readonly documents: readonly SettingsDocument[];
  readonly app: ResolvedApp;
  readonly declarations: Declarations;
  readonly releases: JudgedReleases;
  /** Empty where a value is unusable. */
  readonly judgements: readonly SlotJudgement[];
  /** Why there are none, where no mistake is to blame. */
  readonly notJudged: NotJudged | undefined;
  /** All that starts runners of this fleet, each judged by its own settings; none where nobody else does. */
  readonly members: readonly JudgedMember[];
  /** What the files start of this fleet, whatever is declared; undefined where they do not say. */
  readonly deployed: DeployedRunners | undefined;
  /** Where a file declares the size that is judged; undefined where none does, or something stronger than a file. */
  readonly declaredSize: DeclaredSize | undefined;
  readonly summaries: readonly FleetSummary[];
  readonly findings: readonly Finding[];
  /** The comments that suppress findings, each with what it suppressed here. */
  readonly suppressions: readonly Suppression[];
}

/** Every deployment of a project, and what was found in any of them, once. */
export interface ProjectAnalysis {
  readonly deployments: readonly Analysis[];
  readonly findings: readonly Finding[];
}
