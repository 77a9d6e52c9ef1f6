import type { TextRange } from "@slotwise/project";
import { deploymentPlace } from "./deployment-place.js";
import type { EditorDocument } from "./editor-document.js";
import { safeUpTo } from "./fleet-words.js";
import type { PreviewTarget } from "./preview-target.js";
import { type ShownDeployment, shownDeployments } from "./shown-deployments.js";

/** Something to click on, above a line. */
export interface CodeLens {
  readonly range: TextRange;
  readonly title: string;
  readonly command: "slotwise.preview" | "slotwise.simulate" | "slotwise.drawSize";
  readonly tooltip?: string;
  /** What the command is about; absent: the deployment that fares worst, as the files say. */
  readonly target?: PreviewTarget;
}

/**
 * Above what starts each deployment, else above the table of settings that they share, or, where a file has none, above its
 * first setting.
 */
export function codeLenses(editor: EditorDocument): readonly CodeLens[] {
  const shown = shownDeployments(editor);
  const byPlace = new Map<number, { readonly range: TextRange; readonly here: ShownDeployment[] }>();
  for (const each of shown) {
    const range = each.analysis.judgements.length === 0 ? undefined : deploymentPlace(editor, each.analysis);
    if (range === undefined) continue;
    const place = byPlace.get(range.start);
    if (place === undefined) byPlace.set(range.start, { range, here: [each] });
    else place.here.push(each);
  }
  return [...byPlace.values()].flatMap(({ range, here }) =>
    shown.length === 1 ? lensesOfOne(range, here) : lensesOfSeveral(range, here),
  );
}

function lensesOfOne(range: TextRange, shown: readonly ShownDeployment[]): readonly CodeLens[] {
  const limit = shown[0] === undefined ? undefined : safeUpTo(shown[0].analysis.summaries);
  return [
    { range, title: "Preview slots", command: "slotwise.preview" },
    ...(limit === undefined ? [] : [{ range, title: limit, command: "slotwise.preview" } as const]),
    { range, title: "simulate", command: "slotwise.simulate" },
  ];
}

/** Each by its name, the one that fares worst first; of more than fit into a line the preview lets one be chosen. */
function lensesOfSeveral(range: TextRange, here: readonly ShownDeployment[]): readonly CodeLens[] {
  const named = here.slice(0, here.length === MOST_NAMED + 1 ? here.length : MOST_NAMED);
  const [worst] = here;
  const left = here.length - named.length;
  const target = worst === undefined ? {} : { target: { deployment: worst.name } };
  return [
    ...named.map(({ name, analysis }): CodeLens => {
      const title = `${name}: ${safeUpTo(analysis.summaries) ?? "preview slots"}`;
      return { range, title, command: "slotwise.preview", target: { deployment: name } };
    }),
    ...(left === 0 ? [] : [{ range, title: `${left} more`, command: "slotwise.preview", ...target } as const]),
    { range, title: "simulate", command: "slotwise.simulate", ...target },
  ];
}

const MOST_NAMED = 3;
