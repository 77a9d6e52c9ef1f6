import { type Counterexample, headline, pictureOf, story } from "@slotwise/simulator";
import { pictureSvg } from "@slotwise/timeline";
import { writeNamedFile } from "../../files/write-file.js";
import type { Host } from "../../host/host.js";
import { counterexamplePage } from "./counterexample-page.js";

/** The files that a counterexample is drawn into, as far as they are asked for. */
export interface PictureFiles {
  readonly svg?: string;
  readonly html?: string;
}

/** Draws a counterexample, or says on standard error that there is none to draw. */
export function writePictures(
  counterexample: Counterexample | undefined,
  { svg, html }: PictureFiles,
  host: Host,
): void {
  for (const [file, textOf] of [
    [svg, counterexampleSvg],
    [html, counterexamplePage],
  ] as const) {
    if (file === undefined) continue;
    if (counterexample === undefined) {
      host.stderr.write(`slotwise: ${file} is not written: there is no counterexample to draw\n`);
      continue;
    }
    writeNamedFile(file, textOf(counterexample), host);
  }
}

/** A counterexample as a picture that follows its reader's theme. */
function counterexampleSvg(counterexample: Counterexample): string {
  return `${pictureSvg(pictureOf(counterexample), {
    title: headline(counterexample),
    description: story(counterexample).join(" "),
  })}\n`;
}
