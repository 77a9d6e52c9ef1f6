import type { HappenedWords, PanelWords } from "@slotwise/panel";
import { mountHappened, mountPanel } from "@slotwise/panel/mount";
import { webviewTheme } from "./webview-theme.js";

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: object): void;
};

/** The search worker's code, put here when the panel is bundled. */
declare const SEARCH_WORKER: string;

const editor = acquireVsCodeApi();
const { page = "", uri = "", words = "{}" } = document.body.dataset;
const root = document.querySelector("main") ?? document.body;
const common = {
  theme: webviewTheme(document.body),
  kept: editor.getState(),
  send: (message: object) => editor.postMessage(message),
  receive: (listener: (message: unknown) => void) => addEventListener("message", ({ data }) => listener(data)),
};

if (page === "happened") {
  mountHappened(root, {
    ...common,
    words: JSON.parse(words) as HappenedWords,
    keep: (state) => editor.setState(state),
  });
} else {
  mountPanel(root, {
    ...common,
    words: JSON.parse(words) as PanelWords,
    // The editor needs the address to bring a panel back after a reload.
    keep: (state) => editor.setState({ ...state, uri }),
    // A webview's own files are of another origin, and no worker may be.
    startSearch: () => {
      const url = URL.createObjectURL(new Blob([SEARCH_WORKER], { type: "text/javascript" }));
      const worker = new Worker(url);
      URL.revokeObjectURL(url);
      return worker;
    },
  });
}
