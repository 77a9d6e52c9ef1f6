import type {
  DeclarationProblem,
  Declarations,
  EffectiveSetting,
  FleetMember,
  JudgedReleases,
  ResolvedApp,
  RunnerRange,
  SettingsDocument,
  Severity,
  TextRange,
  UnknownSource,
  UnreadFile,
} from "@slotwise/project";
import type { FindingDrawing } from "../findings/finding.js";
import type { RuleName } from "../findings/rule-names.js";
import type { DeclaredSize, DeployedRunners } from "../fleets/deployed-runners.js";
import type { JudgedMember } from "../fleets/fleet-members.js";
import type { NotJudged } from "../fleets/not-judged.js";
import type { SlotChange } from "../fleets/slot-change.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import type { SlotRule } from "./slot-rule.js";

/** One deployment, judged: what others need to know of it that have files in common with it. */
export interface JudgedDeployment {
  readonly documents: readonly SettingsDocument[];
  /** What it takes settings from as well, and nobody here has read. */
  readonly unknown: readonly UnknownSource[];
  readonly app: ResolvedApp;
  /** One for each behaviour judged; none where a value is unusable, since then no runner starts. */
  readonly judgements: readonly SlotJudgement[];
  /** Why there are none, where no mistake is to blame. */
  readonly notJudged: NotJudged | undefined;
  /** What the files start of its fleet, whatever is declared; undefined where they do not say. */
  readonly deployed: DeployedRunners | undefined;
  /** Where a file declares the size that is judged; undefined where none does, or something stronger than a file. */
  readonly declaredSize: DeclaredSize | undefined;
}

/** Everything a rule may look at: one deployment, resolved. */
export interface RuleContext extends JudgedDeployment {
  /** Every deployment of the project, this one among them. */
  readonly siblings: readonly JudgedDeployment[];
  readonly declarations: Declarations;
  readonly declarationProblems: readonly DeclarationProblem[];
  readonly releases: JudgedReleases;
  /** Of the project, where this is the first of its deployments. */
  readonly unreadFiles: readonly UnreadFile[];
  readonly slotRules: readonly SlotRule[];
  /** Where a deployment says how many runners it starts; undefined where that was declared to us, or by nobody. */
  readonly replicas: PlacedRunners | undefined;
  /** All that starts runners of this fleet and says by what settings; none where nobody else does. */
  readonly members: readonly JudgedMember[];
  /** Which of them this deployment is. */
  readonly member: FleetMember | undefined;
  /** Whether it plainly starts something else than a runner. */
  readonly takesNoTurns: boolean;
  /** Where each process has a store of its own, and so is a fleet of one: what makes it so, and how many there are. */
  readonly unshared:
    | {
        readonly by: EffectiveSetting;
        /** Undefined where nobody says. */
        readonly processes: RunnerRange | undefined;
        readonly replicas: PlacedRunners | undefined;
      }
    | undefined;
}

/** A number of runners, and where it stands. */
export interface PlacedRunners {
  readonly document: SettingsDocument;
  readonly range: TextRange;
  /** Everything that was added up. */
  readonly members: readonly FleetMember[];
}

/** A replacement of one stretch of a document's text. */
export interface ProblemFix {
  readonly title: string;
  /** Whether it may be applied without a person looking; without it, it may not. */
  readonly safe?: boolean;
  readonly edits: readonly {
    readonly document: SettingsDocument;
    readonly range: TextRange;
    readonly newText: string;
  }[];
  /** What it sets, where that is settings of the slots and nothing else. */
  readonly change?: SlotChange | undefined;
  /** Whether problems that were hidden may show by it: a person who takes it wants to see them. */
  readonly reveals?: boolean;
}

/** What a rule found, before severities are configured and places are counted in lines. */
export interface Problem {
  readonly document: SettingsDocument;
  readonly range: TextRange;
  readonly message: string;
  /** Where this case is worse or better than the rule's own severity. */
  readonly severity?: Severity | undefined;
  /** The releases of pynenc it was found under; absent where that makes no difference. */
  readonly releases?: readonly string[] | undefined;
  readonly related?: readonly {
    readonly document: SettingsDocument;
    readonly range: TextRange;
    readonly message: string;
  }[];
  /** As a function where they have to be looked for, each judged before it is told: most are never asked for. */
  readonly fixes?: readonly ProblemFix[] | (() => Iterable<ProblemFix>);
  readonly drawing?: FindingDrawing | undefined;
}

/** A rule: what it is called and what it finds. Its page is `docs/rules/<name>.md`. */
export interface Rule {
  readonly name: RuleName;
  /** One line for lists, in the form "a runner can miss its turn". */
  readonly summary: string;
  readonly severity: Severity;
  readonly group: "slots" | "settings";
  check(context: RuleContext): Iterable<Problem>;
}
