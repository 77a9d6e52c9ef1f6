import {
  fieldsOf,
  type NamedFile,
  type ResolvedApp,
  type SettingsDocument,
  type UnknownSource,
  unreadFilesNamedBy,
} from "@slotwise/project";
import { SLOT_FIELDS, slotSetting } from "./slot-fields.js";
import { saysSlots } from "./slot-sources.js";

/** Why nothing follows of the slots, where no mistake is to blame. */
export interface NotJudged {
  /** `unsaid`: nothing that was read says anything of them, and more is read when the fleet starts. */
  readonly kind: "unsaid" | "unknown";
  /** Such as "atomic_service_interval_minutes is only known when it starts". */
  readonly reason: string;
}

/**
 * Whether nothing that was read says anything of the slots, while a source was not read: pynenc's defaults would be a guess.
 *
 * @param unknown what is taken settings from besides the files that are named to pynenc
 */
export function slotsUnsaid(
  app: ResolvedApp,
  documents: readonly SettingsDocument[],
  unknown: readonly UnknownSource[],
): NotJudged | undefined {
  if (saysSlots(app)) return undefined;
  const named = unreadFilesNamedBy(documents).find(maySaySlots);
  const [source] = unknown;
  if (named === undefined && source === undefined) return undefined;
  const unread = named === undefined ? `${source?.name} was not read` : unreadText(named);
  return { kind: "unsaid", reason: `${unread}, and nothing that was read says anything of the slots` };
}

/** What of the slots is only filled in when the fleet starts; undefined where that is nothing. */
export function slotsUnknown(app: ResolvedApp): NotJudged | undefined {
  const fields = SLOT_FIELDS.filter((field) => slotSetting(app, field)?.coerced.kind === "unknown");
  if (fields.length === 0) return undefined;
  const verb = fields.length === 1 ? "is" : "are";
  return { kind: "unknown", reason: `${fields.join(", ")} ${verb} only known when it starts` };
}

/** A file that one class reads says nothing of what others have. */
function maySaySlots({ configClass }: NamedFile): boolean {
  return configClass === undefined || SLOT_FIELDS.some((field) => fieldsOf(configClass).has(field));
}

function unreadText({ entry, document }: NamedFile): string {
  const { kind, value } = entry.value as { kind: string; value?: unknown };
  if (kind === "string") return `${value} was not read`;
  const line = document.source.positionAt(entry.keyRange.start).line + 1;
  return `the settings file that ${document.source.name}:${line} names is only known when it starts`;
}
