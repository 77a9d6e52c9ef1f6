import type { PanelWords } from "@slotwise/panel";
import { mountPanel } from "@slotwise/panel/mount";
import { webviewTheme } from "./webview-theme.js";

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: object): void;
};

/** The search worker's code, put here when the panel is bundled. */
declare const SEARCH_WORKER: string;

const editor = acquireVsCodeApi();
const { uri = "", words = "{}" } = document.body.dataset;

mountPanel(document.querySelector("main") ?? document.body, {
  words: JSON.parse(words) as PanelWords,
  theme: webviewTheme(document.body),
  kept: editor.getState(),
  // The editor needs the address to bring a panel back after a reload.
  keep: (state) => editor.setState({ ...state, uri }),
  send: (message) => editor.postMessage(message),
  receive: (listener) => addEventListener("message", ({ data }) => listener(data)),
  // A webview's own files are of another origin, and no worker may be.
  startSearch: () => {
    const url = URL.createObjectURL(new Blob([SEARCH_WORKER], { type: "text/javascript" }));
    const worker = new Worker(url);
    URL.revokeObjectURL(url);
    return worker;
  },
});
