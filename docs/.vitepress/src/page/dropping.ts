import { type DroppedFile, droppedFiles, MOST_DROPPED, pickedFiles } from "../files/dropped-files.js";
import { areOfSize, isPath, MOST_FILES, type PlaygroundFile } from "../link/playground-state.js";
import { find } from "./elements.js";
import { HappenedView } from "./happened-view.js";
import type { Playground } from "./playground.js";
import type { ReaderTheme } from "./theme.js";
import { defect, notice, say } from "./told.js";

/** Takes what is dropped anywhere on the page, or picked: settings become tabs, records and stores are audited. */
export function wireDropping(playground: Playground, theme: ReaderTheme): void {
  const happened = new HappenedView(playground, theme);
  const hint = find("drop-hint", HTMLDivElement);
  let inside = 0;
  // One after another: what takes longer to be read would otherwise come last, and take the place of what was dropped later.
  let taking = Promise.resolve();
  const takeInTurn = (dropping: Promise<readonly DroppedFile[]> | readonly DroppedFile[]) => {
    taking = taking.then(() => take(playground, happened, dropping)).catch(defect);
  };
  const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true;
  const show = () => {
    hint.hidden = inside === 0;
  };
  window.addEventListener("dragenter", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    inside++;
    show();
  });
  window.addEventListener("dragleave", (event) => {
    if (!holdsFiles(event)) return;
    inside = Math.max(0, inside - 1);
    show();
  });
  window.addEventListener("dragover", (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  // Before the editor, which would put the text of a file where the cursor is.
  window.addEventListener(
    "drop",
    (event) => {
      if (!holdsFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.stopPropagation();
      inside = 0;
      show();
      takeInTurn(droppedFiles(event.dataTransfer));
    },
    { capture: true },
  );
  const pick = find("pick", HTMLInputElement);
  pick.addEventListener("change", () => {
    takeInTurn(pickedFiles(pick.files));
    pick.value = "";
  });
}

async function take(
  playground: Playground,
  happened: HappenedView,
  dropping: Promise<readonly DroppedFile[]> | readonly DroppedFile[],
): Promise<void> {
  const dropped = await dropping;
  const { sortFiles } = await import("../files/sort-files.js");
  const { evidence, texts, left } = await sortFiles(dropped);
  const told = [...left];
  if (dropped.length >= MOST_DROPPED) told.push(`Only the first ${MOST_DROPPED} files were looked at.`);
  if (texts.length > 0) told.push(...(await takeTexts(playground, texts, isMeant(dropped))));
  notice(told.join(" "));
  // Afterwards: settings that came along are what it is held against.
  // Nobody waits for it: the next thing dropped may take its place meanwhile.
  const tell = (more: string) => {
    if (more !== "") notice([...told, more].join(" "));
  };
  if (evidence !== undefined) void happened.open(evidence).then(tell).catch(defect);
}

/** @returns what to tell besides */
async function takeTexts(
  playground: Playground,
  texts: readonly PlaygroundFile[],
  areMeant: boolean,
): Promise<readonly string[]> {
  const usable = texts.filter(({ path }) => isPath(path));
  const found = areMeant
    ? usable.map(({ path }) => path)
    : await playground.language.askOfOthers("find", { files: usable });
  const files = usable.filter(({ path }) => found.includes(path));
  const [first] = files;
  if (first === undefined) return [`None of these ${texts.length} files says anything of pynenc.`];
  const kept = files.slice(0, MOST_FILES);
  if (!areOfSize(kept)) return ["These files are too large for a playground."];
  playground.share.leave();
  playground.open({ files: kept, chosen: first.path, release: undefined });
  const names = kept.length === 1 ? first.path : `${kept.length} files`;
  say(`Opened ${names}.`);
  return files.length > kept.length ? [`Only the first ${MOST_FILES} files were opened.`] : [];
}

/** Whoever drops a few files means these; of a folder only what says something of a fleet is of use. */
function isMeant(dropped: readonly DroppedFile[]): boolean {
  return dropped.length <= FEW && dropped.every(({ isOfFolder }) => !isOfFolder);
}

/** Files that somebody may have chosen one by one. */
const FEW = 8;
