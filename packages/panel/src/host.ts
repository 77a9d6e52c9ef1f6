import type { FromPanel } from "./crossing/messages.js";
import type { PanelState } from "./crossing/panel-state.js";
import type { PanelTheme } from "./page/theme.js";
import type { PanelWords } from "./page/words.js";

/** What a panel needs of the window that it is in: an editor's webview, or a page. */
export interface PanelHost {
  readonly words: PanelWords;
  readonly theme: PanelTheme;
  /** What was kept last, in this session or an earlier one. It is looked at with care: it may be another version's. */
  readonly kept: unknown;
  /** Keeps something that survives JSON. */
  keep(state: PanelState): void;
  send(message: FromPanel): void;
  /** Hands on each message that comes for the panel. They are looked at with care as well. */
  receive(listener: (message: unknown) => void): void;
  /** Starts `@slotwise/panel/search-worker`, however scripts are had here. */
  startSearch(): Worker;
}
