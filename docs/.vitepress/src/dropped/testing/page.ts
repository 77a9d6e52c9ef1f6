import { analyseProject, type JudgedWith, termsAmong } from "@slotwise/language-service";
import { readerTheme } from "@slotwise/panel/mount";
import { NO_DECLARATIONS } from "@slotwise/project";
import { type DroppedView, isForAudit, openDropped, showDropped } from "../index.js";

// The smallest page that takes dropped files: no tabs, no language service beside it. Its settings are one text.

/** For the test to look at, and to speak for. */
const page = {
  settings: "",
  copied: [] as string[],
  defects: [] as string[],
  /** How often the page has had its turn. */
  turns: 0,
  /** The longest that it had to wait for one, in milliseconds. */
  longestWait: 0,
  isForAudit: [] as boolean[],
  changed: (settings: string): void => {
    page.settings = settings;
    view?.settingsChanged();
  },
};
Object.assign(window, { slotwise: page });

let view: DroppedView | undefined;
let last = performance.now();
setInterval(() => {
  page.turns++;
  page.longestWait = Math.max(page.longestWait, performance.now() - last);
  last = performance.now();
}, 5);

const judge: JudgedWith = (declarations) => {
  if (page.settings === "") return [];
  return [analyseProject([{ name: "pyproject.toml", text: page.settings }], declarations)];
};

const root = document.querySelector("main") as HTMLElement;
root.addEventListener("dragover", (event) => event.preventDefault());
root.addEventListener("drop", (event) => {
  event.preventDefault();
  void show([...(event.dataTransfer?.files ?? [])]);
});
// A test has no file manager to drag from.
const input = document.querySelector("input") as HTMLInputElement;
input.addEventListener("change", () => {
  const dataTransfer = new DataTransfer();
  for (const file of input.files ?? []) dataTransfer.items.add(file);
  root.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
});

root.dataset["state"] = "ready";

async function show(files: readonly File[]): Promise<void> {
  view?.dispose();
  root.dataset["state"] = "opening";
  page.turns = 0;
  page.longestWait = 0;
  last = performance.now();
  page.isForAudit = await Promise.all(files.map(isForAudit));
  const startWorker = () => new Worker(new URL("dropped-worker.js", document.baseURI), { type: "module" });
  const dropped = await openDropped(files, { startWorker });
  view = showDropped(root, dropped, {
    theme: readerTheme(),
    termsFor: (fleet) =>
      termsAmong(fleet, NO_DECLARATIONS, { all: judge, around: judge, releaseOption: "the release chosen above" }),
    copy: async (text) => void page.copied.push(text),
    onDefect: (error) => page.defects.push(String(error)),
  });
  root.dataset["state"] = dropped.kind;
}
