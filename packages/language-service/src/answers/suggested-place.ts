import {
  type BlockForm,
  carriesSettings,
  type FileOrigin,
  PYPROJECT_BLOCK,
  type SettingsDocument,
  variableName,
} from "@slotwise/project";
import type { Analysis } from "../analysis/analysis.js";
import { SUGGESTED_FIELDS, type SuggestedField } from "../fixes/suggest.js";
import { slotSetting } from "../fleets/slot-fields.js";
import { ASSIGNMENTS, CONFIG_VALUES, CUSTOM_CONFIG, VARIABLES } from "./block-forms.js";

/** Where a deployment's suggested settings are to go. */
export interface SuggestedPlace {
  readonly form: BlockForm;
  /** Undefined where the deployment has no settings file yet. */
  readonly file: string | undefined;
  /** What is said of the place, where the form does not say it. */
  readonly note: string | undefined;
  /** What a setting is called there. */
  keyOf(field: SuggestedField): string;
}

/**
 * Where the suggestion has effect: in the strongest of the places that set any of it, else in the strongest settings
 * file, else in whatever sets anything of pynenc's.
 */
export function suggestedPlace(analysis: Analysis): SuggestedPlace {
  const origins = SUGGESTED_FIELDS.flatMap((field) => {
    const origin = slotSetting(analysis.app, field)?.origin;
    return origin === undefined || origin.kind === "default" ? [] : [{ field, origin }];
  });
  const strengthOf = ({ origin }: { readonly origin: FileOrigin }) =>
    STRENGTH[sourceOf(origin)] * analysis.documents.length + analysis.documents.indexOf(origin.document);
  const [strongest] = origins.toSorted((first, second) => strengthOf(second) - strengthOf(first));
  const place =
    strongest === undefined
      ? strongestFile(analysis.documents)
      : { document: strongest.origin.document, source: sourceOf(strongest.origin), origin: strongest.origin };
  if (place === undefined) return { form: PYPROJECT_BLOCK, file: undefined, note: undefined, keyOf: (field) => field };
  const { document, source, origin } = place;
  const owner = origin === undefined ? undefined : ownerOf(origin);
  const form = formOf(document, source, owner);
  const written = new Map(
    origins.filter((each) => each.origin.document === document).map((each) => [each.field, each.origin.entry.key]),
  );
  return {
    form,
    file: document.source.name,
    note: noteOn(form, document.source.name, source),
    keyOf: (field) => {
      if (source === "environment") return written.get(field) ?? variableName(field);
      return form === ASSIGNMENTS ? `${owner}.${field}` : field;
    },
  };
}

/** Where pynenc finds a value. */
type ValueSource = "code" | "file" | "environment" | "assignment";

/** The stronger beats the weaker, whatever the order of the files. */
const STRENGTH: Readonly<Record<ValueSource, number>> = { code: 0, file: 1, environment: 2, assignment: 3 };

function sourceOf({ kind, document, entry }: FileOrigin): ValueSource {
  return kind === "code" && document.code?.assignments.includes(entry) === true ? "assignment" : kind;
}

interface FoundPlace {
  readonly document: SettingsDocument;
  readonly source: ValueSource;
  readonly origin: FileOrigin | undefined;
}

function strongestFile(documents: readonly SettingsDocument[]): FoundPlace | undefined {
  const carrying = documents.filter(carriesSettings).toReversed();
  const withTable = carrying.find(({ settings }) => settings !== undefined);
  if (withTable !== undefined) return { document: withTable, source: "file", origin: undefined };
  const [last] = carrying.filter(({ declarations }) => declarations === undefined);
  if (last === undefined) return undefined;
  return { document: last, source: (last.code?.values ?? []).length > 0 ? "code" : "environment", origin: undefined };
}

/** `app.conf` of `app.conf.max_pending_seconds = 5`, where the line says no more than that. */
function ownerOf({ document, entry }: FileOrigin): string | undefined {
  const { text } = document.source;
  const before = text.slice(text.lastIndexOf("\n", entry.keyRange.start) + 1, entry.keyRange.start);
  return /^\s*([\w.]+\.conf)\.$/.exec(before)?.[1];
}

function formOf({ source: { text }, format }: SettingsDocument, source: ValueSource, owner?: string): BlockForm {
  switch (source) {
    case "file":
      return format?.writing.settingsBlock ?? PYPROJECT_BLOCK;
    case "environment":
      return format?.writing.variablesBlock ?? VARIABLES;
    case "assignment":
      return owner === undefined ? PYPROJECT_BLOCK : ASSIGNMENTS;
    case "code": {
      const isCall = /\bcustom_config\s*\(/.test(text);
      const isArgument = /\bconfig_values\s*=/.test(text);
      // Which of several calls is meant, a person sees sooner.
      if (isCall === isArgument) return PYPROJECT_BLOCK;
      return isCall ? CUSTOM_CONFIG : CONFIG_VALUES;
    }
  }
}

function noteOn(form: BlockForm, file: string, source: ValueSource): string | undefined {
  if (form === PYPROJECT_BLOCK) {
    return source === "file" ? undefined : `${file} sets them in code, which is where these values have to go`;
  }
  return form === VARIABLES ? `to be set as environment variables in ${file}` : `for ${file}`;
}
