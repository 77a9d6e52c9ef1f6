import { readLink, UnreadableLink } from "../link/link-text.js";
import type { PlaygroundState } from "../link/playground-state.js";
import { wireBar } from "./bar.js";
import { wireDropping } from "./dropping.js";
import { examples } from "./examples.js";
import { keepInOrder } from "./layout.js";
import { Playground } from "./playground.js";
import { ReaderTheme } from "./theme.js";
import { notice } from "./told.js";

// Started first: it is ready by the time that there is something to judge.
const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
const theme = new ReaderTheme();

keepInOrder();

const { state, problem } = await opened();
const playground = new Playground(theme, worker, state);
if (problem !== "") notice(problem);
wireBar(playground, theme);
wireDropping(playground, theme);
if (!document.documentElement.classList.contains("embed")) void keepForLater();
// For whoever measures when there is something to see.
performance.mark("slotwise-started");

/** What the page's address says, or the first example. */
async function opened(): Promise<{ readonly state: PlaygroundState; readonly problem: string }> {
  const [first] = examples;
  if (first === undefined) throw new Error("there is no example");
  try {
    return { state: (await readLink(location.hash.slice(1))) ?? first, problem: "" };
  } catch (error) {
    if (!(error instanceof UnreadableLink)) throw error;
    return { state: first, problem: `This link cannot be opened: ${error.message}. Here is an example instead.` };
  }
}

/** The page works without a network from now on. A browser that does not let it just loads it again. */
async function keepForLater(): Promise<void> {
  try {
    await navigator.serviceWorker.register(new URL("../service-worker.js", import.meta.url));
  } catch {
    // In a frame of a page that forbids it, or where nothing may be kept.
  }
}
