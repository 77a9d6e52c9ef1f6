import { formatInstant, type Instant } from "@slotwise/core";
import type { Call, View } from "@slotwise/testkit";

/** So many seconds are remembered with their text. */
const MOST_SECONDS = 10_000;

/** Writes calls as lines of JSON. One view is asked about many times, so its text is made once; so is that of a second. */
export class RequestWriter {
  readonly #views = new WeakMap<View, string>();
  readonly #seconds = new Map<number, string>();

  describe(id: number): string {
    return `{"id":${id},"call":"describe"}\n`;
  }

  call(id: number, { call, args }: Call): string {
    return `{"id":${id},"call":"${call}","args":${this.arguments(args)}}\n`;
  }

  /** The arguments as JSON, in the order in which they are declared. */
  arguments(args: Call["args"]): string {
    let text = "";
    for (const [name, value] of Object.entries(args)) {
      text += `${text === "" ? "{" : ","}"${name}":`;
      text += typeof value === "number" ? value : typeof value === "string" ? quoted(value) : this.#view(value);
    }
    return `${text}}`;
  }

  #view(view: View): string {
    const known = this.#views.get(view);
    if (known !== undefined) return known;
    const text = `[${view.map((runner) => this.#runner(runner)).join(",")}]`;
    this.#views.set(view, text);
    return text;
  }

  /** Every field is always there, null where nothing is known. */
  #runner(runner: View[number]): string {
    return (
      `{"runnerId":${quoted(runner.runnerId)}` +
      `,"creationTime":${this.#instant(runner.creationTime)}` +
      `,"lastHeartbeat":${this.#instant(runner.lastHeartbeat)}` +
      `,"allowToRunAtomicService":${runner.allowToRunAtomicService === true}` +
      `,"lastServiceStart":${this.#instant(runner.lastServiceStart)}` +
      `,"lastServiceEnd":${this.#instant(runner.lastServiceEnd)}}`
    );
  }

  #instant(instant: Instant | null | undefined): string {
    if (instant === null || instant === undefined) return "null";
    const microseconds = Number(instant);
    if (!Number.isSafeInteger(microseconds)) return `"${formatInstant(instant)}"`;
    const second = Math.floor(microseconds / 1e6);
    const fraction = String(microseconds - second * 1e6).padStart(6, "0");
    return `"${this.#second(second, instant)}.${fraction}+00:00"`;
  }

  /** The text of an instant up to its second. */
  #second(second: number, instant: Instant): string {
    const known = this.#seconds.get(second);
    if (known !== undefined) return known;
    if (this.#seconds.size >= MOST_SECONDS) this.#seconds.clear();
    const text = formatInstant(instant).slice(0, 19);
    this.#seconds.set(second, text);
    return text;
  }
}

/** Everything that is sent is ASCII: it is written the fastest, and no target has to guess an encoding. */
function quoted(text: string): string {
  if (/^[\w@.:-]*$/.test(text)) return `"${text}"`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  return JSON.stringify(text).replaceAll(/[^\u0000-\u007f]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
