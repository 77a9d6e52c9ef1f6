import { type SettingsDocument, setsInCode } from "../documents/document.js";
import { isPynencVariable } from "../formats/environment.js";
import type { CodeApplication } from "../formats/python/code-application.js";
import { anyEntry, type TableEntry, uncertainEntry } from "../tree/tree.js";
import {
  applicationsOf,
  type FoundApplication,
  type LoadedModule,
  LoadedModules,
  type Origin,
  originOf,
} from "./loaded-modules.js";

/** A module that may be started as an application, with those that it loads: all that code says of that application. */
export interface StartedModule {
  readonly name: string;
  readonly path: string;
  /** What the module calls the application; undefined where it only sets variables. */
  readonly application: string | undefined;
  /** See `CodeApplication`. */
  readonly isPassedOver?: boolean | undefined;
  /** Weakest first. */
  readonly documents: readonly SettingsDocument[];
}

/** Each application that modules make or change, and each module that sets variables where no other one loads it. */
export function startedModules(
  documents: readonly SettingsDocument[],
  loaded: LoadedModules = new LoadedModules(documents),
): readonly StartedModule[] {
  const saying = documents.filter(setsInCode);
  const starting = saying.filter((document) => applicationsOf(document).some(isWhole));
  const helping = new Set(starting.flatMap((each) => loaded.by(each).map(({ document }) => document)));
  return saying
    .filter((document) => !helping.has(document) || applicationsOf(document).some(isWhole))
    .flatMap((document) => startedBy(document, loaded));
}

/** Whether it is one that may be started, and no builder that only waits for others to go on with it. */
function isWhole({ isMade, isBuilder }: CodeApplication): boolean {
  return isMade === true || isBuilder !== true;
}

function startedBy(document: SettingsDocument, loaded: LoadedModules): readonly StartedModule[] {
  const { path, source } = document;
  const below = loaded.by(document);
  const variables = inDoubt([...below.flatMap(variablesOnly), document]);
  const itself = variables.pop() ?? document;
  const applications = applicationsOf(document);
  if (applications.length === 0) {
    // What it loads may be the application that it sets its variables for.
    const [made, ...others] = loaded.madeBy(document);
    const origin = made === undefined || others.length > 0 ? undefined : originOf(made);
    const said = origin?.found === undefined ? [] : [only(origin.found.document, origin.found.application)];
    const changed = below.flatMap((each) => changesOf(each, origin, loaded));
    const documents = [...variables, ...givenOnce([...said, ...changed]), itself];
    return [{ name: source.name, path, application: undefined, documents }];
  }
  return applications.map((application) => {
    const origin = loaded.originOf(document, application);
    const made = application.isMade === true ? undefined : origin?.found;
    const builders = buildersElsewhere(document, application, loaded);
    const beneath = [...builders.found, ...(made === undefined ? [] : [made])];
    const said = [
      ...beneath.map((each) => only(each.document, each.application)),
      ...below.flatMap((each) => changesOf(each, origin, loaded)),
      own(itself, application, builders.isKnown ? application : withAnything(application)),
    ];
    const name = applications.length === 1 ? source.name : `${source.name} (${application.name})`;
    const { name: label, isPassedOver } = application;
    return { name, path, application: label, isPassedOver, documents: [...variables, ...givenOnce(said)] };
  });
}

/** The builders that other modules have told something before this one goes on with them. */
function buildersElsewhere(document: SettingsDocument, application: CodeApplication, loaded: LoadedModules) {
  const found: FoundApplication[] = [];
  let isKnown = true;
  for (const member of application.isMade === true ? (application.imported ?? []) : []) {
    const builder = loaded.builder(member, document);
    if (builder !== undefined) found.push(builder);
    // Where it was read, nothing there says anything.
    else if (loaded.moduleOf(member, document) === undefined) isKnown = false;
  }
  return { found, isKnown };
}

/** What a loaded module changes of an application that is made elsewhere. */
function changesOf({ document, isSure }: LoadedModule, origin: Origin | undefined, loaded: LoadedModules) {
  const changes = origin === undefined ? [] : (loaded.changedBy(document).get(origin.key) ?? []);
  return changes.map((each) => only(document, isSure ? each : uncertainly(each)));
}

/** The module itself, with what it says of one of its applications. */
function own(document: SettingsDocument, application: CodeApplication, said: CodeApplication): SettingsDocument {
  const isAll = said === application && applicationsOf(document).length === 1 && application.isGivenAnew !== true;
  return isAll ? document : { ...only(document, said), environment: document.environment };
}

/** A module as if it said nothing of other applications, and set no variables: what is loaded has those by themselves. */
function only(document: SettingsDocument, { name, ...settings }: CodeApplication): SettingsDocument {
  const { code } = document;
  return code === undefined ? document : { ...document, environment: undefined, code: { ...code, ...settings } };
}

/** The variables that a loaded module sets. */
function variablesOnly({ document, isSure }: LoadedModule): readonly SettingsDocument[] {
  const { code, environment = [] } = document;
  if (code === undefined || !environment.some(isOurs)) return [];
  const nothing = { values: [], files: [], assignments: [], partAssignments: [], applications: [] };
  return [
    { ...document, code: { ...code, ...nothing }, environment: isSure ? environment : environment.map(uncertainEntry) },
  ];
}

/** What another module gives an application anew may come too late for it. */
function givenOnce(documents: readonly SettingsDocument[]): readonly SettingsDocument[] {
  const isGivenAnew = documents.length > 1 && documents.some(({ code }) => code?.isGivenAnew === true);
  return isGivenAnew ? documents.map(givenInDoubt) : documents;
}

function givenInDoubt(document: SettingsDocument): SettingsDocument {
  const { code } = document;
  if (code === undefined) return document;
  const given = { values: code.values.map(uncertainEntry), files: code.files.map(uncertainEntry) };
  return { ...document, code: { ...code, ...given } };
}

/** What several modules set is set by the one that is loaded last, which depends on who loads what first. */
function inDoubt(documents: readonly SettingsDocument[]): SettingsDocument[] {
  const setting = new Map<string, number>();
  for (const { environment = [] } of documents) {
    for (const key of new Set(environment.map((entry) => entry.key))) setting.set(key, (setting.get(key) ?? 0) + 1);
  }
  const isDisputed = ({ key }: TableEntry) => (setting.get(key) ?? 0) > 1;
  return documents.map((document) => {
    const { environment } = document;
    if (environment?.some(isDisputed) !== true) return document;
    return {
      ...document,
      environment: environment.map((entry) => (isDisputed(entry) ? uncertainEntry(entry) : entry)),
    };
  });
}

function isOurs({ key }: TableEntry): boolean {
  return isPynencVariable({ name: key });
}

/** What has been told a builder before nobody here knows. */
function withAnything(application: CodeApplication): CodeApplication {
  const any = (application.imported ?? []).map(({ range }) => anyEntry(range));
  return { ...application, values: [...any, ...application.values] };
}

/** All that is said of an application as something that may not count. */
export function uncertainly<Said extends Pick<CodeApplication, "values" | "files" | "assignments" | "partAssignments">>(
  said: Said,
): Said {
  return {
    ...said,
    values: said.values.map(uncertainEntry),
    files: said.files.map(uncertainEntry),
    assignments: said.assignments.map(uncertainEntry),
    partAssignments: said.partAssignments.map((each) => ({ ...each, entry: uncertainEntry(each.entry) })),
  };
}
