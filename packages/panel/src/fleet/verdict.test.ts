import { describe, expect, it } from "vitest";
import { type TermsChanges, terms } from "../testing/terms.js";
import { verdictOn } from "./verdict.js";

const verdict = (changes: TermsChanges = {}) => verdictOn(terms(changes));
const runners = (least: number, most = least) => ({ runners: { least, most } });

describe("the verdict", () => {
  it("says what is safe, and how far", () => {
    expect(verdict()).toMatchObject({
      kind: "safe",
      sentence: "Safe with 3 runners: every turn is taken, and executions of up to 60 s stay apart.",
      more: [],
      limit: "These settings are safe up to 3 runners.",
    });
  });

  it("says what else has to be known of a safe fleet, and that it is safe all the same", () => {
    const remarked = verdict({ values: { runner_considered_dead_after_minutes: 10 } });
    expect(remarked.kind).toBe("remarked");
    expect(remarked.sentence).toBe("Safe with 3 runners, but the turns of a runner that dies stay empty for 10 min.");
    expect(remarked.limit).toMatch(/^Every turn is taken, and executions of up to 60 s stay apart\. These settings/);
  });

  it("says why a turn can be missed", () => {
    expect(verdict({ declarations: runners(4) }).sentence).toMatch(
      /^Not safe with 4 runners: turns can be missed, because each looks every 30\.\d+ s but may start for only 15 s\.$/,
    );
  });

  it("says that executions overlap before it says anything less, and all of the rest", () => {
    const { sentence, more } = verdict({
      declarations: { ...runners(4), serviceDurationSeconds: 70, clockSkewSeconds: 1 },
    });
    expect(sentence).toContain(
      "executions can overlap, because one of 70 s with clocks 1 s apart does not fit into the 60 s between the last start and the next runner's slot",
    );
    expect(more).toEqual([expect.stringMatching(/^Turns can be missed, because each looks every 30/)]);
  });

  it("says that nobody ever runs", () => {
    expect(verdict({ releases: ["0.4.0"], declarations: runners(5) }).sentence).toMatch(
      /^Not safe with 5 runners: nobody ever runs, because the margin of 60 s leaves nothing of a 60 s slot\.$/,
    );
  });

  it("is on every release in force, and says which of them what is broken under", () => {
    const both = verdict({
      releases: ["0.2.3", "0.2.4"],
      values: { atomic_service_check_interval_minutes: 0.1 },
      declarations: { ...runners(3), serviceDurationSeconds: 61 },
    });
    expect(both.releases.map(({ name, kind }) => [name, kind])).toEqual([
      ["0.2.3", "broken"],
      ["0.2.4", expect.stringMatching(/remarked|broken/)],
    ]);
    expect(both.sentence).toMatch(/^Not safe with 3 runners: executions can overlap, .* \(pynenc 0\.2\.3\)\.$/);
    expect(both.worst.name).toBe("0.2.3");
    expect(verdict({ releases: ["0.2.4"], declarations: runners(3) }).worst.name).toBe("0.2.4");
  });

  it("judges each of the sizes declared, and draws the one that is told of", () => {
    const range = verdict({
      values: { atomic_service_check_interval_minutes: 0.25 },
      declarations: runners(4, 8),
    });
    expect(range.sentence).toMatch(/^Not safe with 4 to 8 runners: with 5 of them /);
    expect(range.worst.fleet.totalRunners).toBe(5);
  });

  it("says that no runner starts, and only of the releases that refuse to", () => {
    const values = { atomic_service_interval_minutes: 2, atomic_service_spread_margin_minutes: 2 };
    expect(verdict({ releases: ["0.4.0"], declarations: runners(1), values })).toMatchObject({
      kind: "broken",
      sentence: "No runner starts: pynenc refuses a margin of 120 s in an interval of 120 s.",
    });
    expect(verdict({ declarations: runners(1), values }).sentence).toMatch(/^Safe with 1 runner/);
    expect(verdict({ releases: ["0.2.3", "0.4.0"], declarations: runners(1), values }).sentence).toMatch(
      /^No runner starts: .* \(pynenc 0\.4\.0\)\.$/,
    );
    const check = { atomic_service_check_interval_minutes: 0 };
    expect(verdict({ releases: ["0.4.0"], declarations: runners(1), values: check }).sentence).toBe(
      "No runner starts: pynenc refuses a check interval of 0 s.",
    );
  });

  it("counts when a living runner counts as dead", () => {
    const { sentence } = verdict({ values: { runner_considered_dead_after_minutes: 0.4 } });
    expect(sentence).toContain("a living runner can count as dead");
  });

  it("counts a cron whose tick is lost, and the store's lock where executions hold it for long", () => {
    const cron = { field: "recover_pending_invocations_cron", expression: "1 0 * * *", isInCode: false };
    const lost = verdict({ crons: [cron] });
    expect(lost.sentence).toMatch(
      /^Not safe with 3 runners: (?:a|the) tick of recover_pending_invocations_cron \(1 0 \* \* \*\)/,
    );
    expect(lost.limit).toBe("Turns and executions are safe up to 3 runners.");
    const held = verdict({
      releases: ["0.4.0"],
      values: { atomic_service_interval_minutes: 10, atomic_service_check_interval_minutes: 0.1 },
      declarations: { ...runners(3), serviceDurationSeconds: 10 },
    });
    expect([held.sentence, ...held.more].join(" ")).toMatch(/killed in an execution stops the whole fleet for good/);
    expect(held.kind).toBe("broken");
  });

  it("takes a rule for what the files make of it, and what else they are told of", () => {
    const four = terms({ declarations: runners(4) });
    const rule = "window-shorter-than-check";
    expect(verdictOn(four, { levels: { [rule]: "off" }, besides: [] }).kind).toBe("safe");
    expect(verdictOn(four, { levels: { [rule]: "info" }, besides: [] }).kind).toBe("remarked");
    const other = verdictOn(terms(), { levels: {}, besides: ["each process has a store of its own"] });
    expect(other.sentence).toBe("Not safe with 3 runners: each process has a store of its own.");
  });

  it("needs no length of an execution where there is no silence at all", () => {
    expect(verdict({ values: { atomic_service_spread_margin_minutes: 0 } }).sentence).toContain(
      "nothing lies between the last start and the next runner's slot",
    );
  });

  it("knows how far settings carry: without end, or for a lone runner only", () => {
    expect(verdict({ values: { atomic_service_check_interval_minutes: 20 } }).limit).toMatch(/even one runner\.$/);
    expect(verdict({ values: { atomic_service_check_interval_minutes: 4 } }).limit).toMatch(/safe up to 1 runner\.$/);
  });
});
