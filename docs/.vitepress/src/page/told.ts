import { find } from "./elements.js";

const SAID_MILLISECONDS = 6000;
let fading: ReturnType<typeof setTimeout> | undefined;

/** Tells something to those who see and to those who listen, and takes it away after a while. */
export function say(message: string): void {
  const said = find("said", HTMLParagraphElement);
  said.textContent = message;
  said.classList.remove("away");
  clearTimeout(fading);
  fading = setTimeout(() => said.classList.add("away"), SAID_MILLISECONDS);
}

/** Tells something that stays until something else is told; an empty text takes it away. */
export function notice(message: string): void {
  const notice = find("notice", HTMLParagraphElement);
  notice.textContent = message;
  notice.hidden = message === "";
}

/** Tells of what no person can mend but us. */
export function defect(error: unknown): void {
  notice(`Something went wrong in the playground itself: ${error instanceof Error ? error.message : String(error)}`);
}
