import {
  type Audit,
  answerOf,
  auditPicture,
  defaultSpan,
  describePicture,
  type Microseconds,
  spanAround,
  spanSince,
} from "@slotwise/audit";
import { type Picture, pictureCaption, pictureSvg, pictureText } from "@slotwise/timeline";
import { wrapText } from "@slotwise/words";
import { writeNamedFile } from "../../files/write-file.js";
import type { Host } from "../../host/host.js";
import { drawingOn } from "../../terminal/drawing.js";
import type { AuditFlags, DrawnTime } from "./options.js";
import { auditPage, auditTitle } from "./page.js";
import type { Reported } from "./reports/reported.js";

/** The picture for the terminal: lines that end with a line break, as wide as it is. */
export function drawn(audit: Audit, time: DrawnTime | undefined, host: Host): string {
  const picture = pictureOf(audit, time);
  return pictureText(picture, drawingOn(host)) + hintBeyond(audit, picture, host);
}

/** Where the picture does not reach back to what stopped the fleet: how to see that. */
function hintBeyond({ stuck }: Audit, { from }: Picture, host: Host): string {
  if (stuck === undefined || stuck.since >= from) return "";
  const hint = `--at ${timeAsked(stuck.since)} draws how it came to stand still.`;
  return wrapText(hint, drawingOn(host).columns)
    .map((line) => `${line}\n`)
    .join("");
}

/** As `--at` takes it, whatever the day. */
function timeAsked(time: Microseconds): string {
  return `${new Date(Math.round(time / 1000)).toISOString().slice(0, 19)}Z`;
}

/** Writes the pictures that are asked for, each with what it shows in words. */
export function writePictures(
  reported: Reported,
  time: DrawnTime | undefined,
  { svg, html }: Pick<AuditFlags, "svg" | "html">,
  host: Host,
): void {
  if (svg === undefined && html === undefined) return;
  const { audit } = reported;
  const picture = pictureOf(audit, time);
  const described = describePicture(audit, picture);
  if (svg !== undefined) {
    const title = auditTitle(audit, picture);
    const options = { title, description: described.join(" "), caption: pictureCaption(picture) };
    writeNamedFile(svg, `${pictureSvg(picture, options)}\n`, host);
  }
  if (html !== undefined) writeNamedFile(html, auditPage(audit, picture, [...saidOf(reported), ...described]), host);
}

/** What stands before the picture in words: the answer, and what is broken. */
function saidOf(reported: Reported): readonly string[] {
  const { headline, sentences, clearing } = answerOf(reported);
  return [
    headline,
    ...sentences,
    ...(clearing === undefined ? [] : [`In ${clearing.inside}: ${clearing.statement}`]),
    ...reported.audit.promises
      .filter(({ verdict }) => verdict === "broken")
      .map(({ id, summary }) => `Broken, ${id}: ${summary}.`),
  ];
}

function pictureOf(audit: Audit, time: DrawnTime | undefined): Picture {
  return auditPicture(audit, spanOf(audit, time));
}

function spanOf(audit: Audit, time: DrawnTime | undefined): ReturnType<typeof defaultSpan> {
  if (time === undefined) return defaultSpan(audit);
  return time.kind === "since"
    ? spanSince(audit, time.duration)
    : spanAround(audit, time.timeBy(audit.observation.now));
}
