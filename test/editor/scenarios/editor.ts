/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// What is evaluated in the browser knows the page.
import type { Browser } from "playwright-core";
import { expect } from "vitest";
import { type WindowOptions, Workbench } from "../workbench.js";

/** A browser and a server that all scenarios share. */
export interface Editor {
  readonly browser: Browser;
  readonly address: string;
}

/** A scenario registers its tests; the editor is there once they run. */
export type Scenario = (editor: () => Editor) => void;

export async function openWindow(editor: () => Editor, options: WindowOptions): Promise<Workbench> {
  const { browser, address } = editor();
  return Workbench.open(browser, address, options);
}

/** A busy machine takes its time to start an editor. */
export const START_MILLISECONDS = 120_000;

/** What a person would wait for, on a machine however busy. */
export function eventually<Seen>(look: () => Seen | Promise<Seen>): ReturnType<typeof expect.poll<Seen>> {
  return expect.poll(look);
}
