import { escapeLine } from "@slotwise/words";

/** Attributes by name; numbers are written with at most two decimals, undefined ones not at all. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A piece of markup, apart from plain strings so that text can never pass for it. */
export interface Markup {
  readonly markup: string;
}

/** An element with children: markup as it is, strings escaped. */
export function element(name: string, attributes: Attributes, ...children: readonly (Markup | string)[]): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? coordinate(value) : escapeLine(String(value))}"`)
    .join("");
  const inner = children.map((child) => (typeof child === "string" ? escapeLine(child) : child.markup)).join("");
  return { markup: inner === "" ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>` };
}

/** Several pieces one after the other, each on a line of its own. */
export function fragment(...children: readonly Markup[]): Markup {
  return {
    markup: children
      .map(({ markup }) => markup)
      .filter((markup) => markup !== "")
      .join("\n"),
  };
}

export function rect(x: number, y: number, width: number, height: number, attributes: Attributes = {}): Markup {
  return element("rect", { x, y, width: Math.max(0, width), height: Math.max(0, height), ...attributes });
}

export function line(x1: number, y1: number, x2: number, y2: number, attributes: Attributes = {}): Markup {
  return element("line", { x1, y1, x2, y2, ...attributes });
}

export function text(x: number, y: number, content: string, attributes: Attributes = {}): Markup {
  return element("text", { x, y, ...attributes }, content);
}

/** A coordinate as it is written: two decimals at most, no negative zero. */
export function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}
