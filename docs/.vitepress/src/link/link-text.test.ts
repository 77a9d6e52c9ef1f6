import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLink, TooLargeForLink, UnreadableLink, writeLink } from "./link-text.js";
import { MOST_CHARACTERS, MOST_FILES, type PlaygroundState } from "./playground-state.js";

const STATE: PlaygroundState = {
  files: [
    { path: "pyproject.toml", text: "[tool.pynenc]\r\n# größer\natomic_service_interval_minutes = 5.0\n" },
    { path: "deploy/compose.yaml", text: "" },
  ],
  chosen: "deploy/compose.yaml",
  release: "0.2.3",
  panel: { drawn: "0.2.3", playhead: { seconds: 12, speed: 60 } },
};

const link = (value: unknown, version = "1") =>
  `${version}.${deflateRawSync(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url")}`;

describe("a link", () => {
  it("brings back what it was made of, whatever is in it", async () => {
    expect(await readLink(await writeLink(STATE))).toEqual(STATE);
    const files = fc.uniqueArray(
      fc.record({
        path: fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}\.(toml|env)){0,2}$/),
        text: fc.string({ unit: "grapheme" }),
      }),
      { minLength: 1, maxLength: 5, selector: ({ path }) => path },
    );
    await fc.assert(
      fc.asyncProperty(files, fc.nat(), async (made, at) => {
        const chosen = made[at % made.length]?.path ?? "";
        const state = { files: made, chosen };
        expect(await readLink(await writeLink(state))).toEqual(state);
      }),
    );
  });

  it("is not made where it could not be read again", async () => {
    const ofText = (text: string): PlaygroundState => ({ files: [{ path: "a", text }], chosen: "a" });
    const most = ofText("x".repeat(MOST_CHARACTERS));
    expect(await readLink(await writeLink(most))).toEqual(most);
    await expect(writeLink(ofText("x".repeat(MOST_CHARACTERS + 1)))).rejects.toThrow(TooLargeForLink);
    // Characters in no order, of three bytes each: deflated they take more than an address may have.
    let seed = 1;
    const next = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return 0x4e00 + (seed % 20_000);
    };
    const noise = Array.from({ length: MOST_CHARACTERS }, () => String.fromCharCode(next())).join("");
    await expect(writeLink(ofText(noise))).rejects.toThrow(TooLargeForLink);
  });

  it("of an older version opens for ever", async () => {
    // What was given out is kept as it was; a form that is added adds its line here.
    const kept = readFileSync(new URL("testing/links-given-out.txt", import.meta.url), "utf8")
      .trim()
      .split("\n");
    const states = await Promise.all(kept.map((each) => readLink(each)));
    expect(states.map((each) => each?.files.map(({ path }) => path))).toEqual([
      ["pyproject.toml", "deploy/compose.yaml"],
      ["pyproject.toml"],
    ]);
    expect(states[0]).toEqual(STATE);
  });

  it("that is empty is none", async () => {
    expect(await readLink("")).toBeUndefined();
  });

  it.each([
    ["of no form", "x", "it is no link of the playground"],
    ["to a heading", "the-settings", "it is no link of the playground"],
    ["with markup", '1.<img src=x onerror="alert(1)">', "it is no link of the playground"],
    ["of a later version", link(STATE, "2"), "it comes from a later version of the playground"],
    ["cut off", link(STATE).slice(0, 60), "it is cut off or damaged"],
    ["of an impossible length", "1.A", "it is cut off or damaged"],
    ["of no JSON", link("{"), "it is cut off or damaged"],
    ["without files", link({ files: [] }), "it holds no files that could be opened"],
    ["of something else", link([1, "2", null]), "it holds no files that could be opened"],
    [
      "with a path that leads out",
      link({ files: [{ path: "../a", text: "" }] }),
      "it holds no files that could be opened",
    ],
    [
      "with a path of many lines",
      link({ files: [{ path: "a\nb", text: "" }] }),
      "it holds no files that could be opened",
    ],
    [
      "with a path that reads another way",
      link({ files: [{ path: "lmth.\u202eevil", text: "" }] }),
      "it holds no files that could be opened",
    ],
    ["with a file twice", link({ files: [STATE.files[0], STATE.files[0]] }), "it holds no files that could be opened"],
    [
      "with too many files",
      link({ files: Array.from({ length: MOST_FILES + 1 }, (_, at) => ({ path: `${at}`, text: "" })) }),
      "it holds no files that could be opened",
    ],
    [
      "with too long files",
      link({ files: [{ path: "a", text: "x".repeat(MOST_CHARACTERS + 1) }] }),
      "it holds no files that could be opened",
    ],
    ["that would fill the memory", link("x".repeat(50_000_000)), "it is too large"],
    ["longer than addresses are", `1.${"A".repeat(3_000_000)}`, "it is too large"],
  ])("%s opens nothing, and says why", async (_what, fragment, why) => {
    await expect(readLink(fragment)).rejects.toThrow(new UnreadableLink(why));
  });

  it("of any text at all opens nothing or a state, and does nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => link(text)),
        ),
        async (fragment) => {
          const state = await readLink(fragment).catch((error: unknown) => {
            expect(error).toBeInstanceOf(UnreadableLink);
            return undefined;
          });
          if (state !== undefined) expect(state.files.length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it("keeps what it knows of a state, and leaves out what it does not", async () => {
    const strange = {
      ...STATE,
      chosen: "gone",
      runners: 4,
      release: "",
      clockSkew: "x".repeat(101),
      panel: [],
      more: 1,
    };
    expect(await readLink(link(strange))).toEqual({ files: STATE.files, chosen: "pyproject.toml" });
  });
});
