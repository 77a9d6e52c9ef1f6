type Style = "bold" | "dim" | "red" | "green" | "yellow" | "blue" | "cyan";

/** Text in a style, for terminals; the text as it is, where there are to be no colours. */
export type Colours = Readonly<Record<Style, (text: string) => string>>;

/**
 * Not a library: what there is opens standard output when it is loaded, to see whether that is a terminal, which takes a
 * run that writes into a pipe milliseconds.
 */
export function createColours(areWanted: boolean): Colours {
  const style = (first: number, last: number) => (areWanted ? styled(first, last) : (text: string) => text);
  return {
    bold: style(1, WEIGHT_END),
    dim: style(2, WEIGHT_END),
    red: style(31, COLOUR_END),
    green: style(32, COLOUR_END),
    yellow: style(33, COLOUR_END),
    blue: style(34, COLOUR_END),
    cyan: style(36, COLOUR_END),
  };
}

/** Ends bold and dim alike. */
const WEIGHT_END = 22;
const COLOUR_END = 39;

function styled(first: number, last: number): (text: string) => string {
  const [begin, end] = [`\u001b[${first}m`, `\u001b[${last}m`];
  // Where another style of the kind ends inside, this one goes on.
  const goOn = last === WEIGHT_END ? end + begin : begin;
  return (text) => begin + text.replaceAll(end, goOn) + end;
}
