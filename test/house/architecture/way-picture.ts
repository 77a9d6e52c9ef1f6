import { HOUSE } from "../plan.js";
import { roomOf, type Source } from "../sources.js";
import { SURFACES, WAY } from "../way.js";
import { type Arrow, type Box, picture } from "./picture.js";

/** A document's way, step by step, and the rooms that show what came out. */
export function wayPicture(all: readonly Source[]): string {
  for (const problem of wayProblems(all)) throw new Error(problem);
  const steps = WAY.map(
    ({ does, file, inWords }): Box => ({ id: does, title: `${does}()`, lines: [inWords, placeOf(file)], kind: "step" }),
  );
  const surfaces = SURFACES.map(
    ({ name, takes, inWords }): Box => ({
      id: name,
      title: name,
      lines: [inWords, ...roomsTaking(all, takes)],
      kind: "surface",
    }),
  );
  const ways = [
    ...WAY.map(({ does, takes }) => ({ to: does, takes })),
    ...SURFACES.map(({ name, takes }) => ({ to: name, takes })),
  ];
  const arrows = ways.flatMap(({ to, takes }): readonly Arrow[] =>
    takes === undefined ? [] : [{ from: giving(takes), to, label: takes }],
  );
  return picture("A document's way from text to what people see", [...steps, ...surfaces], arrows);
}

/** What is no longer so: a step that is not there, or does not take what the one before it gives. */
export function wayProblems(all: readonly Source[]): readonly string[] {
  const steps = WAY.flatMap(({ does, file, takes, gives, whichIs }) => {
    const source = all.find(({ path }) => path === file);
    if (source === undefined) return [`${file} is not there`];
    return [
      ...(source.exports.includes(does) ? [] : [`${file} exports no ${does}`]),
      ...(whichIs === undefined || all.some(({ extensions }) => extensions.includes(`${gives} extends ${whichIs}`))
        ? []
        : [`${gives} does not extend ${whichIs}`]),
      ...[gives, takes].flatMap((type) =>
        type === undefined || mentions(source, type) ? [] : [`${file} has no ${type}`],
      ),
    ];
  });
  const surfaces = SURFACES.filter(({ takes }) => roomsTaking(all, takes).length === 0);
  return [...steps, ...surfaces.map(({ name, takes }) => `nothing of ${name} takes ${takes}`)];
}

function mentions({ exports, imports }: Source, type: string): boolean {
  return exports.includes(type) || imports.some(({ names }) => names.includes(type));
}

/** The step that gives a type. */
function giving(type: string): string {
  const step = WAY.find(({ gives, whichIs }) => gives === type || whichIs === type);
  if (step === undefined) throw new Error(`no step gives ${type}`);
  return step.does;
}

/** The rooms of surfaces that import a type. */
function roomsTaking(all: readonly Source[], type: string): readonly string[] {
  const surfaces = SURFACES.find(({ takes }) => takes === type)?.packages ?? [];
  const taking = all.filter(
    (source) => surfaces.includes(source.package) && source.imports.some(({ names }) => names.includes(type)),
  );
  return [...new Set(taking.map((source) => [source.package, roomOf(source)].filter((part) => part !== "").join("/")))];
}

function placeOf(file: string): string {
  const name = HOUSE.find((each) => file.includes(`/${each.name}/`))?.name ?? "";
  return file.replace(`packages/${name}/src/`, `${name}/`);
}
