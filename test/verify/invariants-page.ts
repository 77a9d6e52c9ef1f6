import { INVARIANTS, type Invariant } from "@slotwise/testkit";
import { VECTOR_SETS } from "../../packages/cli/src/commands/verify/vectors/vector-sets.js";

const PARTS: readonly (readonly [title: string, intro: string, belongs: (invariant: Invariant) => boolean])[] = [
  [
    "Slot windows: pynenc 0.1.0 to 0.2.3",
    "What can be said of this protocol without its model.",
    ({ family, protocol }) => family === "invariant" && protocol !== "slot-claim",
  ],
  [
    "Slot claims: pynenc 0.2.4 and later",
    "What can be said of this protocol without its model. Instants are whole microseconds.",
    ({ family, protocol }) => family === "invariant" && protocol === "slot-claim",
  ],
  [
    "Conformance",
    "Each call is compared with the reference model, bit for bit: a tolerance would hide what these are for.",
    ({ family }) => family === "conformance",
  ],
];

/** docs/invariants.md, made from the list. */
export function renderInvariantsPage(): string {
  return [
    "<!-- Made from the list of invariants: UPDATE_EXPECTED=1 writes it. -->",
    "# Invariants",
    "",
    "What always holds of a slot scheduler, with the assumptions under which it does. Each is a property of",
    "`@slotwise/testkit`: [`slotwise verify`](verify.md) checks it against the reference model or any other implementation,",
    "with cases that go where mistakes are. _Domain_ says where it holds in IEEE doubles, which is what every",
    "implementation calculates with; outside it there may be a finding instead.",
    "",
    "[The proofs](proofs.md) show for all fleets, in exact arithmetic, what is only sampled here.",
    "",
    ...PARTS.flatMap(([title, intro, belongs]) => [
      `## ${title}`,
      "",
      intro,
      "",
      ...INVARIANTS.filter(belongs).flatMap(section),
    ]),
    "## Vectors",
    "",
    "Not generated but recorded: what pynenc itself answered, line by line. Every run has them.",
    "",
    ...VECTOR_SETS.map(({ facts }) => `- \`${facts.id}\`: ${facts.statement}`),
    "",
  ].join("\n");
}

function section({ id, statement, assumptions, domain, needs }: Invariant): readonly string[] {
  return [
    `### ${id}`,
    "",
    `**${statement}**`,
    "",
    ...(assumptions.length === 0 ? [] : [`- Assumed: ${assumptions.join("; ")}.`]),
    `- Domain: ${domain}.`,
    `- Needs ${needs.map((call) => `\`${call}\``).join(" and ")}.`,
    "",
  ];
}
