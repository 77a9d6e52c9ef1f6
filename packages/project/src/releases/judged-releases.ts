import { type Behaviour, behavioursOf, joinReleases, type NamedReleases, NEWEST_RELEASE } from "@slotwise/pynenc";
import type { SettingsDocument } from "../documents/document.js";
import { remember } from "../memory/remember.js";
import type { TextRange } from "../text/source-text.js";
import { allowedBy, requirementsBySay } from "./requirements-by-say.js";

/** Which releases of pynenc settings are judged for, and what says so. */
export interface JudgedReleases {
  /** Known releases, oldest first. */
  readonly releases: readonly string[];
  /** The same, those together that behave alike. */
  readonly behaviours: readonly Behaviour[];
  readonly reason: "declared" | "dependency" | "newest";
  /** The requirement, where it is one. */
  readonly requirement:
    | { readonly document: SettingsDocument; readonly range: TextRange; readonly text: string }
    | undefined;
}

/**
 * Decides which releases to judge for: what was declared, else what a lock file, a pin for pip or a dependency allows,
 * else the newest.
 */
export function judgedReleases(
  documents: readonly SettingsDocument[],
  declared: NamedReleases | undefined,
): JudgedReleases {
  if (declared !== undefined) return judged(declared, "declared", undefined);
  const counted = requirementsBySay(documents, "pynenc").find((alternatives) => alternatives.length > 0);
  const [first] = counted ?? [];
  if (counted === undefined || first === undefined) return judged({ releases: [NEWEST_RELEASE] }, "newest", undefined);
  const { document, range, text } = first;
  const allowed = counted.flatMap((each) => allowedBy(each) ?? []).reduce(joinReleases);
  return judged(allowed, "dependency", { document, range, text });
}

function judged(
  named: NamedReleases,
  reason: JudgedReleases["reason"],
  requirement: JudgedReleases["requirement"],
): JudgedReleases {
  return { releases: named.releases, behaviours: behavioursTold(named), reason, requirement };
}

const behavioursTold = remember(
  64,
  ({ releases, unknown }: NamedReleases) => `${unknown} ${releases.join(" ")}`,
  ({ releases, unknown }: NamedReleases): readonly Behaviour[] => {
    const behaviours = behavioursOf(releases);
    return unknown === undefined
      ? behaviours
      : behaviours.map((behaviour) => ({ ...behaviour, name: `${unknown}, judged as ${behaviour.name}` }));
  },
);
