import { type TableNode, tableAt } from "../../tree/tree.js";
import { serviceImage } from "./compose-build.js";
import { includedPaths } from "./compose-includes.js";
import { servicesOf, textIn } from "./compose-layers.js";
import { PROJECT_VARIABLES } from "./compose-profiles.js";

/** The paths of other files that say something of a file's services, files of variables aside. */
export function filesReferredTo(root: TableNode): readonly string[] {
  const services = tablesOf(root);
  const images = services.flatMap((value) => serviceImage([{ file: { root, text: "" }, value }])?.image?.name ?? []);
  return [
    ...includedPaths(root).map(({ path }) => path),
    ...extendedPaths(root),
    ...images,
    ...(services.length > 0 ? [PROJECT_VARIABLES] : []),
  ];
}

/** The paths of the files whose services a file extends. */
export function extendedPaths(root: TableNode): readonly string[] {
  return tablesOf(root).flatMap((service) => {
    const other = tableAt(service, ["extends"]);
    return other === undefined ? [] : (textIn(other, "file") ?? []);
  });
}

function tablesOf(root: TableNode): readonly TableNode[] {
  return servicesOf(root).flatMap(({ value }) => (value.kind === "table" ? [value] : []));
}
