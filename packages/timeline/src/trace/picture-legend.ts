import type { TextStyle } from "../terminal/text-line.js";
import type { Glyphs } from "./glyphs.js";
import type { MarkKind, Picture } from "./picture.js";

const BETWEEN = "   ";

/** What the marks of a drawing are, as many as occur in it, in lines of at most so many characters. */
export function pictureLegend(
  picture: Picture,
  glyphs: Glyphs,
  width: number,
  style: TextStyle,
  showsWindows: boolean,
): readonly string[] {
  const { rows, problems } = picture;
  const has = (kind: MarkKind): boolean => rows.some(({ marks }) => marks.some((mark) => mark.kind === kind));
  const executes = rows.some(({ executions }) => executions.length > 0);
  const together = rows.filter(({ executions }) =>
    executions.some(({ from, to }) => problems.some((problem) => from < problem.to && to > problem.from)),
  );
  const items = [
    !showsWindows && "(its windows are too close to be drawn)",
    showsWindows && rows.some(({ windows }) => windows.length > 0) && `${glyphs.window} its window`,
    showsWindows && rows.some(({ vacant }) => vacant.length > 0) && `${glyphs.vacant} kept for one not seen since`,
    has("look") && `${glyphs.marks.look} looks`,
    has("join") && `${glyphs.marks.join} joins`,
    has("start") && `${glyphs.marks.start} ${startWords(picture)}`,
    executes && `${glyphs.execution} executes`,
    together.length > 1 && `${glyphs.problem} while another does`,
    together.length === 1 && `${glyphs.problem} executes meanwhile`,
    rows.some(({ blocks }) => blocks.length > 0) && `${glyphs.block} its record refuses every start`,
    has("fault") && `${glyphs.marks.fault} goes wrong`,
    has("refusal") && `${glyphs.marks.refusal} is refused`,
    has("death") && `${glyphs.marks.death} last seen`,
  ].filter((item) => item !== false);
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + BETWEEN.length + item.length <= width) {
      lines[lines.length - 1] = `${last}${BETWEEN}${item}`;
    } else {
      lines.push(item);
    }
  }
  return lines.map((line) => style(line, "label"));
}

/** Records know of starts; looks that start nothing leave none. */
function startWords({ clock }: Picture): string {
  return clock.name === "utc" ? "starts" : "looks and starts";
}
