import type { SourceText } from "../../text/source-text.js";
import { fileName } from "../file-name.js";
import type { YamlParser } from "../parsers/yaml-parser.js";
import { UnreadTemplate } from "../syntax/go-pipeline.js";
import { parseGoTemplate, type TemplateNode } from "../syntax/go-template.js";
import { type ChartInput, renderTemplate } from "./render-template.js";
import { type RenderedManifests, renderedManifests } from "./rendered-manifests.js";

/** A template of a chart, which becomes manifests once the chart's values are there. Never throws. */
export type ChartTemplate = (input: ChartInput) => RenderedManifests | NotRendered;

export interface NotRendered {
  /** Why, as a clause. */
  readonly unread: string;
}

const CHART_NAME = /(?:^|[\\/])Chart\.yaml$/;
const VALUES_NAME = /(?:^|[\\/])values\.yaml$/;
const IN_TEMPLATES = /(?:^|[\\/])templates[\\/]/;
/** What begins an action of Go's and none of Jinja's: a value, a block, or a function with what it is called for. */
const GO_ACTION = /\{\{-?\s*(?:\/\*|[$."`(]|(?:if|with|range|end|else)\b|[A-Za-z]\w*\s+[$."`(\d])/;

/** Whether a file says what a chart is called, or what its templates are filled in with. */
export function isOfChart(path: string): boolean {
  return CHART_NAME.test(path) || VALUES_NAME.test(path);
}

export function isChart(path: string): boolean {
  return CHART_NAME.test(path);
}

/** Whether a file is, by where it lies and what it has in it, a template that Helm fills in. */
export function isChartTemplate(path: string, text: string): boolean {
  return IN_TEMPLATES.test(path) && GO_ACTION.test(text) && !text.includes("{%");
}

/** The folder that a template's chart is in, seen from the template. */
export function chartAbove(path: string): string | undefined {
  const parts = path.replaceAll("\\", "/").split("/");
  const at = parts.lastIndexOf("templates", parts.length - 2);
  return at === -1 ? undefined : "../".repeat(parts.length - 1 - at);
}

export function chartTemplate({ name, text }: SourceText, parser: YamlParser): ChartTemplate {
  let last: { readonly input: ChartInput; readonly answer: RenderedManifests | NotRendered } | undefined;
  let nodes: readonly TemplateNode[] | undefined;
  return (input) => {
    // Pure, and asked again with every keystroke in whatever file.
    if (last?.input.values.tree === input.values.tree && last.input.chart.tree === input.chart.tree) return last.answer;
    const answer = orUnread(() => {
      nodes ??= parseGoTemplate(text);
      return renderedManifests(renderTemplate(nodes, text, input), parser, fileName(name).base);
    });
    last = { input, answer };
    return answer;
  };
}

function orUnread(render: () => RenderedManifests): RenderedManifests | NotRendered {
  try {
    return render();
  } catch (error) {
    if (error instanceof UnreadTemplate) return { unread: error.message };
    // Regular expressions and the parser of YAML end so on what nobody has written.
    if (error instanceof RangeError) return { unread: "it is nested more deeply than what is read here" };
    throw error;
  }
}
