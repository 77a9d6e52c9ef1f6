import type { TextStyle } from "@slotwise/timeline";
import type { Glyphs } from "./glyphs.js";
import type { Mark, Picture } from "./picture.js";

const BETWEEN = "   ";

/** What the marks of a drawing are, as many as occur in it, in lines of at most so many characters. */
export function pictureLegend(picture: Picture, glyphs: Glyphs, width: number, style: TextStyle): readonly string[] {
  const has = (kind: Mark["kind"]): boolean =>
    picture.rows.some(({ marks }) => marks.some((mark) => mark.kind === kind));
  const executes = picture.rows.some(({ executions }) => executions.length > 0);
  const together = picture.rows.filter(({ executions }) =>
    executions.some(({ from, to }) => from < picture.problem.to && to > picture.problem.from),
  );
  const items = [
    picture.rows.some(({ windows }) => windows.length > 0) && `${glyphs.window} its window`,
    has("look") && `${glyphs.marks.look} looks`,
    has("join") && `${glyphs.marks.join} joins`,
    has("start") && `${glyphs.marks.start} looks and starts`,
    executes && `${glyphs.execution} executes`,
    together.length > 1 && `${glyphs.problem} while another does`,
    together.length === 1 && `${glyphs.problem} executes meanwhile`,
    has("fault") && `${glyphs.marks.fault} goes wrong`,
    has("refusal") && `${glyphs.marks.refusal} is refused`,
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
