// What runs in the page, which this program's types do not know.

/** By the page's own clock, from the key on: until the letter stands in the text, and until the drawing is a new one. */
export function watchKeys() {
  const times = { echoed: [], drawn: [] };
  globalThis.slotwiseTimes = times;
  const text = document.querySelector("#editor").shadowRoot.querySelector(".cm-content");
  let key;
  let isEchoed = true;
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      key = timeStamp;
      isEchoed = false;
    },
    { capture: true },
  );
  new MutationObserver(() => {
    if (isEchoed || key === undefined) return;
    isEchoed = true;
    times.echoed.push(performance.now() - key);
  }).observe(text, { childList: true, characterData: true, subtree: true });
  new MutationObserver(() => {
    if (key === undefined) return;
    times.drawn.push(performance.now() - key);
    key = undefined;
  }).observe(document.querySelector("#picture"), { childList: true });
}
