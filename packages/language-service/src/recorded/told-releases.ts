import { requirementsBySay, type SettingsDocument } from "@slotwise/project";
import { nameOfReleases, RELEASES, releasesAllowed, releasesOfProtocol } from "@slotwise/pynenc";
import type { Analysis } from "../analysis/analysis.js";
import type { RecordedFleet } from "./recorded-fleet.js";

/** Which releases of pynenc may have left records, and what is to be said of it. */
export interface ToldReleases {
  /** Oldest first; none where nobody says. */
  readonly releases: readonly string[];
  readonly remarks: readonly string[];
}

/**
 * The releases that a fleet may run: those whose store looks like this one, as far as files and a person allow them. What a
 * person says counts before the store, and the store before a file.
 * @param analysis of the settings; undefined where none are known
 * @param askedBy what a person says it by, such as `--pynenc-version`; undefined where nobody does
 */
export function toldReleases(
  records: RecordedFleet,
  analysis: Analysis | undefined,
  askedBy: string | undefined,
): ToldReleases {
  if (records.isRustvello) {
    const [newest] = releasesOfProtocol("slot-window").toReversed();
    const remark = "rustvello decides as pynenc 0.1.0 to 0.2.3 do, by settings of its own, which are not read here";
    return { releases: newest === undefined ? [] : [newest], remarks: [remark] };
  }
  const stored = records.releases.filter((release) => RELEASES.includes(release));
  if (analysis === undefined) return { releases: stored, remarks: [] };
  const { releases: said, reason } = analysis.releases;
  const remarks = disagreement(analysis.documents);
  // Nobody says anything where the newest is taken.
  if (stored.length > 0 && reason === "newest" && askedBy === undefined) return { releases: stored, remarks };
  const both = said.filter((release) => stored.includes(release));
  if (both.length > 0) return { releases: both, remarks };
  if (stored.length === 0) return { releases: said, remarks };
  const difference = `${askedBy === undefined ? "the files say" : `${askedBy} says`} pynenc ${nameOfReleases(said)}, and the store is one of ${nameOfReleases(stored)}`;
  return askedBy === undefined
    ? { releases: stored, remarks: [...remarks, `${difference}: judged by the store`] }
    : { releases: said, remarks: [...remarks, `${difference}: judged by ${askedBy}`] };
}

/** Two files that cannot both be right about the release. */
function disagreement(documents: readonly SettingsDocument[]): readonly string[] {
  const all = requirementsBySay(documents, "pynenc")
    .flat()
    .flatMap(({ document, specifier }) => {
      const releases = releasesAllowed(specifier)?.releases ?? [];
      return releases.length === 0 ? [] : [{ file: document.source.name, releases }];
    });
  for (const [index, first] of all.entries()) {
    const other = all
      .slice(index + 1)
      .find(({ file, releases }) => file !== first.file && !releases.some((each) => first.releases.includes(each)));
    if (other !== undefined) {
      return [
        `${first.file} says pynenc ${nameOfReleases(first.releases)}, and ${other.file} ${nameOfReleases(other.releases)}: they disagree about the release`,
      ];
    }
  }
  return [];
}
