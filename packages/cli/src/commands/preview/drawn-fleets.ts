import type { Fleet } from "@slotwise/core";
import { refusesStart, type SlotJudgement } from "@slotwise/language-service";

/** Drawn where no size is declared: from the first that shares a cycle to one that is crowded. */
const EXAMPLE_SIZES: readonly number[] = [1, 2, 3, 4, 5, 10];
/** More than this one after the other nobody looks at. */
const MOST_DRAWINGS = 8;

/** The fleets that are shown of a judgement: none where no runner starts, since there is nothing to draw. */
export function drawnFleets(judgement: SlotJudgement): readonly Fleet[] {
  if (refusesStart(judgement)) return [];
  return sizesOf(judgement).map(judgement.fleetOf);
}

function sizesOf({ sizes }: SlotJudgement): readonly number[] {
  if (sizes === undefined) return EXAMPLE_SIZES;
  const count = sizes.most - sizes.least + 1;
  if (count <= MOST_DRAWINGS) return Array.from({ length: count }, (_, index) => sizes.least + index);
  const examples = EXAMPLE_SIZES.filter((size) => size > sizes.least && size < sizes.most);
  return [sizes.least, ...examples, sizes.most];
}
