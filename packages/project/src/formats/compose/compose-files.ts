import { entryOf, type TableNode, tableAt } from "../../tree/tree.js";
import { serviceImage } from "./compose-build.js";
import { includedPaths } from "./compose-includes.js";
import { servicesOf, textIn } from "./compose-layers.js";
import { PROJECT_VARIABLES } from "./compose-profiles.js";

/** The paths of other files that say something of a file's services, files of variables aside. */
export function filesReferredTo(root: TableNode): readonly string[] {
  const services = servicesOf(root).flatMap(({ value }) => (value.kind === "table" ? [value] : []));
  const extended = services.flatMap((service) => {
    const other = tableAt(service, ["extends"]);
    return other === undefined ? [] : (textIn(other, "file") ?? []);
  });
  const images = services.flatMap((value) => serviceImage([{ file: { root, text: "" }, value }]).image?.name ?? []);
  const mayBeLeftOut = services.some((service) => entryOf(service, "profiles") !== undefined);
  return [...includedPaths(root), ...extended, ...images, ...(mayBeLeftOut ? [PROJECT_VARIABLES] : [])];
}
