import { effectInFull, fixEffect } from "../fixes/fix-effect.js";
import type { Holding } from "../fixes/holding-change.js";
import type { PictureStyle } from "./cycle-pictures.js";
import type { EditorDocument } from "./editor-document.js";
import { comparePicture } from "./fix-preview.js";
import { runnersWord } from "./fleet-words.js";
import type { Hover } from "./hover.js";
import { asText } from "./markdown-text.js";
import { valueWords } from "./slot-names.js";
import { fleetsOf, upgradeAt } from "./upgrade.js";
import { upgradeWords } from "./upgrade-words.js";

/**
 * What a dependency that allows releases which behave differently does to the fleet: both cycles, what changes, and what
 * holds under both. Undefined anywhere else.
 */
export function upgradeHover(editor: EditorDocument, offset: number, style: PictureStyle): Hover | undefined {
  const upgrade = upgradeAt(editor, { start: offset, end: offset });
  if (upgrade === undefined) return undefined;
  const { range, text, shown, older, newer, totalRunners } = upgrade;
  const names = [older, newer].map(({ behaviour }) => behaviour.name) as [string, string];
  const [before, after] = fleetsOf(upgrade);
  const others = editor.analyses.filter(({ carriesSettings }) => carriesSettings).length - 1;
  const whose = others > 0 ? `, of ${asText(shown.name)}` : "";
  const parts = [
    `**${asText(text)}** allows releases of pynenc that behave differently. With ${runnersWord(totalRunners)}${whose}, under ${names[0]} and under ${names[1]}:`,
    comparePicture({ word: names[0], fleet: before }, { word: names[1], fleet: after }, style),
    shown.analysis.summaries.map(({ sentence }) => `- ${sentence}`).join("\n"),
    `What changes with ${names[1]}:`,
    upgradeWords(older, newer)
      .map((sentence) => `- ${sentence}`)
      .join("\n"),
    ...holdingParts(upgrade.holding(), style),
  ];
  return { range, markdown: parts.filter((part) => part !== "").join("\n\n") };
}

function holdingParts(holding: Holding, style: PictureStyle): readonly string[] {
  if (holding.kind === "holds") {
    const ticks = holding.losesTicks ? " Ticks of crons can be lost all the same." : "";
    return holding.upTo === undefined
      ? [`**The settings hold under all of them.**${ticks}`]
      : [
          `**Up to ${runnersWord(holding.upTo)} the settings hold under all of them.** How many there are is not declared.${ticks}`,
        ];
  }
  if (holding.kind === "none") return [`Nothing was found that holds under all of them: ${holding.reason}.`];
  const effect = fixEffect(holding.change);
  if (effect === undefined) return [];
  return [
    `**Under all of them holds ${valueWords(holding.change.values)}:** ${effectInFull(effect)}.`,
    comparePicture({ word: "now", fleet: effect.before }, { word: "fixed", fleet: effect.after }, style),
  ];
}
