import { TooLargeForLink, writeLink } from "../link/link-text.js";
import type { PlaygroundState } from "../link/playground-state.js";
import { notice } from "./told.js";

/** Somebody who types or drags is not waited upon with every step. */
const REST_MILLISECONDS = 300;

/** Keeps the page's own address a link to all that is in it. */
export class Share {
  readonly #stateOf: () => PlaygroundState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isTooLarge = false;
  /** The fragment that the page itself has put there. */
  #own = location.hash.slice(1);

  constructor(stateOf: () => PlaygroundState) {
    this.#stateOf = stateOf;
  }

  /** Something has changed that the link holds. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.update(), REST_MILLISECONDS);
  }

  /** The link to what is there now, which is the page's address from here on; undefined where that is too much for one. */
  async update(): Promise<string | undefined> {
    clearTimeout(this.#timer);
    const fragment = await this.#fragment();
    if (fragment === undefined) return undefined;
    this.#own = fragment;
    // Browsers refuse an address that is too long, or one that changes too often: then the button still has it.
    try {
      history.replaceState(null, "", `#${fragment}`);
    } catch {
      return this.#address(fragment);
    }
    return this.#address(fragment);
  }

  /** What is there now stays one step back: something else takes its place. */
  leave(): void {
    clearTimeout(this.#timer);
    // Browsers refuse this too where it comes too often.
    try {
      history.pushState(null, "", location.href);
    } catch {
      // It is gone, as it would be without this.
    }
  }

  /** Whether the address is another one than the page has put there: somebody opened a link in this very tab. */
  isForeign(): boolean {
    return location.hash.slice(1) !== this.#own;
  }

  /** An address that opens nothing would lose the work of whoever loads the page again: the last one that does stays. */
  async #fragment(): Promise<string | undefined> {
    try {
      const fragment = await writeLink(this.#stateOf());
      if (this.#isTooLarge) notice("");
      this.#isTooLarge = false;
      return fragment;
    } catch (error) {
      if (!(error instanceof TooLargeForLink)) throw error;
      if (!this.#isTooLarge)
        notice("These files are too large for a link: this page's address keeps what was there before.");
      this.#isTooLarge = true;
      return undefined;
    }
  }

  #address(fragment: string): string {
    const address = new URL(location.href);
    // A link out of an embedded playground leads to the whole one.
    address.search = "";
    address.hash = fragment;
    return address.href;
  }
}
