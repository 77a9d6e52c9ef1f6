import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RELEASES } from "./release.js";
import { joinReleases, releasesAllowed, releasesNamed } from "./versions.js";

const release = fc.constantFrom(...RELEASES);

describe("releasesNamed", () => {
  it("takes a release for itself, and a line for all its releases", () => {
    for (const each of RELEASES) expect(releasesNamed(each)).toEqual({ releases: [each] });
    expect(releasesNamed(" v0.2.3 ")).toEqual({ releases: ["0.2.3"] });
    expect(releasesNamed("0.2")).toEqual({ releases: ["0.2.0", "0.2.1", "0.2.2", "0.2.3", "0.2.4"] });
  });

  it.each([
    ["0.5", "0.4.0"],
    ["1.0.0", "0.4.0"],
    ["0.2.9", "0.2.4"],
    ["0.3.2", "0.3.1"],
    ["0.0.24", "0.1.0"],
    ["0.4.0rc1", "0.4.0"],
    ["0.4.0.post2", "0.4.0"],
  ])("counts %s, which it does not know, as %s", (unknown, known) => {
    expect(releasesNamed(unknown)).toEqual({ releases: [known], unknown });
  });

  it("knows a release by its numbers, however they are written", () => {
    expect(releasesNamed("00.4.0")).toEqual({ releases: ["0.4.0"] });
    expect(releasesNamed("0.4.0.0")).toEqual({ releases: ["0.4.0"] });
  });

  it.each(["", "0", "latest", "0.2.x", ">=0.2", "0.2;", "0.2.3 0.3", "v"])("knows no release in %j", (text) =>
    expect(releasesNamed(text)).toBeUndefined(),
  );
});

describe("releasesAllowed", () => {
  it("allows what stands between two releases, ends as they are written", () => {
    fc.assert(
      fc.property(release, release, fc.boolean(), fc.boolean(), (first, second, least, most) => {
        const [low, high] = [RELEASES.indexOf(first), RELEASES.indexOf(second)];
        const expected = RELEASES.filter(
          (_, index) => (least ? index >= low : index > low) && (most ? index <= high : index < high),
        );
        const allowed = releasesAllowed(`>${least ? "=" : ""}${first},<${most ? "=" : ""}${second}`);
        if (expected.length > 0) expect(allowed).toEqual({ releases: expected });
        else expect(allowed?.unknown, "what no release satisfies is no range of known ones").toBeDefined();
      }),
    );
  });

  it("invents no release between those that there are", () => {
    expect(releasesAllowed(">0.2.4,<0.4")).toEqual({ releases: ["0.3.0", "0.3.1"] });
    expect(releasesAllowed("")).toEqual({ releases: RELEASES });
    expect(releasesAllowed("==0.2.3 || ==0.3.1")).toEqual({ releases: ["0.2.3", "0.3.1"] });
  });

  it("counts what comes after the newest as the newest, and does not name what is left out", () => {
    expect(releasesAllowed(">0.4")).toEqual({ releases: ["0.4.0"], unknown: ">0.4" });
    expect(releasesAllowed("> 0.5")).toEqual({ releases: ["0.4.0"], unknown: ">0.5" });
    expect(releasesAllowed(">=0.5,<0.6")).toEqual({ releases: ["0.4.0"], unknown: "0.5" });
  });

  it.each(["soon", ">=soon", "^0.2", "0.2.3", ">=0.2 or so"])("knows no specifier in %j", (text) =>
    expect(releasesAllowed(text)).toBeUndefined(),
  );

  it("never throws, whatever is written", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[<>=!~0-9.,*| a-c]*$/)), (text) => {
        const releases = [...(releasesAllowed(text)?.releases ?? []), ...(releasesNamed(text)?.releases ?? [])];
        expect(RELEASES).toEqual(expect.arrayContaining(releases));
      }),
    );
  });
});

describe("joinReleases", () => {
  it("keeps what is not known only where both say the same", () => {
    const unknown = { releases: ["0.4.0"], unknown: "9.0" };
    expect(joinReleases(unknown, unknown)).toEqual(unknown);
    expect(joinReleases(unknown, { releases: ["0.2.3"] })).toEqual({ releases: ["0.2.3", "0.4.0"] });
  });
});
