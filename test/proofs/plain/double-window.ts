/** The slot window protocol in JavaScript's own doubles, in the seed's order of operations. */
export function doubleWindowSeconds(
  intervalMinutes: number,
  marginMinutes: number,
  runners: number,
  position: number,
): { start: number; end: number } {
  const slot = (intervalMinutes * 60) / runners;
  const start = position * slot;
  const end = start + slot - marginMinutes * 60;
  return { start, end: end <= start ? start + slot / 2 : end };
}
