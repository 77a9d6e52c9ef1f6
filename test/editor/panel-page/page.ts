import { createFleet, createSlotSettings } from "@slotwise/core";
import { type FileFleet, type FromPanel, panelWords, type ToPanel } from "@slotwise/panel";
import { mountPanel, readerTheme } from "@slotwise/panel/mount";

// A page as anybody could make it: no editor, no server, and the fleet is its own.

const file: FileFleet = {
  fleet: createFleet({
    protocol: "slot-window",
    settings: createSlotSettings(),
    totalRunners: 3,
    longestExecutionSeconds: 10,
    startDelaySeconds: 60,
  }),
  isSizeDeclared: true,
};

/** For the test to look at, and to speak for. */
const page = { sent: [] as FromPanel[], say: (_message: unknown): void => undefined };
Object.assign(window, { slotwise: page });

mountPanel(document.querySelector("main") as HTMLElement, {
  words: panelWords(),
  theme: readerTheme(),
  kept: JSON.parse(sessionStorage.getItem("panel") ?? "null"),
  keep: (state) => sessionStorage.setItem("panel", JSON.stringify(state)),
  send: (message) => {
    page.sent.push(message);
    if (message.kind === "ready") page.say({ kind: "fleet", file } satisfies ToPanel);
  },
  receive: (listener) => {
    page.say = listener;
  },
  startSearch: () => new Worker("search-worker.js"),
});
