import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { cycleDrawings } from "../editor/cycle-drawings.js";
import { editorDocument } from "../editor/editor-document.js";

function service(name: string, settings: Readonly<Record<string, string | number>>, rest = ""): string {
  const variables = Object.entries({ REDIS_URL: "redis://cache", ...settings });
  return `  ${name}:\n    image: shop\n    environment:\n${variables
    .map(([key, value]) => `      PYNENC__${key}: ${value}\n`)
    .join("")}${rest}`;
}

function judged(services: readonly string[], pynenc: string, declared = "") {
  return analyseProject([
    {
      name: "pyproject.toml",
      text: `[project]\nname = "shop"\ndependencies = ["pynenc${pynenc}"]\n[tool.pynenc]\napp_id = "shop"\n[tool.slotwise]\n${declared}`,
    },
    { name: "compose.yaml", text: `services:\n${services.join("")}` },
  ]);
}

const found = (services: readonly string[], pynenc: string, declared = "") =>
  judged(services, pynenc, declared).findings.filter(({ rule }) => rule === "fleet-settings-differ");

const TEN_AND_TWENTY = [
  service("worker", { ATOMIC_SERVICE_INTERVAL_MINUTES: 10 }, "    deploy: {replicas: 2}\n"),
  service("slow", { ATOMIC_SERVICE_INTERVAL_MINUTES: 20 }, "    deploy: {replicas: 2}\n"),
];

describe("fleet-settings-differ", () => {
  it("is an error where nothing but the slots keeps executions apart, and a warning under the lock", () => {
    const both = found(TEN_AND_TWENTY, ">=0.2.3");
    expect(both.map(({ severity, releases }) => [severity, releases.at(0)])).toEqual([
      ["error", "0.2.3"],
      ["warning", "0.2.4"],
    ]);
    expect(both[0]?.message).toContain(
      "two runners may start at once and nothing keeps their executions apart, in 180 s of every 20 min, such as runner 1 (service worker) and runner 3 (service slow) from 10 min to 11 min 30 s",
    );
    expect(both[0]?.drawing?.mixed?.map(({ name, position }) => [name, position])).toEqual([
      ["service worker", 0],
      ["service worker", 1],
      ["service slow", 2],
      ["service slow", 3],
    ]);
  });

  it("is drawn in the line with all windows over each other, behind each of the intervals", () => {
    const editor = editorDocument(judged(TEN_AND_TWENTY, "==0.4.0"), "compose.yaml");
    if (editor === undefined) throw new Error("the file is no part of the project");
    const drawings = cycleDrawings(editor);
    expect(drawings).toHaveLength(2);
    for (const { label } of drawings) expect(label).toContain("in 45 s of every 20 min two of them may start at once");
  });

  it("is told of each that differs from the first, and of none twice", () => {
    const third = service("mailer", { ATOMIC_SERVICE_INTERVAL_MINUTES: 15 });
    const lines = found([...TEN_AND_TWENTY, third], "==0.2.3").map(
      ({ message }) => /: (service \w+) cuts /.exec(message)?.[1],
    );
    expect(lines.sort()).toEqual(["service mailer", "service slow"]);
  });

  it("knows nothing of what nobody may start in, and of services that start nobody", () => {
    const margin = { ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES: 5 };
    const nobody = [5, 6].map((minutes) =>
      service(`of-${minutes}`, { ...margin, ATOMIC_SERVICE_INTERVAL_MINUTES: minutes }, "    deploy: {replicas: 3}\n"),
    );
    expect(found(nobody, "==0.4.0")).toEqual([]);
    // Up to 0.2.3 half of the slot is used then.
    expect(found(nobody, "==0.2.3")).toHaveLength(1);
  });

  it("tells of a gap that is no longer kept, where no windows lie over each other", () => {
    const alike = [4, 4, 4].map((minutes, index) =>
      service(`worker-${index}`, { ATOMIC_SERVICE_INTERVAL_MINUTES: minutes }),
    );
    const [problem] = found([...alike, service("slow", { ATOMIC_SERVICE_INTERVAL_MINUTES: 6 })], "==0.2.3");
    expect(problem?.severity).toBe("warning");
    expect(problem?.message).toContain(
      "as little as 0 s lies between one runner that starts last and the next that may",
    );
  });

  it("says so in the summary, too", () => {
    const worker = judged(TEN_AND_TWENTY, "==0.2.3").deployments.find(({ name }) => name === "service worker");
    expect(worker?.summaries.map(({ sentence, largestSafeFleet }) => [sentence, largestSafeFleet])).toEqual([
      [
        expect.stringMatching(
          /^pynenc 0\.2\.3: not safe: its runners have different intervals; if all had these: safe up to/,
        ),
        0,
      ],
    ]);
  });

  it("keeps its words and its drawing for fleets of thousands", () => {
    const many = (name: string, minutes: number) =>
      service(name, { ATOMIC_SERVICE_INTERVAL_MINUTES: minutes }, "    deploy: {replicas: 4000}\n");
    const [problem] = found([many("worker", 600), many("slow", 700)], "==0.2.3");
    expect(problem?.drawing?.mixed?.length ?? 0).toBeLessThan(100);
  });

  it("judges no part of a fleet as if all of it were so, and offers no interval that would part it", () => {
    const margins = [0.5, 3].map((margin, index) =>
      service(
        `of-${index}`,
        { ATOMIC_SERVICE_INTERVAL_MINUTES: 10, ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES: margin },
        "    deploy: {replicas: 3}\n",
      ),
    );
    const { findings, deployments } = judged(margins, "==0.4.0");
    const problem = findings.find(({ rule }) => rule === "margin-exceeds-slot");
    expect(problem?.message).toContain("the runners of service of-1 never run the atomic service");
    expect(problem?.drawing?.mixed).toHaveLength(6);
    expect(problem?.fixes.map(({ title }) => title)).toEqual(["Set atomic_service_spread_margin_minutes to 0.6"]);
    const sentences = deployments.flatMap(({ summaries }) => summaries.map(({ sentence }) => sentence));
    expect(
      sentences.filter((each) => each.includes("its runners have different settings; if all had these")),
    ).toHaveLength(2);
  });
});
