/** Whether a text of YAML has a manifest in it. */
export function isManifest(text: string): boolean {
  return /^apiVersion:/m.test(text) && /^kind:/m.test(text);
}
