import { nameOfReleases } from "@slotwise/pynenc";
import { reasonNotJudged } from "../analysis/reason-not-judged.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { type Naming, ownDeployment } from "./own-deployment.js";
import { type RecordTerms, recordTerms } from "./record-terms.js";
import type { NamedAnalysis, RecordedFleet } from "./recorded-fleet.js";
import { toldReleases } from "./told-releases.js";

/** What records are to be held against, and where that comes from. */
export interface FoundTerms<Named extends NamedAnalysis> {
  /** Undefined where no settings are known. */
  readonly terms: RecordTerms | undefined;
  /** The deployment that they are of. */
  readonly deployment: Named | undefined;
  /** `pynenc 0.2.4 to 0.3.1`, `rustvello`; undefined where nobody can tell. */
  readonly release: string | undefined;
  readonly releases: readonly string[];
  /** A sentence each, for people: what was left out, and why. */
  readonly remarks: readonly string[];
}

export interface TermsSearch<Named extends NamedAnalysis> extends Naming {
  /** All that carry settings, as they are judged without knowing the records. */
  readonly deployments: readonly Named[];
  /** The same judged for these releases: what a setting means, and whether it is read, depends on them. */
  readonly judgedFor: (releases: readonly string[]) => readonly Named[] | Promise<readonly Named[]>;
  /** By what a person can say which release it is: `--pynenc-version`. */
  readonly releaseOption: string;
  readonly isReleaseAsked: boolean;
}

/** Finds the settings of the fleet that left some records. Values that nobody set are never taken in silence. */
export async function findTerms<Named extends NamedAnalysis>(
  records: RecordedFleet,
  search: TermsSearch<Named>,
): Promise<FoundTerms<Named>> {
  const own = ownDeployment(search.deployments, records.application, search);
  const askedBy = search.isReleaseAsked ? search.releaseOption : undefined;
  const { releases, remarks: ofReleases } = toldReleases(records, own.deployment?.analysis, askedBy);
  const release = releases.length === 0 ? undefined : `pynenc ${nameOfReleases(releases)}`;
  const common = { release: records.isRustvello ? "rustvello" : release, releases };
  const remarks = [...own.remarks, ...ofReleases];
  if (own.deployment === undefined) return { ...common, terms: undefined, deployment: undefined, remarks };
  const deployment = await asRun(own.deployment, releases, records, search);
  const judgement = deployment.analysis.judgements.at(-1);
  if (judgement === undefined) {
    const reason = `the settings cannot be held against these records: ${reasonNotJudged(deployment.analysis)}`;
    return { ...common, terms: undefined, deployment, remarks: [...remarks, reason] };
  }
  return {
    ...common,
    terms: recordTerms(deployment.analysis, judgement),
    deployment,
    remarks: [...remarks, ...judgementRemarks(deployment, judgement, search.releaseOption)],
  };
}

/** The deployment judged for the releases that the fleet runs. */
async function asRun<Named extends NamedAnalysis>(
  deployment: Named,
  releases: readonly string[],
  { application }: RecordedFleet,
  search: TermsSearch<Named>,
): Promise<Named> {
  const [only, ...others] = deployment.analysis.judgements;
  const isFit =
    only !== undefined && others.length === 0 && releases.every((each) => only.behaviour.releases.includes(each));
  if (releases.length === 0 || isFit) return deployment;
  return ownDeployment(await search.judgedFor(releases), application, search).deployment ?? deployment;
}

function judgementRemarks(
  { analysis }: NamedAnalysis,
  judgement: SlotJudgement,
  releaseOption: string,
): readonly string[] {
  const { name } = judgement.behaviour;
  const others = analysis.judgements.filter((each) => each !== judgement).map(({ behaviour }) => behaviour.name);
  return [
    ...(others.length > 0
      ? [`the release may be ${others.join(" or ")} as well: judged as ${name}; ${releaseOption} says which it is`]
      : []),
    ...(refusesStart(judgement)
      ? [`pynenc ${name} starts no runner with these settings, so the fleet runs by others`]
      : []),
  ];
}
