import { search } from "@slotwise/simulator";
import type { SearchAnswer, SearchRequest } from "./search.js";

/** Looks for what is asked, one hunt after the other, and answers with the first story found. Ended from outside. */
self.addEventListener("message", ({ data }: MessageEvent<SearchRequest>) => {
  const answer = (message: SearchAnswer): void => self.postMessage(message);
  try {
    for (const hunt of data) {
      const result = search(hunt);
      if (result.kind === "found") return answer({ counterexample: result.counterexample });
    }
    answer({ counterexample: undefined });
  } catch (error) {
    answer({ counterexample: undefined, problem: String(error) });
  }
});
