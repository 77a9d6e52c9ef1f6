import type { MarkKind, Picture } from "./picture.js";

/** What the shapes of a picture are, as many as occur. */
export function pictureCaption({ rows, problems, silences, clock }: Picture): string {
  const has = (kind: MarkKind) => rows.some(({ marks }) => marks.some((mark) => mark.kind === kind));
  const isStory = clock.name === "elapsed";
  return [
    rows.some(({ windows }) => windows.length > 0) && `Upper bar: its window, as it ${isStory ? "sees" : "saw"} it.`,
    rows.some(({ vacant }) => vacant.length > 0) && "Outlined: a window kept for one that was not seen any more.",
    rows.some(({ executions }) => executions.length > 0) && `Lower bar: it ${isStory ? "executes" : "executed"}.`,
    rows.some(({ blocks }) => blocks.length > 0) && "Outlined lower bar: its record refuses every start.",
    has("join") && `An arrowhead: it ${isStory ? "joins" : "joined"}.`,
    has("look") && "A stroke: it looks.",
    has("start") && (isStory ? "A dot: it looks and starts." : "A dot: it started."),
    has("refusal") && `A cross: it ${isStory ? "is" : "was"} refused.`,
    has("death") && "An arrowhead backwards: it was last seen.",
    has("fault") && "A triangle: something goes wrong.",
    silences.length > 0 && "Line at the top: nobody started.",
    problems.length > 0 && `Within the dashed lines: what ${isStory ? "is" : "was"} wrong.`,
  ]
    .filter((sentence) => sentence !== false)
    .join(" ");
}
