import { setText } from "./elements.js";

/**
 * Gives an element a child for each text. Children that are there are kept and only say something else, so that whoever
 * reads or has marked one of them is not thrown out of it every few seconds.
 */
export function setTexts(target: HTMLElement, tag: "li" | "p", texts: readonly string[]): void {
  resized(target, tag, texts.length).forEach((child, index) => {
    setText(child, texts[index] ?? "");
  });
}

/** Gives an element so many children of a kind, and returns them. What is beyond goes. */
export function resized(target: HTMLElement, tag: keyof HTMLElementTagNameMap, count: number): readonly HTMLElement[] {
  while (target.children.length > count) target.lastElementChild?.remove();
  while (target.children.length < count) target.append(document.createElement(tag));
  return [...target.children] as HTMLElement[];
}
