import type { EffectiveSetting, FileOrigin } from "@slotwise/project";
import type { Analysis } from "../analysis/analysis.js";
import { lineOf } from "./listed-settings.js";

/** Where a value stands and what it beats: `pyproject.toml:12, table runner, beats .env:3`; `default`. */
export function originWords({ origin, beaten }: EffectiveSetting): string {
  if (origin.kind === "default") return "default";
  const beats = beaten.length === 0 ? "" : `, beats ${beaten.map(placeWords).join(" and ")}`;
  return `${placeWords(origin)}${beats}`;
}

/** `pyproject.toml:12, table runner` */
function placeWords(origin: FileOrigin): string {
  const { document, path } = origin;
  const table = path.length > 1 ? `, table ${path.slice(0, -1).join(".")}` : "";
  return `${document.source.name}:${lineOf(origin)}${table}`;
}

const RELEASE_REASONS = {
  declared: "as declared",
  dependency: "as the dependency on pynenc allows",
  newest: "as the newest, since nothing says which",
} as const;

/** What a deployment's settings were judged for. */
export function judgedForWords({ app, releases }: Analysis): string {
  const names = releases.behaviours.map(({ name }) => name);
  return `judged for pynenc ${names.join(" and ")}, ${RELEASE_REASONS[releases.reason]}; runner settings are those of ${app.runnerClass.configClass}`;
}
