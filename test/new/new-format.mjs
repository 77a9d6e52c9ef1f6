import { withImport, withLineBefore } from "./lists.mjs";

/** Rooms beside the formats. */
const RESERVED = ["syntax", "parsers"];

/** What a format needs; how it is read, and what such a file looks like, only its author knows. */
export function newFormat(name, identifier) {
  const formats = "packages/project/src/formats";
  return {
    reserved: RESERVED.find((each) => each === name),
    files: [
      { path: `${formats}/${name}/${name}.ts`, text: formatText(name, identifier) },
      { path: `${formats}/${name}/sample/worker.${name}`, text: "" },
    ],
    lists: [
      {
        path: `${formats}/index.ts`,
        change: (text) =>
          withLineBefore(
            withImport(text, `import { ${identifier} } from "./${name}/${name}.js";`),
            "  slotwise,\n",
            `  ${identifier},`,
          ),
      },
    ],
    next: `\`pnpm test packages/project/src/formats/formats.test.ts -t ${name}\` says what is missing.`,
  };
}

function formatText(name, identifier) {
  return `import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";

/** What such a file is. */
export const ${identifier}: LightFormat = {
  name: "${name}",
  title: "\`*.${name}\`",
  files: ["*.${name}"],
  recognises: ({ extension }) => extension === "${name}",
  isLookedFor: true,
  mentionsUs: mentionsVariable,
  reader: "pynenc",
  comment: "#",
  read: () => ({}),
  writing: {},
};
`;
}
