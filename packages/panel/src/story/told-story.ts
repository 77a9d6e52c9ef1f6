import { type Counterexample, headline, pictureOf, story } from "@slotwise/simulator";
import type { Picture } from "@slotwise/timeline";

/** A story that was found, ready to be shown: the worker tells it, so that a page need not know how. */
export interface ToldStory {
  readonly headline: string;
  /** What happens, in order. */
  readonly sentences: readonly string[];
  /** Its times are seconds of virtual time. */
  readonly picture: Omit<Picture, "clock">;
  /** When something happens, in order, in microseconds. */
  readonly events: readonly number[];
}

export function toldStory(counterexample: Counterexample): ToldStory {
  const { clock: _, ...picture } = pictureOf(counterexample);
  return {
    headline: headline(counterexample),
    sentences: story(counterexample),
    picture,
    events: [...new Set(counterexample.events.map(({ at }) => at))],
  };
}
