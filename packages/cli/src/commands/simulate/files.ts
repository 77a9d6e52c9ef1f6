import { type Counterexample, headline, pictureOf, pictureSvg, story } from "@slotwise/simulator";
import { counterexamplePage } from "./page.js";

/** A counterexample as a picture that follows its reader's theme. */
export function svgOf(counterexample: Counterexample): string {
  return `${pictureSvg(pictureOf(counterexample), {
    title: headline(counterexample),
    description: story(counterexample).join(" "),
  })}\n`;
}

export const pageOf: (counterexample: Counterexample) => string = counterexamplePage;
