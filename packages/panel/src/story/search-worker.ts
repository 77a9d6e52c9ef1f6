import { search } from "@slotwise/simulator";
import type { SearchAnswer, SearchRequest } from "./search.js";
import { toldStory } from "./told-story.js";

/** Looks for what is asked, one hunt after the other, and answers with the first story found. Ended from outside. */
self.addEventListener("message", ({ data }: MessageEvent<SearchRequest>) => {
  const answer = (message: SearchAnswer): void => self.postMessage(message);
  try {
    for (const hunt of data) {
      const result = search(hunt);
      if (result.kind === "found") return answer({ story: toldStory(result.counterexample) });
    }
    answer({ story: undefined });
  } catch (error) {
    answer({ story: undefined, problem: String(error) });
  }
});
