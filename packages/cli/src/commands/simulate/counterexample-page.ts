import { type Counterexample, headline, pictureOf, story } from "@slotwise/simulator";
import { pictureCaption } from "@slotwise/timeline";
import { picturePage } from "../../page/picture-page.js";

/** A counterexample as a page that can be scrubbed. */
export function counterexamplePage(counterexample: Counterexample): string {
  const picture = pictureOf(counterexample);
  return picturePage({
    picture,
    title: headline(counterexample),
    sentences: story(counterexample),
    events: counterexample.events.map(({ at }) => at),
    caption: pictureCaption(picture),
  });
}
