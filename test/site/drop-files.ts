import type { Page } from "playwright-core";
import { folderWith } from "../cli/command.js";

/** A file as somebody drops it. */
export interface Dropped {
  readonly name: string;
  readonly text: string;
}

/** Drops files from elsewhere, which a browser lets nobody do but the page's own script. */
export function dropFiles(page: Page, files: readonly Dropped[]): Promise<void> {
  return page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of dropped) dataTransfer.items.add(new File([text], name));
    const target = document.querySelector("#editor") ?? document.body;
    for (const kind of ["dragenter", "dragover", "drop"]) {
      target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, files);
}

/** Drops a folder with such files, as the browser itself does it: a script can drop none. */
export async function dropFolder(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const folder = folderWith(files);
  const session = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    await session.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  }
}
