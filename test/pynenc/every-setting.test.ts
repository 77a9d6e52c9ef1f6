import { analyse } from "@slotwise/language-service";
import { CONFIG_CLASSES, type ConfigClass, type ConfigField, NEWEST_RELEASE, RELEASES } from "@slotwise/pynenc";
import { describe, expect, it } from "vitest";

const has = ({ since, until }: ConfigField, release: string): boolean =>
  (since === undefined || RELEASES.indexOf(since) <= RELEASES.indexOf(release)) &&
  (until === undefined || RELEASES.indexOf(until) >= RELEASES.indexOf(release));

/** A file that sets every setting of a release to its default. */
function everySetting(release: string): string {
  const table = ({ section, fields }: ConfigClass) =>
    [
      `[tool.pynenc.${section}]`,
      ...fields.filter((field) => has(field, release)).map(({ name, ...field }) => `${name} = ${written(field)}`),
    ].join("\n");
  const tables = CONFIG_CLASSES.filter(({ package: owner, fields }) => owner === "pynenc" && fields.length > 0);
  return `[project]\ndependencies = ["pynenc==${release}"]\n\n${tables.map(table).join("\n\n")}\n`;
}

function written({ default: value, type }: Pick<ConfigField, "default" | "type">): string {
  return type === "float" && Number.isInteger(value) ? `${value}.0` : JSON.stringify(value);
}

describe("a file with every setting of its release", () => {
  it.each(RELEASES)("has no problem under %s, and remarks only about what nothing reads", (release) => {
    const { findings } = analyse([{ name: "pyproject.toml", text: everySetting(release) }]);
    expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(["setting-never-read"]));
  });

  it("of the newest release is told what an older one ignores", () => {
    const text = everySetting(NEWEST_RELEASE).replace(NEWEST_RELEASE, "0.3.1");
    const { findings } = analyse([{ name: "pyproject.toml", text }]);
    const ignored = findings.filter(({ rule }) => rule === "setting-needs-version").map(({ message }) => message);
    expect(ignored).toContain("pynenc 0.3.1 ignores priority_rules without a word: it came with pynenc 0.4.0");
    expect(ignored).toHaveLength(
      CONFIG_CLASSES.flatMap(({ fields }) => fields).filter(({ since }) => since === "0.4.0").length,
    );
  });
});

describe("five runners with pynenc's defaults", () => {
  const told = (requirement: string) =>
    analyse([
      {
        name: "pyproject.toml",
        text: `[project]\ndependencies = ["${requirement}"]\n[tool.pynenc]\n[tool.slotwise]\nrunners = 5\n`,
      },
    ]).findings.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);

  it("never run from 0.2.4 on, and are told so", () => {
    expect(told("pynenc==0.2.4").join("\n")).toMatch(
      /^error margin-exceeds-slot: .*nobody ever runs the atomic service/m,
    );
    expect(told("pynenc==0.2.3").join("\n")).not.toContain("nobody ever runs");
  });
});
