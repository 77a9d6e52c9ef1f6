/**
 * A click on the link of a lesson opens the playground in the place of its drawing. Without scripts, or in another tab, the
 * link opens the playground itself; and so it does from then on.
 */
export function openLessons(document: Document): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a.lesson-link") : null;
    const figure = link?.closest("figure.lesson");
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link === null || !figure || !isPlain || figure.querySelector("iframe") !== null) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.title = link.textContent ?? "";
    frame.loading = "lazy";
    frame.src = embedded(link.href);
    frame.addEventListener("load", () => frame.focus(), { once: true });
    figure.prepend(frame);
    link.textContent = "Open it on a page of its own";
  });
}

/** `…/playground/#…` as a part of another page. */
function embedded(address: string): string {
  const url = new URL(address);
  url.search = "embed";
  return url.href;
}
