import { RELEASES } from "@slotwise/pynenc";
import { find } from "./elements.js";
import { examples } from "./examples.js";
import type { Playground } from "./playground.js";
import type { ReaderTheme } from "./theme.js";
import { notice, say } from "./told.js";

/** Gives the bar above, and the buttons beside the tabs, something to do. */
export function wireBar(playground: Playground, theme: ReaderTheme): void {
  wireExamples(playground);
  wireRelease(playground);
  wireCopies(playground);
  wireTheme(theme);
  wireFiles(playground);
  wireEmbed(playground);
}

function wireExamples(playground: Playground): void {
  const select = find("examples", HTMLSelectElement);
  for (const { name, title } of examples) select.append(new Option(title, name));
  select.addEventListener("change", () => {
    const example = examples.find(({ name }) => name === select.value);
    // What is opened is changed from then on, and is no example any more.
    select.value = "";
    if (example === undefined) return;
    notice("");
    playground.share.leave();
    playground.open({ ...example, release: undefined });
    say(`Opened the example: ${example.title}.`);
  });
}

function wireRelease(playground: Playground): void {
  const select = find("release", HTMLSelectElement);
  select.append(new Option("what the files allow", ""));
  for (const release of RELEASES.toReversed()) select.append(new Option(`pynenc ${release}`, release));
  select.value = playground.state().release ?? "";
  // A release that a link names and nobody knows is none.
  if (select.selectedIndex === -1) {
    select.value = "";
    playground.judgeFor(undefined);
  }
  select.addEventListener("change", () => playground.judgeFor(select.value === "" ? undefined : select.value));
}

function wireCopies(playground: Playground): void {
  find("share", HTMLButtonElement).addEventListener("click", async () => {
    const link = await playground.share.update();
    if (link === undefined) say("These files are too large for a link.");
    else await playground.copy(link, "The link is in the clipboard. It holds all that you see here.");
  });
  const select = find("copy-as", HTMLSelectElement);
  select.addEventListener("change", () => {
    const form = select.value;
    select.value = "";
    if (form === "pyproject" || form === "svg" || form === "markdown") void playground.copyAs(form);
  });
}

function wireTheme(theme: ReaderTheme): void {
  const button = find("theme", HTMLButtonElement);
  const show = () => {
    button.textContent = theme.isDark ? "☀" : "☾";
    button.setAttribute("aria-label", theme.isDark ? "Light" : "Dark");
  };
  theme.onChange(show);
  show();
  button.addEventListener("click", () => theme.switch());
}

function wireFiles(playground: Playground): void {
  const form = find("new-file", HTMLFormElement);
  const name = find("new-name", HTMLInputElement);
  const show = (isShown: boolean) => {
    form.hidden = !isShown;
    if (isShown) name.focus();
    else find("add", HTMLButtonElement).focus();
  };
  find("add", HTMLButtonElement).addEventListener("click", () => show(true));
  find("new-cancel", HTMLButtonElement).addEventListener("click", () => show(false));
  form.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") show(false);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const problem = playground.add(name.value.trim());
    name.setCustomValidity(problem ?? "");
    if (problem !== undefined) {
      name.reportValidity();
      say(problem);
      return;
    }
    name.value = "";
    form.hidden = true;
    // There is the file to be filled; the field that had the cursor is gone.
    playground.focus();
  });
  name.addEventListener("input", () => name.setCustomValidity(""));
  find("remove", HTMLButtonElement).addEventListener("click", () => {
    const removed = playground.chosen;
    playground.share.leave();
    playground.removeChosen();
    say(`Removed ${removed}.`);
  });
}

/** Within another page there is little room, and the way to the whole of it. */
function wireEmbed(playground: Playground): void {
  if (!document.documentElement.classList.contains("embed")) return;
  const link = find("open-whole", HTMLAnchorElement);
  link.hidden = false;
  const show = async () => {
    link.href = (await playground.share.update()) ?? link.href;
  };
  void show();
  // As it is when somebody goes there.
  for (const kind of ["pointerenter", "focus"] as const) link.addEventListener(kind, () => void show());
}
