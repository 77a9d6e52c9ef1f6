import { carriesPynenc, carriesSettings, type SettingsDocument, setsInCode } from "../documents/document.js";
import { environmentFilesOf, filesNamedIn } from "../finder/named-files.js";
import type { StartedUnits } from "../formats/unit-group.js";
import { applicationFolders } from "./application-folders.js";
import { applicationsOfUnits } from "./applications-of-units.js";
import { builtImages } from "./built-images.js";
import type { Deployment } from "./deployment.js";
import { withoutExamples } from "./example-files.js";
import { environmentsBelow, folderEnvironment, setsItsFolder } from "./folder-environment.js";
import { LoadedModules } from "./loaded-modules.js";
import { readAsNamed } from "./read-as-named.js";
import { settingsFilesFor } from "./settings-files.js";
import { startedModules } from "./started-modules.js";
import { unitDeployments } from "./unit-deployments.js";
import { unitGroups } from "./unit-groups.js";
import { unnamedFiles } from "./unnamed-files.js";
import { withoutUnread } from "./unread-files.js";

/**
 * The fleets that the files of one project start. A settings file is everybody's. Each thing with an environment of its
 * own is a fleet, each module that makes an application is one, and so is the folder itself.
 */
export function deploymentsOf(all: readonly SettingsDocument[]): readonly Deployment[] {
  const given = all.filter(({ ofProject }) => ofProject === undefined);
  const taken = new Set(given.flatMap(environmentFilesOf));
  const { documents: read, examples } = withoutExamples(readAsNamed(given, taken), taken);
  const { documents, unread } = withoutUnread(read);
  const deployments = deploymentsRead(
    documents,
    taken,
    all.filter(({ ofProject }) => ofProject !== undefined),
  );
  if (unread.length === 0 && examples.length === 0) return deployments;
  // Of what nobody reads nothing follows.
  const [first = { ...alone(undefined, []), isBeside: true }, ...others] = deployments;
  return [{ ...first, documents: [...examples, ...first.documents], unreadFiles: unread }, ...others];
}

/**
 * @param taken the paths of files that something takes variables from
 * @param ofOthers what belongs to applications in folders of other projects, in which something is started
 */
function deploymentsRead(
  documents: readonly SettingsDocument[],
  taken: ReadonlySet<string>,
  ofOthers: readonly SettingsDocument[],
): readonly Deployment[] {
  const isEnvironment = (document: SettingsDocument) =>
    !setsInCode(document) && ((document.environment ?? []).length > 0 || taken.has(document.path));
  const shared = documents.filter(
    (document) =>
      !setsInCode(document) &&
      !isEnvironment(document) &&
      // What starts nothing by itself is there for what others start; a mistake in it is told with anything.
      (document.started === undefined || (startsNothing(document.started) && isBroken(document))),
  );
  const environments = documents.filter(isEnvironment);
  const claims = documents.flatMap(filesNamedIn);
  const unnamed = unnamedFiles(shared, claims);
  const sources = settingsFilesFor(
    shared.filter((document) => !unnamed.has(document)),
    claims,
  );
  const groups = unitGroups(documents);
  const { documents: local, unknown } = folderEnvironment(groups, environments);

  const starting = groups.filter((group) => !setsItsFolder(group));
  const loaded = new LoadedModules(documents);
  const applications = startedModules(documents, loaded);
  const applicationOf = applicationsOfUnits(applications, loaded.paths);
  const elsewhere = applicationFolders(ofOthers, claims);
  const images = builtImages(groups, documents);
  const nearby = ofOthers.filter(({ path, settings }) => path === "pyproject.toml" && settings !== undefined);
  const unitSources = { sourcesOf: sources, environments, images, applicationOf, elsewhere, nearby };
  const units = starting.flatMap((group) => unitDeployments(group, unitSources));
  const modules = applications.map((each) => ({
    ...alone(each.name, sources([...local, ...each.documents])),
    unknown,
  }));
  const takenByUnits = new Set(units.flatMap((each) => each.documents.map(({ path }) => path)));
  const isTaken = ({ path }: SettingsDocument) => taken.has(path) || takenByUnits.has(path);
  const others = environments
    .filter((document) => !local.includes(document) && !isTaken(document) && carriesSettings(document))
    .map((document) => alone(document.source.name, sources([document])));
  const below = environmentsBelow(groups, environments).map((each) => ({
    ...alone(each.document.source.name, sources(each.sources)),
    unknown: each.unknown,
  }));
  const rest = [...units, ...modules, ...others, ...below];
  const asked = [...unnamed].filter(({ isOnlyFound }) => isOnlyFound !== true).map(asIfNamed);
  const unread = [...unnamed].filter(({ isOnlyFound }) => isOnlyFound === true).map(asUnread);
  // What is all there is was not asked about for what pynenc does without it.
  const isAllThereIs = asked.length > 0 && !documents.some((each) => !unnamed.has(each) && carriesPynenc(each));
  const withAsked = (files: readonly SettingsDocument[]) => sourcesWith(files, sources(local));
  const folder = isAllThereIs ? withAsked(asked) : sources(local);
  const own = {
    ...alone(undefined, [...unread, ...folder]),
    unknown,
    // Of what nobody reads nothing follows.
    isBeside: rest.length > 0 || (unread.length > 0 && !folder.some(carriesPynenc)),
  };
  const apart = isAllThereIs ? [] : asked.map((file) => alone(file.source.name, withAsked([file])));
  const all = [...apart, ...rest];
  return own.documents.length > 0 &&
    (all.length === 0 ||
      isStarted(
        own.documents,
        local.filter(({ path }) => takenByUnits.has(path)),
      ))
    ? [own, ...all]
    : all;
}

/**
 * Whether there is something to judge in what is started in a folder beside all else.
 *
 * @param forUnits what something else takes its variables from: alone it says nothing of the folder
 */
function isStarted(documents: readonly SettingsDocument[], forUnits: readonly SettingsDocument[]): boolean {
  if (forUnits.length === 0) return documents.some(worthJudging);
  return documents.some((each) => !forUnits.includes(each) && (carriesPynenc(each) || isBroken(each)));
}

/** Settings files beat `pyproject.toml`, and nothing else. */
function sourcesWith(
  files: readonly SettingsDocument[],
  sources: readonly SettingsDocument[],
): readonly SettingsDocument[] {
  const stronger = sources.findIndex(({ environment, format }) => environment !== undefined || format?.isReadOnceNamed);
  return sources.toSpliced(stronger === -1 ? sources.length : stronger, 0, ...files);
}

/** Somebody asked about it, so that it is judged as what it would be. */
function asIfNamed(document: SettingsDocument): SettingsDocument {
  return { ...document, unnamed: "judged" };
}

function asUnread(document: SettingsDocument): SettingsDocument {
  return { ...document, unnamed: "unread" };
}

/** What may be started in any number, by whoever likes. */
export function alone(name: string | undefined, documents: readonly SettingsDocument[]): Deployment {
  return {
    name,
    documents,
    size: undefined,
    members: [],
    member: undefined,
    privatePath: undefined,
    unknown: [],
    isBeside: false,
  };
}

function worthJudging(document: SettingsDocument): boolean {
  return carriesSettings(document) || isBroken(document);
}

function startsNothing({ units, isOnlyPart }: StartedUnits): boolean {
  return units.length === 0 && isOnlyPart !== true;
}

function isBroken({ syntaxProblem }: SettingsDocument): boolean {
  return syntaxProblem !== undefined;
}
