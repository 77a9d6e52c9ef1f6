import { effectiveValueText, type TextRange } from "@slotwise/project";
import { brokenFiles, reasonNotJudged } from "../analysis/reason-not-judged.js";
import { listedSettings } from "../answers/listed-settings.js";
import { judgedForWords, originWords } from "../answers/origin-words.js";
import { unreadSources } from "../answers/unread-sources.js";
import type { EditorDocument } from "./editor-document.js";
import { shownDeployments } from "./shown-deployments.js";

/** What pynenc ends up with in one of a document's deployments. */
export interface SettingsInForce {
  /** The deployment's name among those of the document. */
  readonly deployment: string;
  /** The releases and the class of runner that it is listed for. */
  readonly judgedFor: string;
  /** Why nothing is listed: a file does not parse. Else undefined. */
  readonly problem: string | undefined;
  /** A sentence each: what was not read, so that the values may be others. */
  readonly unread: readonly string[];
  readonly settings: readonly ListedSetting[];
}

export interface ListedSetting {
  readonly name: string;
  readonly value: string;
  /** `pyproject.toml:12, beats .env:3`, or `default` */
  readonly origin: string;
  /** Where the value stands; undefined for a default. */
  readonly place: { readonly file: string; readonly range: TextRange } | undefined;
}

/**
 * For every deployment that carries settings, the one that fares worst first.
 * @param all every setting of the application and its runner, not only those of the slots and those set
 */
export function settingsInForce(editor: EditorDocument, all: boolean): readonly SettingsInForce[] {
  return shownDeployments(editor).map(({ name, analysis }) => {
    const isBroken = brokenFiles(analysis).length > 0;
    const settings = (isBroken ? [] : listedSettings(analysis, all)).map((setting): ListedSetting => {
      const { origin, field } = setting;
      const listed = { name: field.name, value: effectiveValueText(setting), origin: originWords(setting) };
      if (origin.kind === "default") return { ...listed, place: undefined };
      const { document, entry } = origin;
      return { ...listed, place: { file: document.source.name, range: entry.keyRange } };
    });
    return {
      deployment: name,
      judgedFor: judgedForWords(analysis),
      problem: isBroken ? reasonNotJudged(analysis) : undefined,
      unread: unreadSources(analysis),
      settings,
    };
  });
}
