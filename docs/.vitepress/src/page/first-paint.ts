import { isDarkWanted } from "./kept-theme.js";

// Before anything is painted, so that nothing flashes: the theme, and whether the page loads. The page's other scripts come later.
document.documentElement.classList.toggle("dark", isDarkWanted());
document.documentElement.classList.add("loads");
// A script that does not come, or is refused what it needs: in a frame without an origin of its own there is no worker.
addEventListener("error", () => document.documentElement.classList.add("failed"), true);
if (new URLSearchParams(location.search).has("embed")) document.documentElement.classList.add("embed");
