import { formatFloat, SLOT_FIELDS, type SlotTerms } from "@slotwise/language-service";
import { FIELDS, formatRunnerRange, OWN_SETTINGS } from "@slotwise/project";
import { isInAnyOf } from "@slotwise/pynenc";

/** What is tried, as a `pyproject.toml` that says just that: the whole of what makes the slots, and what is declared. */
export function pyprojectText({ values, releases, crons, declarations }: SlotTerms): string {
  const known = SLOT_FIELDS.filter((name) => {
    const field = FIELDS.get(name)?.field;
    return field !== undefined && isInAnyOf(field, releases);
  });
  const settings = known.map((field) => `${field} = ${formatFloat(values[field])}`);
  const written = crons.flatMap(({ field, expression, isInCode }) =>
    isInCode ? [] : [`${field} = ${JSON.stringify(expression)}`],
  );
  const { runners, ...seconds } = declarations;
  const sizes = runners === undefined ? [] : [`runners = ${sizesText(formatRunnerRange(runners))}`];
  const durations = (Object.keys(seconds) as (keyof typeof seconds)[]).flatMap((name) => {
    const value = seconds[name];
    return value === undefined ? [] : [`${OWN_SETTINGS[name].key} = "${value}s"`];
  });
  const declared = [...sizes, ...durations];
  return [
    "[project]",
    `dependencies = [${JSON.stringify(requirementOf(releases))}]`,
    "",
    "[tool.pynenc]",
    ...settings,
    ...written,
    ...(declared.length > 0 ? ["", "[tool.slotwise]", ...declared] : []),
    "",
  ].join("\n");
}

function sizesText(sizes: string): string {
  return /^\d+$/.test(sizes) ? sizes : JSON.stringify(sizes);
}

function requirementOf(releases: readonly string[]): string {
  const [first, last] = [releases[0], releases.at(-1)];
  if (first === undefined) return "pynenc";
  return first === last ? `pynenc==${first}` : `pynenc>=${first},<=${last}`;
}
