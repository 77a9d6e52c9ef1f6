import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import { openLessons } from "./open-lessons.js";
import "./site.css";
import "./code.css";
import "./print.css";

export default {
  extends: DefaultTheme,
  enhanceApp: () => {
    if (typeof document !== "undefined") openLessons(document);
  },
} satisfies Theme;
