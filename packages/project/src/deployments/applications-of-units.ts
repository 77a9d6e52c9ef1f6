import type { SettingsDocument } from "../documents/document.js";
import { uncertainEntry } from "../tree/tree.js";
import type { ModulePaths } from "./module-paths.js";
import { type StartedModule, uncertainly } from "./started-modules.js";

/** What code says of the application that a unit starts, by what its command calls that. */
export type ApplicationOf = (named: string | undefined) => readonly SettingsDocument[];

/**
 * Whatever is started is an application of the code: the one that the command names, or else the only one. Of several
 * nobody knows which, and what any of them says may count.
 */
export function applicationsOfUnits(modules: readonly StartedModule[], paths: ModulePaths): ApplicationOf {
  const deployed = modules.filter(({ path }) => !isTest(path));
  return (named) => {
    const path = named === undefined ? undefined : paths.findNamed(named);
    const inModule = path === undefined ? [] : modules.filter((each) => each.path === path);
    const started = inModule.filter(({ isPassedOver }) => isPassedOver !== true);
    if (started.length > 0) return together(started);
    // The one that is started says nothing of itself, and may have what the others are given.
    if (inModule.length > 0) return together(inModule, true);
    // The one that is named says nothing itself, and may load a module that does.
    if (named !== undefined)
      return together(
        deployed.filter(({ application }) => application === undefined),
        true,
      );
    return together(deployed);
  };
}

function together(modules: readonly StartedModule[], isUncertain = modules.length > 1): readonly SettingsDocument[] {
  const documents = modules.flatMap((each) => each.documents);
  return isUncertain ? documents.map(uncertainDocument) : documents;
}

function uncertainDocument(document: SettingsDocument): SettingsDocument {
  const { code, environment } = document;
  return {
    ...document,
    ...(code === undefined ? {} : { code: uncertainly(code) }),
    ...(environment === undefined ? {} : { environment: environment.map(uncertainEntry) }),
  };
}

/** Tests make applications that nobody deploys. */
function isTest(path: string): boolean {
  return /(?:^|\/)(?:tests?\/|conftest\.py$|test_[^/]*\.py$|[^/]*_test\.py$)/.test(path);
}
