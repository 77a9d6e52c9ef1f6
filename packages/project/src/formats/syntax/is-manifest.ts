/** Whether a text of YAML has a manifest in it, which may be written in braces. */
export function isManifest(text: string): boolean {
  if (/^\s*\{/.test(text)) return /["']?\bapiVersion["']?\s*:/.test(text) && /["']?\bkind["']?\s*:/.test(text);
  return /^apiVersion:/m.test(text) && /^kind:/m.test(text);
}
