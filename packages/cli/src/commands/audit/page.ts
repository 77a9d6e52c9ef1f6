import type { Audit } from "@slotwise/audit";
import { type Picture, pictureCaption } from "@slotwise/timeline";
import { safeLine } from "@slotwise/words";
import { picturePage } from "../../page/picture-page.js";

/** Events that the buttons of a page lead to: of more, what they would pass by can be seen at once. */
const MOST_EVENTS = 2000;

/**
 * What a fleet did as a page that can be scrubbed.
 * @param sentences what stands below the picture: the promises that are broken, the picture in words
 */
export function auditPage(audit: Audit, picture: Picture, sentences: readonly string[]): string {
  return picturePage({
    picture,
    title: auditTitle(audit, picture),
    sentences,
    events: eventsOf(picture),
    caption: pictureCaption(picture),
  });
}

/** `What the fleet of lab did until 2026-11-29 14:26:30 UTC`, for a page and for a picture of its own. */
export function auditTitle({ observation: { records } }: Pick<Audit, "observation">, { clock, to }: Picture): string {
  const whose = records.application === undefined ? "the fleet" : `the fleet of ${safeLine(records.application)}`;
  return `What ${whose} did until ${clock.words(to)}`;
}

function eventsOf({ rows, silences, problems }: Picture): readonly number[] {
  const times = [
    ...rows.flatMap(({ marks, blocks }) => [...marks.map(({ at }) => at), ...blocks.map(({ from }) => from)]),
    ...[...silences, ...problems].map(({ from }) => from),
  ];
  const events = [...new Set(times)].sort((one, other) => one - other);
  const step = Math.ceil(events.length / MOST_EVENTS);
  return events.filter((_, index) => index % step === 0);
}
