import { nextEvent, previousEvent } from "@slotwise/timeline";
import type { PageData } from "../page-data.js";
import { element } from "./element.js";
import { Scrubber } from "./scrubber.js";

const data = JSON.parse(element("#data", HTMLScriptElement).textContent) as PageData;
const scrubber = new Scrubber(data);
const next = (): void => scrubber.moveTo(nextEvent(scrubber.time, data));
const previous = (): void => scrubber.moveTo(previousEvent(scrubber.time, data));

element("#next", HTMLButtonElement).addEventListener("click", next);
element("#previous", HTMLButtonElement).addEventListener("click", previous);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") next();
  if (event.key === "p") previous();
});
