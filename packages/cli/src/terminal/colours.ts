import type { Host, Output } from "../host/host.js";
import { type Colours, createColours } from "./styles.js";

/** Colours for an output: what NO_COLOR and FORCE_COLOR say, else whether a person watches. */
export function coloursFor(output: Output, { environment }: Pick<Host, "environment">): Colours {
  return createColours(wantsColour(output, environment));
}

function wantsColour(output: Output, environment: Host["environment"]): boolean {
  if ((environment.NO_COLOR ?? "") !== "") return false;
  const forced = environment.FORCE_COLOR;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return output.isTerminal && environment.TERM !== "dumb";
}

/** Whether box drawing and block characters will show. */
export function wantsUnicode(environment: Host["environment"]): boolean {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || "";
  return environment.TERM !== "linux" && (locale === "" || /utf-?8/i.test(locale));
}
