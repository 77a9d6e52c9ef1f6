import { type FleetReport, type Microseconds, secondsOf, type ViolationKind } from "@slotwise/simulator";
import { formatCount, formatDuration } from "@slotwise/words";

/** One line of the table: what was counted, in words, and whether it is what it should be. */
export interface SummaryLine {
  readonly name: string;
  readonly value: string;
  /** The promise that a number above 0 breaks. */
  readonly breaks: ViolationKind | undefined;
}

export const TURNS_MISSED = "turns missed";

/** What was seen in a long run, as a table of two columns. */
export function summaryOf(report: FleetReport): readonly SummaryLine[] {
  const { cycles, overlaps, blocks, takeovers, cron } = report;
  const lines: SummaryLine[] = [
    line("looks", formatCount(report.looks)),
    line("starts", startsText(report)),
    line("overlaps", overlapText(report), overlaps.count > 0 ? "overlap" : undefined),
    line("longest silence", duration(cycles.longestSilence)),
    line(
      "cycles without a start",
      `${formatCount(cycles.empty)} of ${formatCount(cycles.cycles)}`,
      cycles.empty > 0 ? "silence" : undefined,
    ),
    line(TURNS_MISSED, formatCount(report.missedTurns), report.missedTurns > 0 ? "missed-turn" : undefined),
  ];
  if (cron !== undefined) {
    lines.push(
      line(
        "ticks lost",
        `${formatCount(cron.lost)} of ${formatCount(cron.lost + cron.served)} of an every-minute cron`,
      ),
    );
  }
  if (cron !== undefined && cron.again > 0) {
    lines.push(line("run again", `${formatCount(cron.again)} times, each because a runner had started`));
  }
  if (report.alone > 0) lines.push(line("believed alone", `${formatCount(report.alone)} times, with others alive`));
  if (takeovers.count > 0) lines.push(line("hole after a death", `${duration(takeovers.longest)} at the longest`));
  if (report.abandoned > 0) {
    lines.push(line("exceptions", `${formatCount(report.abandoned)} executions ended by one`));
  }
  if (blocks.refusals > 0) {
    const text = `${formatCount(blocks.refusals)} starts refused, for ${duration(blocks.longest)} at the longest`;
    lines.push(line("blocked", text, blocks.permanent > 0 ? "block" : undefined));
    lines.push(line("turns lost to it", formatCount(blocks.turnsLost), blocks.turnsLost > 0 ? "lost-turn" : undefined));
  }
  return lines;
}

function startsText({ starts, cycles }: FleetReport): string {
  if (cycles.cycles === 0) return formatCount(starts);
  const { fewestStarts, mostStarts } = cycles;
  const range = fewestStarts === mostStarts ? String(mostStarts) : `${fewestStarts} to ${mostStarts}`;
  return `${formatCount(starts)}, ${range} in a cycle`;
}

function overlapText({ overlaps }: FleetReport): string {
  if (overlaps.count === 0) return "0";
  return `${formatCount(overlaps.count)}, ${duration(overlaps.total)} in all, ${duration(overlaps.longest)} at the longest`;
}

function line(name: string, value: string, breaks?: ViolationKind): SummaryLine {
  return { name, value, breaks };
}

function duration(time: Microseconds): string {
  return formatDuration(secondsOf(time));
}
