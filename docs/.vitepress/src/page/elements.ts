/** An element that the page has for sure. */
export function find<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${kind.name} #${id}`);
}

/** A button with words, for something to do. */
export function button(words: string, clicked: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", clicked);
  return made;
}

/** An element of a class with what is in it. */
export function made<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { className = "", text }: { readonly className?: string; readonly text?: string } = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== "") element.className = className;
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
}
