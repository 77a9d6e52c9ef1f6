/** The elements of a panel, by their ids. */
export class Elements {
  readonly root: HTMLElement;

  constructor(root: HTMLElement) {
    this.root = root;
  }

  /** @throws Error when `panelMarkup` makes no such element */
  find<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
    const found = this.root.querySelector(`#${id}`);
    if (!(found instanceof kind)) throw new Error(`the panel has no ${kind.name} #${id}`);
    return found;
  }
}

/** Sets text only where it changes, so that screen readers are not told the same twice. */
export function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** Shows an SVG that was drawn here. Styles in it are the style sheet's business. */
export function setSvg(target: HTMLElement, svg: string): SVGSVGElement | undefined {
  target.innerHTML = svg.replace(/<style>[^<]*<\/style>/, "");
  return target.querySelector("svg") ?? undefined;
}

/** Tells the style sheet how much of a slider's track is behind its thumb. */
export function setFill(range: HTMLInputElement): void {
  const share = (range.valueAsNumber - Number(range.min)) / (Number(range.max) - Number(range.min) || 1);
  range.style.setProperty("--fill", `${share * 100}%`);
}
