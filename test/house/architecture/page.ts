import { folderOf, HOUSE, MOST_LINES } from "../plan.js";
import type { Source } from "../sources.js";
import { housePicture, usesOf } from "./house-picture.js";
import { wayPicture } from "./way-picture.js";

/** The files of the page on the house, by their paths from the repository's root. */
export function architecturePage(all: readonly Source[]): Readonly<Record<string, string>> {
  return {
    "docs/images/house.svg": housePicture(all),
    "docs/images/way-of-a-document.svg": wayPicture(all),
    "docs/architecture.md": text(all),
  };
}

function text(all: readonly Source[]): string {
  return `<!-- Generated from the imports and from test/house/plan.ts by test/house/generate-architecture.mjs. Do not edit. -->

# Architecture

One house: each package is for one thing and has one door, its entry. Arrows run down only, and nowhere in a circle.

![The packages of slotwise: ${HOUSE.map(({ name, does }) => `${name}, ${does}`).join("; ")}](images/house.svg)

An arrow says that a package imports another; where one follows from others, it is left out here and stands in the table.
[The package for Python](../packages/python/README.md) stands beside the house: it packs what cli and vectors publish, and runs that program; it imports no package.

| package | what it is for | uses |
| --- | --- | --- |
${HOUSE.toReversed()
  .map(({ name, does }) => {
    const used = usesOf(all).get(name) ?? [];
    return `| [${name}](../${folderOf(name)}) | ${does} | ${used.length === 0 ? "nothing of ours" : used.join(", ")} |`;
  })
  .join("\n")}

## The way of a document

Data flows one way: text, documents, deployments, settings, fleets, findings, and what shows them.

![A document's way from text to what people see](images/way-of-a-document.svg)

Each box is a function and the file that it is in, each arrow the type that is passed on.

## Rooms

A file uses those of its own room and of the rooms that stand above it in its package's table.
${HOUSE.filter(({ rooms }) => rooms !== undefined)
  .toReversed()
  .map(
    ({ name, rooms = {} }) => `
### ${name}

| room | what is in it |
| --- | --- |
${Object.entries(rooms)
  .map(
    ([room, inIt]) => `| ${room === "" ? "`src` itself" : `[${room}](../${folderOf(name)}/src/${room})`} | ${inIt} |`,
  )
  .join("\n")}
`,
  )
  .join("")}
## What holds it

\`test/house\` reads the imports of every source file, types included, and fails when

- a package uses one that its plan does not give it, or enters it elsewhere than by its entry;
- files import each other in a circle, or a lower room uses a higher one;
- a source file has more than ${MOST_LINES} lines.

The plan is [plan.ts](../test/house/plan.ts). This page and its pictures are made from it and from the imports, and
\`pnpm generate --check\` fails when they are no longer what the sources say. What to change for a new rule, format,
protocol, command or release stands in [CONTRIBUTING](../CONTRIBUTING.md#what-to-touch).
`;
}
