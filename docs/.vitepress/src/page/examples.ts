import type { PlaygroundState } from "../link/playground-state.js";

export interface Example extends Pick<PlaygroundState, "files" | "chosen"> {
  readonly name: string;
  readonly title: string;
}

/** Put in when the page is bundled, from the examples of the documentation. */
declare const EXAMPLES: readonly Example[];

/** At least one: the first is what somebody sees who brings nothing. */
export const examples: readonly Example[] = EXAMPLES;
