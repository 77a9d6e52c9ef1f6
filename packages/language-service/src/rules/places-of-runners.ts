import { formatRunnerRange } from "@slotwise/project";
import type { DocumentPlace } from "./place.js";
import type { PlacedRunners, Problem } from "./rule.js";

/** Where the number of runners comes from, other than from the place that is pointed at. */
export function placesOfRunners(
  replicas: PlacedRunners | undefined,
  place: DocumentPlace,
): NonNullable<Problem["related"]> {
  if (replicas === undefined) return [];
  const { document, range, members } = replicas;
  if (members.length > 1) {
    return members.slice(0, MOST_MEMBERS).map((member) => ({
      document: member.document,
      range: member.range,
      message: `${formatRunnerRange(member.runners)} of the runners: ${member.name}`,
    }));
  }
  return place === replicas ? [] : [{ document, range, message: "the number of runners" }];
}

/** Nobody reads more of them. */
const MOST_MEMBERS = 10;
