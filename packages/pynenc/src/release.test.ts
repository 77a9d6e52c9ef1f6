import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { behavioursOf, releasesOfProtocol } from "./behaviour.js";
import { NEWEST_RELEASE, nameOfReleases, RELEASES, releaseFacts } from "./release.js";

const some = fc.subarray([...RELEASES], { minLength: 1 });

describe("nameOfReleases", () => {
  it.each([
    [["0.4.0"], "0.4.0"],
    [["0.3.0", "0.3.1"], "0.3.0 to 0.3.1"],
    [["0.2.4", "0.3.0", "0.3.1", "0.4.0"], "0.2.4 to 0.4.0"],
    [["0.2.3", "0.3.0", "0.3.1"], "0.2.3, 0.3.0 to 0.3.1"],
    [["0.3.1", "0.2.3"], "0.2.3, 0.3.1"],
    [[], ""],
  ])("calls %j %j", (releases, name) => expect(nameOfReleases(releases)).toBe(name));

  it("names every release once, whatever is left out", () => {
    fc.assert(
      fc.property(some, (releases) => {
        const named = nameOfReleases(releases)
          .split(", ")
          .flatMap((run) => {
            const [first = "", last = first] = run.split(" to ");
            return RELEASES.slice(RELEASES.indexOf(first), RELEASES.indexOf(last) + 1);
          });
        expect(named).toEqual(RELEASES.filter((release) => releases.includes(release)));
      }),
    );
  });
});

describe("releaseFacts", () => {
  it("knows each release, and refuses another one by name", () => {
    for (const release of RELEASES) expect(releaseFacts(release).release).toBe(release);
    expect(() => releaseFacts("0.2")).toThrow(/release is "0.2"/);
  });
});

describe("behavioursOf", () => {
  it("parts the releases into those that behave alike, and leaves none out", () => {
    fc.assert(
      fc.property(some, (releases) => {
        const behaviours = behavioursOf(releases);
        expect(behaviours.flatMap((behaviour) => behaviour.releases)).toEqual(
          RELEASES.filter((release) => releases.includes(release)),
        );
        for (const { releases: alike, protocol, hasLock, name } of behaviours) {
          for (const release of alike) expect(releaseFacts(release)).toMatchObject({ protocol, hasLock });
          expect(name).toBe(nameOfReleases(alike));
        }
      }),
    );
  });

  it("parts them at 0.2.4", () => {
    expect(behavioursOf(RELEASES).map(({ name, protocol, hasLock }) => [name, protocol, hasLock])).toEqual([
      ["0.1.0 to 0.2.3", "slot-window", false],
      [`0.2.4 to ${NEWEST_RELEASE}`, "slot-claim", true],
    ]);
    expect(nameOfReleases(releasesOfProtocol("slot-window"))).toBe("0.1.0 to 0.2.3");
  });
});
