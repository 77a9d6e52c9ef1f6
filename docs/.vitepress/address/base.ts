/** The folder of its host that the site is in: `/`, or `/slotwise/`. */
export function siteBase(env: Readonly<Record<string, string | undefined>>): string {
  const said = env["SLOTWISE_SITE_BASE"]?.trim() ?? "";
  const parts = said.split("/").filter((part) => part !== "");
  if (parts.some((part) => !/^[\w.~-]+$/.test(part) || /^\.+$/.test(part))) {
    throw new RangeError(`the base of the site must be a path such as /slotwise/, but is ${JSON.stringify(said)}`);
  }
  return parts.length === 0 ? "/" : `/${parts.join("/")}/`;
}
