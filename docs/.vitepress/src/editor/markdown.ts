import type { Nodes, Parents } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

/**
 * Markdown as elements. Made one by one, and never from a text of HTML: names in somebody's files are in it. Of links only
 * those to the web are links, and of pictures only drawings that stand in the text itself.
 */
export function markdownElements(markdown: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...childrenOf(fromMarkdown(markdown)));
  return fragment;
}

function childrenOf({ children }: Parents): readonly Node[] {
  return children.map(elementOf);
}

function elementOf(node: Nodes): Node {
  switch (node.type) {
    case "paragraph":
      return element("p", childrenOf(node));
    case "heading":
      return element("p", [element("strong", childrenOf(node))]);
    case "strong":
      return element("strong", childrenOf(node));
    case "emphasis":
      return element("em", childrenOf(node));
    case "inlineCode":
      return element("code", [text(node.value)]);
    case "code":
      return element("pre", [text(node.value)]);
    case "list":
      return element(node.ordered === true ? "ol" : "ul", childrenOf(node));
    case "listItem":
      return element("li", childrenOf(node));
    case "blockquote":
      return element("blockquote", childrenOf(node));
    case "thematicBreak":
      return element("hr", []);
    case "break":
      return element("br", []);
    case "link":
      return /^https?:\/\//.test(node.url) ? link(node.url, childrenOf(node)) : element("span", childrenOf(node));
    case "image":
      return DRAWING.test(node.url) ? picture(node.url, node.alt ?? "") : text(node.alt ?? "");
    case "text":
    case "html":
      return text(node.value);
    default:
      return "children" in node ? element("span", childrenOf(node)) : text("value" in node ? String(node.value) : "");
  }
}

const DRAWING = /^data:image\/svg\+xml;base64,[\w+/=]*$/;

function element(name: string, children: readonly Node[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function link(address: string, children: readonly Node[]): HTMLElement {
  const made = document.createElement("a");
  made.href = address;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  made.append(...children);
  return made;
}

function picture(address: string, alt: string): HTMLElement {
  const made = document.createElement("img");
  made.src = address;
  made.alt = alt;
  return made;
}

function text(value: string): Text {
  return document.createTextNode(value);
}
