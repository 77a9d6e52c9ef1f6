import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { createCycle } from "@slotwise/core";
import { drawingOf, type SlotJudgement } from "@slotwise/language-service/judge";
import { cycleSvg, cycleText } from "@slotwise/timeline";
import { coloursFor, wantsUnicode } from "../colours.js";
import { textStyle } from "../drawing.js";
import { addFleetOptions, type FleetOptions } from "../fleet-options.js";
import { type ExitStatus, type Host, UsageError } from "../host.js";
import type { AddCommand } from "../run.js";
import { judgedAt, nameOf, reasonNotJudged } from "./judged.js";

interface PreviewOptions extends FleetOptions {
  readonly svg?: string;
}

/** `slotwise preview`: the cycle, drawn. */
export const addPreview: AddCommand = (program, { host, finish }) => {
  const command = program
    .command("preview")
    .description("Draw the cycle that the settings give to a fleet.")
    .argument("[path]", "a file or folder; without one, the current folder")
    .option("--svg <file>", "write the picture of one fleet under one version into a file");
  addFleetOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (path: string | undefined, options: PreviewOptions) => finish(await preview(path, options, host)));
};

const EXAMPLES = `
Examples:
  slotwise preview                                  the fleet declared, or fleets of 1, 2, 3, 4, 5 and 10
  slotwise preview --runners 4 pyproject.toml
  slotwise preview --runners 4 --pynenc-version 0.2 --svg slots.svg
`;

/** Drawn where no size is declared: from the first that shares a cycle to one that is crowded. */
const EXAMPLE_SIZES: readonly number[] = [1, 2, 3, 4, 5, 10];
/** More than this one after the other nobody looks at. */
const MOST_DRAWINGS = 8;

async function preview(path: string | undefined, options: PreviewOptions, host: Host): Promise<ExitStatus> {
  const judged = await judgedAt(path, options, host);
  if (judged.length === 0) return 3;
  if (options.svg !== undefined)
    return writeSvg(
      options.svg,
      judged.flatMap(({ analysis }) => analysis.judgements),
      host,
    );
  let status: ExitStatus = 0;
  for (const { files, analysis } of judged) {
    const colours = coloursFor(host.stdout, host);
    if (judged.length > 1) host.stdout.write(`${colours.bold(nameOf({ files, analysis }))}\n\n`);
    if (analysis.judgements.length === 0) {
      host.stderr.write(`slotwise: nothing to draw: ${reasonNotJudged(analysis)}\n`);
      status = 1;
    }
    for (const [index, judgement] of analysis.judgements.entries()) {
      const heading = `pynenc ${judgement.version}`;
      for (const totalRunners of sizesOf(judgement)) host.stdout.write(drawing(judgement, totalRunners, heading, host));
      host.stdout.write(`${colours.bold(analysis.summaries[index]?.sentence ?? "")}\n\n`);
    }
    if (analysis.declarations.runners === undefined && analysis.judgements.length > 0) {
      host.stdout.write(colours.dim("No fleet size is declared: --runners 4 draws the one that is meant.\n"));
    }
  }
  return status;
}

function sizesOf(judgement: SlotJudgement): readonly number[] {
  const { sizes } = judgement;
  if (sizes === undefined) return EXAMPLE_SIZES;
  const count = sizes.most - sizes.least + 1;
  if (count <= MOST_DRAWINGS) return Array.from({ length: count }, (_, index) => sizes.least + index);
  const examples = EXAMPLE_SIZES.filter((size) => size > sizes.least && size < sizes.most);
  return [sizes.least, ...examples, sizes.most];
}

function drawing(judgement: SlotJudgement, totalRunners: number, heading: string, host: Host): string {
  const fleet = judgement.fleetOf(totalRunners);
  const colours = coloursFor(host.stdout, host);
  const text = cycleText(createCycle(fleet.protocol, fleet.settings, totalRunners), {
    ...drawingOf(fleet),
    title: `${heading}, ${totalRunners} ${totalRunners === 1 ? "runner" : "runners"}`,
    columns: Math.min(host.stdout.columns ?? 100, 120),
    unicode: wantsUnicode(host.environment),
    style: textStyle(colours),
  });
  return `${text.trimEnd()}\n\n`;
}

async function writeSvg(file: string, judgements: readonly SlotJudgement[], host: Host): Promise<ExitStatus> {
  const [judgement, ...others] = judgements;
  const sizes = judgement?.sizes;
  if (judgement === undefined || others.length > 0 || sizes === undefined || sizes.least !== sizes.most) {
    throw new UsageError(
      "--svg draws one fleet under one version: name a single file, and give --runners 4 and --pynenc-version 0.2",
    );
  }
  const fleet = judgement.fleetOf(sizes.most);
  const svg = cycleSvg(createCycle(fleet.protocol, fleet.settings, sizes.most), { ...drawingOf(fleet), theme: "auto" });
  try {
    await writeFile(resolve(host.currentFolder, file), svg);
  } catch (error) {
    throw new UsageError(`${file} could not be written: ${(error as NodeJS.ErrnoException).code ?? error}`);
  }
  return 0;
}
