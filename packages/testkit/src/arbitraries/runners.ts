import { type ActiveRunnerInfo, type Instant, instantFromMicroseconds } from "@slotwise/core";
import * as fc from "fast-check";
import { hash32 } from "../contract/seeds.js";

/** A membership view as a store may give it. */
export type View = readonly ActiveRunnerInfo[];

/** Not the name of any generated runner. */
export const STRANGER = "stranger";

/** How the names look; some only differ in case or are beginnings of one another. */
const NAMES: readonly ((position: number) => string)[] = [
  (position) => letters(position),
  (position) => `runner-${position + 1}`,
  (position) => "r".repeat((position % 40) + 1) + (position < 40 ? "" : position),
  (position) => (position % 2 === 0 ? letters(position / 2) : letters((position - 1) / 2).toUpperCase()),
  // Neighbours share a host, and every second one has the same number on another.
  (position) => `host-${Math.floor(position / 2) + 1}@pid-${position % 2 === 0 ? 3 : 7}`,
];

/** Rarely a view is as large as this: some implementations page, or have a limit. */
export const LARGEST_VIEW = 300;

/** When the runners were created, in microseconds before the newest. The first is what a store's order gives. */
const CREATIONS = ["oldest-first", "youngest-first", "all-at-once", "microseconds-apart", "shuffled"] as const;
const HISTORIES = ["none", "some", "all", "odd"] as const;
const HEARTBEATS = ["fresh", "stale", "mixed"] as const;
const FLAGS = ["all", "none", "mixed"] as const;

interface ViewRecipe {
  readonly size: number;
  readonly names: (position: number) => string;
  readonly creation: (typeof CREATIONS)[number];
  readonly history: (typeof HISTORIES)[number];
  readonly heartbeat: (typeof HEARTBEATS)[number];
  readonly flags: (typeof FLAGS)[number];
  /** Everything that is not said by the other fields follows from it. */
  readonly salt: number;
}

/** Fleet sizes: mostly few, sometimes a dozen or a few dozens, rarely the most. */
export function fleetSizes(least: number, most: number): fc.Arbitrary<number> {
  const upTo = (limit: number) => fc.integer({ min: least, max: Math.max(least, Math.min(limit, most)) });
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: upTo(least + 3), weight: 12 },
    { arbitrary: upTo(12), weight: 8 },
    { arbitrary: upTo(40), weight: 2 },
    { arbitrary: upTo(most), weight: 2 },
  );
}

/** Views of `least` to `most` runners: names, order, ages, history and flags as no tidy store would give them. */
export function views(least: number, most: number = LARGEST_VIEW): fc.Arbitrary<View> {
  return fc
    .tuple(
      fleetSizes(least, most),
      fc.constantFrom(...NAMES),
      fc.constantFrom(...CREATIONS),
      fc.constantFrom(...HISTORIES),
      fc.constantFrom(...HEARTBEATS),
      fc.constantFrom(...FLAGS),
      fc.integer({ min: 0, max: 0x7fffffff }),
    )
    .map(([size, names, creation, history, heartbeat, flags, salt]) =>
      viewOf({ size, names, creation, history, heartbeat, flags, salt }),
    );
}

/** A view of up to so many is asked as a whole. */
const ALL_ASKED = 16;

/** Of a larger one so many are asked, from its first to its last. */
const SOME_ASKED = 6;

/** Whom to ask of a view: everybody, but a few of a large one, where each question is long. */
export function someOf(view: View): View {
  if (view.length <= ALL_ASKED) return view;
  const last = view.length - 1;
  const places = Array.from({ length: SOME_ASKED }, (_, index) => Math.round((index / (SOME_ASKED - 1)) * last));
  return view.filter((_, position) => places.includes(position));
}

/** The same runners in the same order, created at other times. */
export function withCreationTimes(view: View, creationOf: (position: number) => Instant): View {
  return view.map((runner, position) => ({ ...runner, creationTime: creationOf(position) }));
}

/** The same runners in the same order, with another past: nothing a decision may look at has changed. */
export function withAnotherPast(view: View, salt: number): View {
  return view.map((runner, position) => ({
    ...pastOf("odd", position, salt),
    runnerId: runner.runnerId,
    creationTime: runner.creationTime,
    lastHeartbeat: heartbeatOf("mixed", position, salt),
    allowToRunAtomicService: runner.allowToRunAtomicService !== true,
  }));
}

const NEWEST_MICROSECONDS = 1_790_000_000_000_000;
const MINUTE = 60_000_000;

function viewOf(recipe: ViewRecipe): View {
  const { size, salt } = recipe;
  return Array.from({ length: size }, (_, position): ActiveRunnerInfo => {
    const creation = NEWEST_MICROSECONDS - ageOf(recipe, position);
    return {
      runnerId: recipe.names(position),
      creationTime: instantFromMicroseconds(creation),
      lastHeartbeat: heartbeatOf(recipe.heartbeat, position, salt),
      allowToRunAtomicService: recipe.flags === "all" || (recipe.flags === "mixed" && draw(salt, position, 1, 2) === 0),
      ...pastOf(recipe.history, position, salt),
    };
  });
}

function ageOf({ creation, size, salt }: ViewRecipe, position: number): number {
  switch (creation) {
    case "oldest-first":
      return (size - position) * MINUTE;
    case "youngest-first":
      return position * MINUTE;
    case "all-at-once":
      return 0;
    case "microseconds-apart":
      return draw(salt, position, 2, 4);
    case "shuffled":
      return draw(salt, position, 3, 3600) * 1_000_000;
  }
}

function heartbeatOf(style: ViewRecipe["heartbeat"], position: number, salt: number): Instant {
  const isStale = style === "stale" || (style === "mixed" && draw(salt, position, 4, 2) === 0);
  return instantFromMicroseconds(NEWEST_MICROSECONDS - (isStale ? 7 * 24 * 60 * MINUTE : 1_000_000));
}

type Past = Pick<ActiveRunnerInfo, "lastServiceStart" | "lastServiceEnd">;

function pastOf(style: ViewRecipe["history"], position: number, salt: number): Past {
  const start = NEWEST_MICROSECONDS - 10 * MINUTE - draw(salt, position, 5, MINUTE);
  const known = (microseconds: number): Past => ({
    lastServiceStart: instantFromMicroseconds(start),
    lastServiceEnd: instantFromMicroseconds(start + microseconds),
  });
  const unknown: Past = { lastServiceStart: null, lastServiceEnd: null };
  const microseconds = draw(salt, position, 6, 3) === 0 ? draw(salt, position, 7, 2_000_000_000) : position + 1;
  switch (style) {
    case "none":
      return unknown;
    case "some":
      return draw(salt, position, 8, 2) === 0 ? unknown : known(microseconds);
    case "all":
      return known(microseconds);
    case "odd":
      return oddPast(draw(salt, position, 9, 5), known, microseconds);
  }
}

/** Pasts that a clock set back, or a runner that died at work, leaves behind. */
function oddPast(kind: number, known: (microseconds: number) => Past, microseconds: number): Past {
  switch (kind) {
    case 0:
      return known(-microseconds);
    case 1:
      return known(0);
    case 2:
      return { ...known(0), lastServiceEnd: null };
    case 3:
      return { ...known(0), lastServiceStart: null };
    default:
      return known(microseconds * 1000);
  }
}

/** A number below `limit` that depends on nothing but its arguments. */
function draw(salt: number, position: number, purpose: number, limit: number): number {
  return (hash32(hash32(salt, position), purpose) >>> 0) % limit;
}

function letters(position: number): string {
  const last = String.fromCharCode(97 + (position % 26));
  return position < 26 ? last : letters(Math.floor(position / 26) - 1) + last;
}
