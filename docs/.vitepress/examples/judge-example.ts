import { cycleOf, type Fleet } from "@slotwise/core";
import { analyseProject } from "@slotwise/language-service";
import { editorDocument, fleetToDraw, shownDeployment } from "@slotwise/language-service/editor";
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
import type { Example } from "./example.js";

// Runs while the site is built. It is bundled from the sources, so that no package need be built first.

/** Of the files of a folder, those that say something about a fleet, in the order of their paths. */
export async function settingsAmong(files: readonly PlaygroundFile[]): Promise<readonly PlaygroundFile[]> {
  const found = await projectsOf(files);
  const paths = new Set(found.flatMap((project) => project.map(({ location }) => location.slice(ROOT.length))));
  return files.filter(({ path }) => paths.has(path));
}

/**
 * @param chosen the path of the file that is shown, and that the drawing is of
 * @returns with drawings that are SVG, and in no file yet
 */
export async function judgeExample(files: readonly PlaygroundFile[], chosen: string): Promise<Example> {
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

/** What is drawn of the fleet of a file. */
function fleetOf(files: readonly ProjectFile[], chosen: string) {
  const name = files.find(({ location }) => location === `${ROOT}${chosen}`)?.name;
  const editor = name === undefined ? undefined : editorDocument(analyseProject(files), name);
  const analysis = editor === undefined ? undefined : shownDeployment(editor, undefined)?.analysis;
  const toDraw = analysis === undefined ? undefined : fleetToDraw(analysis);
  if (toDraw === undefined) return undefined;
  const { fleet, mixed, judgement } = toDraw;
  if (mixed !== undefined) {
    const draw = (theme: "light" | "dark") => mixedSvg(mixed, { theme, width: 720 });
    return { draw, description: describeMixed(mixed) };
  }
  const title = titleOf(fleet, judgement.behaviour.name);
  const draw = (theme: "light" | "dark") => cycleSvg(cycleOf(fleet), { ...drawingOf(fleet), title, theme });
  return { draw, description: `${title}. ${describeCycle(cycleOf(fleet), drawingOf(fleet))}` };
}

function titleOf({ totalRunners }: Fleet, release: string): string {
  return `pynenc ${release}, ${totalRunners} ${totalRunners === 1 ? "runner" : "runners"}`;
}
