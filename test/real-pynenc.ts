import { environmentsForTests } from "../packages/pynenc/scripts/environments.mjs";

/** The releases that tests run, each with the plugin beside it that its fleets need: the first and last of each protocol. */
const PACKAGES = {
  "0.2.3": ["pynenc==0.2.3"],
  "0.2.4": ["pynenc==0.2.4"],
  "0.3.1": ["pynenc==0.3.1", "pynenc-redis==0.3.0"],
  "0.4.0": ["pynenc==0.4.0"],
} as const;

export type TestedRelease = keyof typeof PACKAGES;

export const TESTED_RELEASES: readonly TestedRelease[] = Object.keys(PACKAGES) as TestedRelease[];

export type RealPynenc =
  | { readonly kind: "ready"; readonly pythonOf: (release: TestedRelease) => string }
  | { readonly kind: "missing"; readonly reason: string };

/** The installed releases; outside a build machine they may be missing, with the reason in one line. */
export async function realPynenc(releases: readonly TestedRelease[] = TESTED_RELEASES): Promise<RealPynenc> {
  const made = await environmentsForTests(releases.map((name) => ({ name, packages: PACKAGES[name] })));
  if (made.kind === "missing") return made;
  return {
    kind: "ready",
    pythonOf: (release) => {
      const python = made.pythons.get(release);
      if (python === undefined) throw new RangeError(`release: ${release} was not asked for`);
      return python;
    },
  };
}
