import { find } from "./elements.js";

/** Below this there is one column, as the style sheet has it. */
const ONE_COLUMN = "(max-width: 899px)";

/**
 * Puts the picture before the text where there is no room for both, and in somebody's page: that is what people came for. It is
 * moved and not only shown there, so that keys and screen readers go the same way as the eye.
 */
export function keepInOrder(): void {
  const [left, right] = [find("left", HTMLElement), find("right", HTMLElement)];
  const narrow = matchMedia(ONE_COLUMN);
  const isEmbedded = document.documentElement.classList.contains("embed");
  const order = () => {
    const isRightFirst = isEmbedded || narrow.matches;
    if (isRightFirst === (left.previousElementSibling === right)) return;
    if (isRightFirst) left.before(right);
    else left.after(right);
  };
  narrow.addEventListener("change", order);
  order();
}
