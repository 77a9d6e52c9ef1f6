import { displayWidth, fitText, safeLine } from "@slotwise/words";

/**
 * Names as they fit into so much room and can still be told apart: `4f1c22ab…` of a UUID, the beginning or the end of
 * another. Where nothing of the kind tells all of them apart, a number does.
 * @param measure how wide a text is, in whatever the room is measured in: columns of a terminal where absent
 */
export function shortNames(
  names: readonly string[],
  room: number,
  ellipsis = "…",
  measure: (text: string) => number = displayWidth,
): readonly string[] {
  const whole = names.map(safeLine);
  const different = new Set(names).size;
  if (new Set(whole).size === different && whole.every((name) => measure(name) <= room)) return whole;
  const end = (text: string, space: number): string => reversed(fitText(reversed(text), space, "", measure));
  const ways: readonly ((name: string) => string)[] = [
    (name) => (UUID.test(name) ? name.slice(0, UUID_BEGINNING) + ellipsis : fitText(name, room, ellipsis, measure)),
    (name) => fitText(name, room, ellipsis, measure),
    (name) => fitText(ellipsis + name.slice(sharedBeginning(whole)), room, ellipsis, measure),
    (name) => ellipsis + end(name, room - measure(ellipsis)),
    (name) => {
      const beginning = fitText(name, room / 2, ellipsis, measure);
      return beginning + end(name, room - measure(beginning));
    },
  ];
  for (const shorten of ways) {
    const short = whole.map((name) => (measure(name) <= room ? name : shorten(name)));
    if (new Set(short).size === different && short.every((name) => measure(name) <= room)) return short;
  }
  return numbered(names, whole, (name, space) => fitText(name, space, ellipsis, measure), room, measure);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i;
const UUID_BEGINNING = 8;

/** How much of their beginning all names share, back to where a word of it begins. */
function sharedBeginning(names: readonly string[]): number {
  const [first = "", ...others] = names;
  let shared = first.length;
  for (const other of others) {
    let same = 0;
    while (same < shared && first[same] === other[same]) same++;
    shared = same;
  }
  while (shared > 0 && /[0-9A-Za-z]/.test(first[shared - 1] ?? "")) shared--;
  return shared;
}

/** `#12 worker…`: the same name has the same number. */
function numbered(
  names: readonly string[],
  whole: readonly string[],
  fit: (name: string, room: number) => string,
  room: number,
  measure: (text: string) => number,
): readonly string[] {
  const numbers = new Map([...new Set(names)].map((name, index) => [name, index + 1]));
  return whole.map((name, index) => {
    const number = `#${numbers.get(names[index] ?? "")}`;
    return `${number} ${fit(name, room - measure(number) - measure(" "))}`.trimEnd();
  });
}

function reversed(text: string): string {
  return [...text].reverse().join("");
}
