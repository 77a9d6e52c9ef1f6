import { expect, it } from "vitest";
import { analyseProject } from "./analyse.js";

/** A Compose file with many services, the last of which has a mistake. */
function compose(services: number): string {
  const each = Array.from(
    { length: services },
    (_, index) => `  s${index}:\n    environment:\n      PYNENC__APP_ID: a\n`,
  );
  return `services:\n${each.join("")}  last:\n    environment:\n      PYNENC__APP_IDD: a\n`;
}

it("judges hundreds of services, each once", () => {
  const { deployments, findings } = analyseProject([{ name: "compose.yaml", text: compose(300) }]);
  expect(deployments).toHaveLength(301);
  expect(findings.map(({ rule }) => rule)).toEqual(["unknown-setting"]);
});

it("says so where there are too many to judge", () => {
  const { deployments, findings } = analyseProject([{ name: "compose.yaml", text: compose(10_000) }]);
  expect(deployments).toHaveLength(1000);
  expect(findings.map(({ message }) => message)).toEqual([
    "this starts 10001 fleets, of which only the first 1000 were judged",
  ]);
});

it("tells of a misspelt variable in something that is none of pynenc's", () => {
  const text =
    "services:\n  a:\n    environment:\n      PYNENC_APP_ID: a\n  b:\n    environment:\n      PYNENC__APP_ID: a\n";
  const { deployments, findings } = analyseProject([{ name: "compose.yaml", text }]);
  expect(deployments.map(({ name }) => name)).toEqual(["service b"]);
  expect(findings.map(({ rule, place }) => [rule, place.start.line])).toEqual([["unknown-setting", 3]]);
});
