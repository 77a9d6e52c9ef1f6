import { timeText } from "@slotwise/audit";
import type { RecordedFleet } from "@slotwise/language-service";
import { type DrawnSpan, happenedWords, readFromHappened, type ToHappened } from "@slotwise/panel";
import { mountHappened, type PanelTheme } from "@slotwise/panel/mount";
import { applicationLabel, DROPPED_WORDS } from "./dropped-words.js";
import type { Dropped, DroppedFleets } from "./open-dropped.js";
import { UnreadableFile } from "./unreadable-file.js";
import type { HeldAgainst } from "./worker/dropped-session.js";

/** What the view needs of the page that it is in. */
export interface DroppedHost {
  readonly theme: PanelTheme;
  /** The settings that a fleet's records are held against, from those that the page has. */
  termsFor(fleet: RecordedFleet): Promise<HeldAgainst>;
  /** Puts a text into the clipboard; rejects where it may not. */
  copy(text: string): Promise<void>;
  /** Told what went wrong that no person can mend. */
  onDefect(error: unknown): void;
  /** What was kept last; it is looked at with care. */
  readonly kept?: unknown;
  /** Keeps which times are drawn, as something that survives JSON. */
  keep?(state: { readonly span: DrawnSpan }): void;
}

/** What was dropped, as it is shown. */
export interface DroppedView {
  /** Settings are others now, as far as anybody knows. */
  settingsChanged(): void;
  /** Empties the element, and closes what was dropped. */
  dispose(): void;
}

/**
 * Shows what the fleet of a dropped file did, or why nothing is shown.
 * @param root an empty element; one a page, whose ids `mountHappened` uses
 */
export function showDropped(root: HTMLElement, dropped: Dropped, host: DroppedHost): DroppedView {
  if (dropped.kind === "none") {
    const reason = root.ownerDocument.createElement("p");
    reason.setAttribute("role", "alert");
    reason.textContent = dropped.reason;
    root.replaceChildren(reason);
    return { settingsChanged: () => undefined, dispose: () => root.replaceChildren() };
  }
  return new FleetsView(root, dropped, host);
}

/** Somebody who opened a file that was just written asks for no other time. */
const LONG_AGO = 60 * 1_000_000;

class FleetsView implements DroppedView {
  readonly #root: HTMLElement;
  readonly #dropped: DroppedFleets;
  readonly #host: DroppedHost;
  readonly #application: HTMLSelectElement;
  readonly #time: HTMLSelectElement;
  readonly #timePart: HTMLElement;
  #say: (message: ToHappened) => void = () => undefined;
  #span: DrawnSpan = "cycles";
  /** One look at a time; what is asked meanwhile is one more. */
  #isLooking = false;
  #isAskedMeanwhile = false;
  #isDisposed = false;

  constructor(root: HTMLElement, dropped: DroppedFleets, host: DroppedHost) {
    this.#root = root;
    this.#dropped = dropped;
    this.#host = host;
    const { applications, writtenAt } = dropped;
    const application = choice(
      root,
      "dropped-application",
      DROPPED_WORDS.application,
      applications.map((each) => [each.application, applicationLabel(each)]),
    );
    const written = DROPPED_WORDS.written(timeText(writtenAt));
    const time = choice(root, "dropped-judged-for", DROPPED_WORDS.judgedFor, [
      ["now", DROPPED_WORDS.now],
      ["written", written],
    ]);
    this.#application = application.select;
    this.#time = time.select;
    this.#timePart = time.part;
    application.part.hidden = applications.length === 1;
    for (const select of [this.#application, this.#time]) select.addEventListener("change", () => this.#ask());
    const choices = root.ownerDocument.createElement("div");
    choices.className = "slotwise-panel dropped";
    choices.append(application.part, time.part);
    const page = root.ownerDocument.createElement("div");
    root.replaceChildren(choices, page);
    mountHappened(page, {
      words: happenedWords(),
      theme: this.#theme(),
      kept: host.kept,
      keep: (state) => host.keep?.(state),
      send: (message) => void this.#received(message),
      receive: (listener) => {
        this.#say = listener;
      },
    });
  }

  settingsChanged(): void {
    this.#ask();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#say = () => undefined;
    this.#dropped.close();
    this.#root.replaceChildren();
  }

  /** The page lives as long as its document; what is drawn here does not. */
  #theme(): PanelTheme {
    const { theme } = this.#host;
    return {
      palette: () => theme.palette(),
      onChange: (listener) =>
        theme.onChange(() => {
          if (!this.#isDisposed) listener();
        }),
    };
  }

  async #received(received: unknown): Promise<void> {
    const message = readFromHappened(received);
    if (message?.kind === "show") {
      this.#span = message.span;
      this.#ask();
    } else if (message?.kind === "copy") {
      const told = await this.#host.copy(message.text).then(
        () => DROPPED_WORDS.copied[message.what],
        () => DROPPED_WORDS.notCopied,
      );
      this.#say({ kind: "told", message: told });
    }
  }

  #ask(): void {
    if (this.#isLooking) this.#isAskedMeanwhile = true;
    else void this.#look();
  }

  async #look(): Promise<void> {
    this.#isLooking = true;
    this.#isAskedMeanwhile = false;
    const message = await this.#looked();
    this.#isLooking = false;
    if (this.#isDisposed) return;
    // What is known of something else than what is asked for now is for nobody.
    if (this.#isAskedMeanwhile) void this.#look();
    else this.#say(message);
  }

  async #looked(): Promise<ToHappened> {
    const { name, applications, writtenAt, whose, audit } = this.#dropped;
    const application = this.#application.value;
    const { readAt } = applications.find((each) => each.application === application) ?? {};
    this.#timePart.hidden = readAt !== undefined || Date.now() * 1000 - writtenAt < LONG_AGO;
    const now = !this.#timePart.hidden && this.#time.value === "written" ? writtenAt : undefined;
    try {
      const fleet = await whose(application);
      if (fleet === undefined) return { kind: "nothing", message: DROPPED_WORDS.nothing(name) };
      // Whoever found them may know more, which no message can carry.
      const { terms, release, remarks } = await this.#host.termsFor(fleet);
      const against = { terms, release, remarks };
      return { kind: "audit", audit: await audit({ application, against, span: this.#span, now }) };
    } catch (error) {
      if (error instanceof UnreadableFile) return { kind: "nothing", message: error.message };
      if (!this.#isDisposed) this.#host.onDefect(error);
      return { kind: "nothing", message: DROPPED_WORDS.notJudged };
    }
  }
}

function choice(
  { ownerDocument }: HTMLElement,
  id: string,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
): { readonly part: HTMLElement; readonly select: HTMLSelectElement } {
  const part = ownerDocument.createElement("div");
  part.className = "row";
  const select = ownerDocument.createElement("select");
  select.id = id;
  for (const [value, text] of options) {
    const option = ownerDocument.createElement("option");
    option.value = value;
    option.textContent = text;
    select.append(option);
  }
  const labelled = ownerDocument.createElement("label");
  labelled.htmlFor = id;
  labelled.textContent = label;
  part.append(labelled, select);
  return { part, select };
}
