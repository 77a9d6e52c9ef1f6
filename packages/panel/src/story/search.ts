import type { Hunt } from "@slotwise/simulator";
import type { ToldStory } from "./told-story.js";

/** What the worker is asked: what to look for, one after the other. */
export type SearchRequest = readonly Hunt[];

/** What the worker answers: the first story that it found. */
export interface SearchAnswer {
  readonly story: ToldStory | undefined;
  /** Why it could not even search. */
  readonly problem?: string;
}
