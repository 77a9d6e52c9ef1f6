import { isRuleName, type SlotTerms } from "@slotwise/language-service";
import { type JudgedFleet, type JudgedFleets, MOST_DEPLOYMENTS } from "@slotwise/language-service/editor";
import { isObject } from "./is-object.js";
import { readTerms } from "./read-terms.js";

/** A deployment's fleet that can be judged: what the findings about it were judged by, whole. */
export interface FileFleet extends JudgedFleet {
  readonly terms: SlotTerms;
}

/** What a server, a page or an earlier session says that the files describe; undefined where that is no fleet. */
export function readFileFleets(value: unknown): JudgedFleets | undefined {
  if (!isObject(value) || !Array.isArray(value.deployments) || value.deployments.length > MOST_DEPLOYMENTS) {
    return undefined;
  }
  const deployments = value.deployments.map(readJudgedFleet);
  const isWhole = deployments.length > 0 && deployments.every((each) => each !== undefined);
  return isWhole ? { deployments: deployments as readonly JudgedFleet[] } : undefined;
}

/** One of them alone, where it can be judged. */
export function readFileFleet(value: unknown): FileFleet | undefined {
  const fleet = readJudgedFleet(value);
  return fleet !== undefined && isFileFleet(fleet) ? fleet : undefined;
}

export function isFileFleet(fleet: JudgedFleet): fleet is FileFleet {
  return fleet.terms !== null;
}

function readJudgedFleet(value: unknown): JudgedFleet | undefined {
  if (!isObject(value) || typeof value.name !== "string") return undefined;
  const { name, notJudged } = value;
  const terms = value.terms === null ? null : readTerms(value.terms);
  const levels = readLevels(value.levels);
  const besides = readTexts(value.besides);
  if (terms === undefined || levels === undefined || besides === undefined) return undefined;
  if (terms === null) return typeof notJudged === "string" ? { name, terms, notJudged, levels, besides } : undefined;
  return { name, terms, notJudged: null, levels, besides };
}

const LEVELS: readonly unknown[] = ["error", "warning", "info", "off"];

function readLevels(value: unknown): JudgedFleet["levels"] | undefined {
  if (!isObject(value)) return undefined;
  const isKnown = Object.entries(value).every(([name, level]) => isRuleName(name) && LEVELS.includes(level));
  return isKnown ? (value as JudgedFleet["levels"]) : undefined;
}

function readTexts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((each) => typeof each === "string") ? value : undefined;
}
