import { escapeLine } from "@slotwise/words";

/** Attributes by name; numbers with at most two decimals. */
export type Attributes = Readonly<Record<string, string | number>>;

/** An element; `content` is markup already. */
export function element(name: string, attributes: Attributes, content = ""): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? Math.round(value * 100) / 100 : escapeLine(value)}"`)
    .join("");
  return content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}
