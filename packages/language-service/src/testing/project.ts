import { type Declarations, NO_DECLARATIONS } from "@slotwise/project";
import { analyseProject } from "../analysis/analyse.js";
import type { ProjectAnalysis } from "../analysis/analysis.js";

/** What most projects of the tests say of the slots. */
export const DEFAULTS = `[tool.pynenc]
app_id = "shop"
atomic_service_interval_minutes = 5.0
atomic_service_spread_margin_minutes = 1.0
`;

export const JUDGED: Declarations = { ...NO_DECLARATIONS, pynencReleases: { releases: ["0.2.3"] } };

/** A project of files by their names, weakest first. */
export function project(files: Readonly<Record<string, string>>, declarations: Declarations = JUDGED): ProjectAnalysis {
  return analyseProject(
    Object.entries(files).map(([name, text]) => ({ name, text })),
    declarations,
  );
}

/** What one deployment of a project ends up with for a setting. */
export function effective(files: Readonly<Record<string, string>>, field: string, deployment?: string): unknown {
  const found = project(files).deployments.find(({ name }) => name === deployment);
  const setting = found?.app.pynenc.get(field) ?? found?.app.runner.get(field);
  return setting !== undefined && "value" in setting.coerced ? setting.coerced.value : setting?.coerced.kind;
}
