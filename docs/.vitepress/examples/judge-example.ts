import { cycleOf, type Fleet, isSafe } from "@slotwise/core";
import { analyseProject, mixedCycles, refusesStart, summarizeFleet } from "@slotwise/language-service";
import { editorDocument, shownDeployment } from "@slotwise/language-service/editor";
import {
  ALL_PARSERS,
  COMMAND_REACH,
  findProjects,
  memoryFiles,
  type ProjectFile,
  pathsReferredTo,
  placedDocument,
  readFileWith,
} from "@slotwise/project";
import { cycleSvg, describeCycle, describeMixed, drawingOf, mixedSvg } from "@slotwise/timeline";
import { writeLink } from "../src/link/link-text.js";
import type { PlaygroundFile } from "../src/link/playground-state.js";

// Runs while the site is built. It is bundled from the sources, so that no package need be built first.

/** What the site has to know of an example. */
export interface JudgedExample {
  readonly fragment: string;
  /** By the theme; none where no runner starts, or nothing says what a fleet is. */
  readonly drawings: Readonly<Partial<Record<"light" | "dark", string>>>;
  readonly description: string;
}

/** Of the files of a folder, those that say something about a fleet, in the order of their paths. */
export async function settingsAmong(files: readonly PlaygroundFile[]): Promise<readonly PlaygroundFile[]> {
  const found = await projectsOf(files);
  const paths = new Set(found.flatMap((project) => project.map(({ location }) => location.slice(ROOT.length))));
  return files.filter(({ path }) => paths.has(path));
}

/** @param chosen the path of the file that is shown, and that the drawing is of */
export async function judgeExample(files: readonly PlaygroundFile[], chosen: string): Promise<JudgedExample> {
  const fragment = await writeLink({ files, chosen });
  const shown = (await projectsOf(files)).map((project) => fleetOf(project, chosen)).find((each) => each !== undefined);
  if (shown === undefined) return { fragment, drawings: {}, description: "" };
  const { draw, description } = shown;
  return { fragment, drawings: { light: draw("light"), dark: draw("dark") }, description };
}

const ROOT = "/example/";

async function projectsOf(files: readonly PlaygroundFile[]): Promise<readonly (readonly ProjectFile[])[]> {
  const texts = Object.fromEntries(files.map(({ path, text }) => [`${ROOT}${path}`, text]));
  const folder = ROOT.slice(0, -1);
  const asked = { folders: [folder], files: new Set<string>(), boundary: folder };
  const refersTo = (file: ProjectFile) => pathsReferredTo(placedDocument(readFileWith(ALL_PARSERS, file), file));
  const { projects } = await findProjects(memoryFiles(texts), asked, { reach: COMMAND_REACH, refersTo });
  return projects.map((project) => project.files);
}

/** What is drawn of the fleet of a file: under the releases that it is not safe under, where there are such. */
function fleetOf(files: readonly ProjectFile[], chosen: string) {
  const name = files.find(({ location }) => location === `${ROOT}${chosen}`)?.name;
  const editor = name === undefined ? undefined : editorDocument(analyseProject(files), name);
  const analysis = editor === undefined ? undefined : shownDeployment(editor, undefined)?.analysis;
  const fleets = (analysis?.judgements ?? []).flatMap((judgement, index) => {
    if (refusesStart(judgement)) return [];
    const mixed = mixedCycles(analysis?.members ?? [], index);
    const size = judgement.sizes?.most ?? Math.max(2, summarizeFleet(judgement).largestSafeFleet ?? 2);
    return [{ mixed, fleet: judgement.fleetOf(size), release: judgement.behaviour.name }];
  });
  const first = fleets.find(({ mixed, fleet }) => mixed !== undefined || !isSafe(fleet)) ?? fleets[0];
  if (first === undefined) return undefined;
  const { fleet, mixed, release } = first;
  if (mixed !== undefined) {
    const draw = (theme: "light" | "dark") => mixedSvg(mixed, { theme, width: 720 });
    return { draw, description: describeMixed(mixed) };
  }
  const title = titleOf(fleet, release);
  const draw = (theme: "light" | "dark") => cycleSvg(cycleOf(fleet), { ...drawingOf(fleet), title, theme });
  return { draw, description: `${title}. ${describeCycle(cycleOf(fleet), drawingOf(fleet))}` };
}

function titleOf({ totalRunners }: Fleet, release: string): string {
  return `pynenc ${release}, ${totalRunners} ${totalRunners === 1 ? "runner" : "runners"}`;
}
