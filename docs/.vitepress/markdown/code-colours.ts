import type { MarkdownOptions } from "vitepress";

type Transformer = NonNullable<MarkdownOptions["codeTransformers"]>[number];
type Theme = Extract<NonNullable<MarkdownOptions["theme"]>, { name?: string }>;

/** What is told apart in code, each with the scopes of its grammar; `theme/code.css` has their colours. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  comment: ["comment", "punctuation.definition.comment"],
  string: ["string", "punctuation.definition.string", "constant.character.escape"],
  value: ["constant", "support.constant", "variable.language", "constant.numeric"],
  keyword: ["keyword", "storage", "keyword.operator.word", "punctuation.separator.prompt"],
  name: ["entity.name", "support.function", "support.class", "support.type"],
  key: ["entity.name.tag", "support.type.property-name", "variable.other.key", "meta.object-literal.key"],
  plain: ["keyword.operator", "punctuation", "string.unquoted", "meta.output"],
};

const NAMES = Object.keys(KINDS);
/** A colour that is a kind's number, as Shiki knows only colours. */
const colourOf = (kind: number): string => `#${String(kind).padStart(6, "0")}`;
const PLAIN = NAMES.indexOf("plain");

/** A theme without colours of its own. */
export const codeTheme: Theme = {
  name: "slotwise",
  type: "light",
  fg: colourOf(PLAIN),
  bg: "#ffffff",
  settings: NAMES.map((name, kind) => ({ scope: [...(KINDS[name] ?? [])], settings: { foreground: colourOf(kind) } })),
};

/** A class in the place of a `style` attribute, which the site's policy does not allow. */
export const classesForColours: Transformer = {
  name: "slotwise:classes",
  span(node) {
    const colour = /color:#(\d{6})/.exec(String(node.properties["style"] ?? ""))?.[1];
    delete node.properties["style"];
    const kind = Number(colour ?? PLAIN);
    if (kind !== PLAIN) this.addClassToHast(node, `code-${NAMES[kind]}`);
  },
};
