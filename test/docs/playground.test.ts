import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { redraw } from "@slotwise/panel";
import { LIGHT_PALETTE } from "@slotwise/timeline";
import { describe, expect, it } from "vitest";
import { type ExampleFile, exampleFiles, judgeExample } from "./judged-example.js";
import { ROOT } from "./markdown.js";

const FOLDER = "docs/examples/playground";
const MOST_LINES = 60;

/** A row of the menu. */
interface Example {
  readonly name: string;
  readonly title: string;
  readonly files: readonly string[];
  readonly chosen: string;
}

interface Shown {
  readonly problems: readonly string[];
  /** Of each deployment of the chosen file. */
  readonly verdicts: Readonly<Record<string, string>>;
  /** What is drawn of them, release by release: how many runners, and how they cut the cycle. */
  readonly pictures: readonly string[];
  /** What the comment says to change. */
  readonly changes: readonly {
    readonly from: string;
    readonly to: string;
    readonly problems: readonly string[];
  }[];
}

const SHOWN: Readonly<Record<string, Shown>> = {
  pyproject: {
    problems: ["info dead-runner-hole", "warning cron-tick-lost", "warning window-shorter-than-check"],
    verdicts: { "pyproject.toml": "broken" },
    pictures: ["4 margin", "4 margin"],
    changes: [
      { from: "check_interval_minutes = 0.5", to: "check_interval_minutes = 0.1", problems: ["info dead-runner-hole"] },
      {
        from: "runners = 4",
        to: "runners = 5",
        problems: [
          "error margin-exceeds-slot",
          "info dead-runner-hole",
          "warning cron-tick-lost",
          "warning margin-exceeds-slot",
          "warning upgrade-changes-behaviour",
          "warning window-shorter-than-check",
        ],
      },
    ],
  },
  "pynenc-yaml": {
    problems: [],
    verdicts: { "pynenc.yaml": "safe" },
    pictures: ["6 margin"],
    changes: [
      { from: "runners = 6", to: "runners = 8", problems: [] },
      {
        from: "runners = 6",
        to: "runners = 9",
        problems: ["warning cron-tick-lost", "warning window-shorter-than-check"],
      },
    ],
  },
  compose: {
    problems: ["error fleet-settings-differ", "warning cron-tick-lost"],
    verdicts: { "service reports": "broken", "service worker": "safe" },
    pictures: ["4 margin", "4 margin"],
    changes: [{ from: '"15.0"', to: '"10.0"', problems: [] }],
  },
  "compose-alone": {
    problems: ["error memory-store-shared-by-none", "info single-runner-always-on"],
    verdicts: { "service worker": "broken" },
    pictures: ["1 alone"],
    changes: [
      {
        from: `    # volumes: ["state:/data"]
    deploy:
      replicas: 3

# volumes:`,
        to: `    volumes: ["state:/data"]
    deploy:
      replicas: 3

volumes:`,
        problems: [],
      },
    ],
  },
  kubernetes: {
    problems: ["error margin-exceeds-slot"],
    verdicts: { "Deployment worker, container worker": "broken" },
    pictures: ["5 nobody"],
    changes: [
      { from: 'SPREAD_MARGIN_MINUTES: "1.0"', to: 'SPREAD_MARGIN_MINUTES: "0.5"', problems: [] },
      { from: "maxReplicas: 6", to: "maxReplicas: 4", problems: [] },
    ],
  },
  env: {
    problems: ["error refuses-to-start"],
    verdicts: { ".env": "broken" },
    pictures: ["2 nobody"],
    changes: [
      { from: "MARGIN_MINUTES=5.0", to: "MARGIN_MINUTES=1.0", problems: [] },
      { from: '"0.4.0"', to: '"0.2.3"', problems: ["warning margin-exceeds-slot"] },
    ],
  },
  module: {
    problems: ["warning cron-tick-lost"],
    verdicts: { "app.py": "broken" },
    pictures: ["3 margin"],
    changes: [{ from: '"4 * * * *"', to: '"5 * * * *"', problems: [] }],
  },
  systemd: {
    problems: ["error execution-exceeds-gap"],
    verdicts: { "unit worker@.service": "broken" },
    pictures: ["3 margin"],
    changes: [{ from: "MARGIN_MINUTES=1.0", to: "MARGIN_MINUTES=1.3", problems: [] }],
  },
};

const examples: readonly Example[] = JSON.parse(readFileSync(join(ROOT, FOLDER, "examples.json"), "utf8"));

describe("the examples of the playground", () => {
  it("are the folders there, and begin with the fleet of the README", () => {
    const folders = readdirSync(join(ROOT, FOLDER), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const names = examples.map(({ name }) => name);
    expect([...names].sort()).toEqual(folders.map(({ name }) => name).sort());
    expect(names).toEqual(Object.keys(SHOWN));
    const [first] = examples;
    const settings = (text: string) => text.match(/^(?:atomic|runner).*$/gm);
    const ofReadme = readFileSync(join(ROOT, "docs/examples/four-runners/pyproject.toml"), "utf8");
    const ofFirst = readFileSync(join(ROOT, FOLDER, first?.name ?? "", first?.chosen ?? ""), "utf8");
    expect(settings(ofFirst)).toEqual(settings(ofReadme));
  });

  it("have a title each, and another one each", () => {
    const titles = examples.map(({ title }) => title);
    expect(titles.every((title) => title.length > 0 && title.length <= 60)).toBe(true);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it("show other things each", () => {
    const seen = Object.values(SHOWN).map(({ problems, pictures }) => JSON.stringify([problems, pictures]));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe.each(examples)("the example $name of the playground", ({ name, files: listed, chosen }) => {
  const files = exampleFiles(`${FOLDER}/${name}`);
  const shown = SHOWN[name];
  if (shown === undefined) throw new Error(`${name} is not told of`);

  it("has the files that the menu opens, none of them long", () => {
    expect([...listed].sort()).toEqual(files.map((file) => file.name));
    expect(listed).toContain(chosen);
    for (const { text } of files) expect(text.split("\n").length).toBeLessThan(MOST_LINES);
  });

  it("is judged as it is described, with a picture each", () => {
    const { deployments, notJudged, problems } = judgeExample(files, chosen);
    expect(notJudged).toEqual([]);
    expect(problems).toEqual(shown.problems);
    expect(Object.fromEntries(deployments.map(({ name, verdict }) => [name, verdict.kind]))).toEqual(shown.verdicts);
    const fleets = deployments.flatMap(({ verdict }) => verdict.releases.map(({ fleet }) => fleet));
    const drawn = fleets.map((fleet) => redraw(fleet, LIGHT_PALETTE, 600));
    expect(drawn.map(({ cycle }) => `${cycle.totalRunners} ${cycle.regime}`)).toEqual(shown.pictures);
    for (const { picture } of drawn) expect(picture.svg).toMatch(/^<svg[\s\S]*runner 1/);
  });

  it.each(shown.changes)("becomes what its comment says: $from to $to", ({ from, to, problems }) => {
    expect(judgeExample(replaced(files, from, to), chosen).problems).toEqual(problems);
  });
});

function replaced(files: readonly ExampleFile[], from: string, to: string): readonly ExampleFile[] {
  const places = files.reduce((count, { text }) => count + text.split(from).length - 1, 0);
  if (places !== 1) throw new Error(`${from} stands in ${places} places`);
  return files.map(({ name, text }) => ({ name, text: text.replace(from, to) }));
}
