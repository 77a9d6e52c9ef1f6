import type { EffectiveSetting, SettingsDocument, TextRange } from "@slotwise/project";
import { effectiveValueText, OWN_SETTINGS, ownFileSetting } from "@slotwise/project";
import { type ConfigField, nameOfReleases, RELEASES, releasesHaving } from "@slotwise/pynenc";
import type { Analysis } from "../analysis/analysis.js";
import { codeCronName, codeCronsOf, type PlacedCron } from "../crons/code-crons.js";
import { SLOT_FIELDS } from "../fleets/slot-fields.js";
import { ruleNamed } from "../rules/index.js";
import { comingTicks, cronWords, offTickWords } from "./cron-words.js";
import { type FleetPictures, fleetPictures, type PictureStyle } from "./cycle-pictures.js";
import { declarationAt } from "./declaration-at.js";
import { analysisAt, type EditorDocument, holds, placeWords } from "./editor-document.js";
import { asCode, asText, withoutEscapes } from "./markdown-text.js";
import { replicasHover } from "./replicas-hover.js";
import { ruleReferenceAt } from "./rule-references.js";
import { type SettingAt, settingAt } from "./setting-at.js";
import { SETTING_DESCRIPTIONS } from "./setting-descriptions.js";
import { shownAnalysis } from "./shown-analysis.js";
import { namesOfSeveral } from "./shown-deployments.js";

export interface HoverOptions {
  readonly pictures: PictureStyle;
  /** Seconds since the epoch: a cron's next ticks are counted from here. */
  readonly nowSeconds: number;
}

export interface Hover {
  readonly range: TextRange;
  /** Paragraphs that read as well where Markdown is not rendered. */
  readonly markdown: string;
}

/** What is to be said of the thing at an offset: a setting, one of our own, a rule's name. */
export function hover(editor: EditorDocument, offset: number, options: HoverOptions): Hover | undefined {
  const rule = ruleReferenceAt(editor.document, offset);
  if (rule !== undefined) {
    const known = ruleNamed(rule.name);
    return known === undefined
      ? undefined
      : { range: rule.range, markdown: `**${known.name}** (${known.severity})\n\n${sentence(known.summary)}` };
  }
  const setting = settingAt(editor, offset);
  if (setting !== undefined) return settingHover(editor, setting, options);
  const cron = codeCronsOf([editor.document]).find(({ range }) => holds(range, offset));
  if (cron !== undefined) return cronHover(editor, cron, options);
  const replicas = replicasHover(editor, offset, options);
  if (replicas !== undefined) return replicas;
  const method = methodHover(editor.document, offset);
  if (method !== undefined) return method;
  const declaration = declarationAt(editor.document, offset);
  const description = declaration === undefined ? undefined : ownFileSetting(declaration.key)?.description;
  if (declaration === undefined || description === undefined) return undefined;
  const isOfFleet = declaration.key === OWN_SETTINGS.runners.key;
  const analysis = isOfFleet ? shownAnalysis(editor) : undefined;
  const { first, rest } = slotPictures(analysis, options);
  return {
    range: declaration.keyRange,
    markdown: folded(
      [...first, ...whoseLines(editor, analysis), `**${declaration.key}** (slotwise): ${description}`],
      rest,
    ),
  };
}

function settingHover(editor: EditorDocument, setting: SettingAt, options: HoverOptions) {
  const { written, analysis, effective } = setting;
  const [possible] = written.fields;
  const field = effective?.field ?? possible?.field;
  if (field === undefined) return undefined;
  const description = SETTING_DESCRIPTIONS.get(field.name);
  const isSlotField = (SLOT_FIELDS as readonly string[]).includes(field.name);
  const pictures = isSlotField ? slotPictures(analysis, options) : NOTHING;
  const isCron = field.format === "cron" && effective !== undefined && "value" in effective.coerced;
  const top = [
    ...pictures.first,
    ...(pictures.first.length === 0 ? [] : whoseLines(editor, analysis)),
    `**${field.name}**${description === undefined ? "" : `: ${description}`}`,
    ...effectLines(field, analysis?.releases.releases ?? RELEASES),
    ...(isCron ? cronParts(String(effective.coerced.value), analysis, options) : []),
  ];
  // Where the value comes from is for who asks on: what comes of it is what most want to know.
  const below = [
    `A setting of the type ${typeWords(field)}; default \`${defaultText(field)}\`.`,
    ...effectiveLines(setting, editor.document),
    ...(field.format === "cron" ? summaryLines(analysis) : []),
    ...pictures.rest,
  ];
  return { range: written.entry.keyRange, markdown: folded(top, below) };
}

/** What a method of the builder sets that nobody has written, a parameter's default included. */
function methodHover({ code }: SettingsDocument, offset: number): Hover | undefined {
  const implied = (code?.values ?? []).filter(
    ({ isImplied, keyRange }) => isImplied === true && holds(keyRange, offset),
  );
  const [first] = implied;
  if (first === undefined) return undefined;
  const lines = implied.map(
    ({ key, value }) => `- ${asCode(key)}: ${asCode("value" in value ? String(value.value) : "")}`,
  );
  return { range: first.keyRange, markdown: `This sets:\n\n${lines.join("\n")}` };
}

function cronHover(editor: EditorDocument, { expression, range }: PlacedCron, options: HoverOptions): Hover {
  const analysis = analysisAt(editor, range);
  const top = [
    `**${asText(codeCronName(expression))}**: When a task starts by itself. It is the atomic service that looks whether it is time.`,
    ...cronParts(expression, analysis, options),
  ];
  return { range, markdown: folded(top, summaryLines(analysis)) };
}

/** That the releases judged lack a setting, or read it nowhere: then whatever it is for does not happen. */
function effectLines(field: ConfigField, releases: readonly string[]): readonly string[] {
  const having = releases.filter((release) => releasesHaving(field).includes(release));
  if (having.length === 0) return [`pynenc ${nameOfReleases(releases)} does not have it.`];
  const unread = having.every((release) => field.unreadIn?.includes(release));
  return unread
    ? [`Nothing in pynenc ${nameOfReleases(having)} reads it: whatever it is set to, nothing follows.`]
    : [];
}

/** `float, in minutes`; `one of "text", "json"`; `since pynenc 0.2.4`, `until pynenc 0.2.4` */
function typeWords({ type, unit, values, format, since, until }: ConfigField): string {
  const kind = values === undefined ? (format ?? type) : `one of ${values.map((value) => `"${value}"`).join(", ")}`;
  return [
    kind,
    ...(unit === undefined ? [] : [`in ${unit}`]),
    ...(since === undefined ? [] : [`since pynenc ${since}`]),
    ...(until === undefined ? [] : [`until pynenc ${until}`]),
  ].join(", ");
}

export function defaultText(field: ConfigField): string {
  return effectiveValueText({ field, coerced: { kind: "value", value: field.default } });
}

/** What pynenc ends up with in the deployment that is shown, and in others where another place decides. */
function effectiveLines({ analysis, effective, elsewhere }: SettingAt, seenFrom: SettingsDocument): readonly string[] {
  if (effective === undefined) return [];
  const name = elsewhere.length === 0 || analysis?.name === undefined ? "" : ` for ${asText(analysis.name)}`;
  const others = elsewhere
    .slice(0, MOST_OTHERS)
    .map((each) =>
      effectiveLine(
        `For ${each.analysis.name === undefined ? "the folder itself" : asText(each.analysis.name)}`,
        each.effective,
        seenFrom,
      ),
    );
  const left = elsewhere.length - others.length;
  return [
    effectiveLine(`In force${name}${condition(effective)}`, effective, seenFrom),
    ...others,
    ...(left === 0 ? [] : [`And for ${left} more from other places.`]),
  ];
}

const MOST_OTHERS = 5;

/** A file that was opened is judged as if something named it, which is not yet so. */
function condition({ origin }: EffectiveSetting): string {
  return origin.kind !== "default" && origin.document.unnamed === "judged" ? ", once something names this file" : "";
}

/** What pynenc ends up with, where that stands, and what it beats. */
function effectiveLine(where: string, effective: EffectiveSetting, seenFrom: SettingsDocument): string {
  const value = `${where}: ${asCode(effectiveValueText(effective))}`;
  if (effective.origin.kind === "default") return `${value}, the default.`;
  const beaten = effective.beaten.toReversed().map((origin) => asText(placeWords(origin, seenFrom)));
  const beats = beaten.length === 0 ? "" : `, which beats ${beaten.join(" and ")}`;
  return `${value}, from ${asText(placeWords(effective.origin, seenFrom))}${beats}.`;
}

function cronParts(
  expression: string,
  analysis: Analysis | undefined,
  { nowSeconds }: HoverOptions,
): readonly string[] {
  const words = cronWords(expression);
  if (words === undefined) return ["This is no cron expression of five fields."];
  const ticks = comingTicks(expression, analysis?.judgements ?? [], nowSeconds).map(({ time, loss }) => {
    const date = new Date(time * 1000).toISOString();
    return `- ${date.slice(0, 10)} ${date.slice(11, 16)}${loss === undefined ? "" : `, **${loss}**`}`;
  });
  const offTick = analysis === undefined ? undefined : offTickWords(analysis);
  return [
    `It ticks ${words}. The next times, in UTC:`,
    ticks.join("\n"),
    ...(offTick === undefined ? [] : [`It fires ${offTick} as well: the store then forgets when it last ran.`]),
  ];
}

const NOTHING: FleetPictures = { first: [], rest: [] };

function slotPictures(analysis: Analysis | undefined, { pictures }: HoverOptions): FleetPictures {
  return analysis === undefined || analysis.judgements.length === 0 ? NOTHING : fleetPictures(analysis, pictures);
}

/** Of several deployments that read a file one is shown. */
function whoseLines(editor: EditorDocument, analysis: Analysis | undefined): readonly string[] {
  const names = namesOfSeveral(editor);
  const name = analysis === undefined ? undefined : names.get(analysis);
  return name === undefined
    ? []
    : [`That is ${asText(name)}, one of the ${names.size} deployments that this file is about.`];
}

function summaryLines(analysis: Analysis | undefined): readonly string[] {
  return (analysis?.summaries ?? []).map(({ sentence }) => sentence);
}

/** What is to be seen at once, and below a line what is there for who reads on: nothing in a hover can be opened. */
function folded(top: readonly string[], below: readonly string[]): string {
  return (below.length === 0 ? top : [...top, "---", ...below]).join("\n\n");
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** A hover for clients that show no Markdown: without its marks, and without pictures. */
export function plainText(markdown: string): string {
  return withoutEscapes(markdown)
    .replaceAll(/^(?:!\[[^\]]*\]\([^)]*\)|---|```\w*)$\n?/gm, "")
    .replaceAll(/\*\*|`/g, "")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
