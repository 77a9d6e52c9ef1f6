/**
 * A prefix for the ids and class names of a drawing, made from all that they refer to: in one page the same id never
 * means two things, and the same drawing always gets the same prefix.
 */
export function drawingId(...content: readonly unknown[]): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(content)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return `slotwise-${(hash >>> 0).toString(36)}`;
}

/** A prefix that was asked for, reduced to what an id and a class name may contain. */
export function safeId(prefix: string): string {
  const id = prefix.replace(/[^A-Za-z0-9_-]/g, "-");
  return /^[A-Za-z]/.test(id) ? id : `id-${id}`;
}
