/** Python's `repr()` of a float: its shortest digits, with an exponent below 0.0001 and from 1e16 on. */
export function pythonFloatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits = "", exponent = ""] = size.toExponential().split("e");
    const places = exponent.slice(1).padStart(2, "0");
    return `${sign}${digits}e${exponent.charAt(0)}${places}`;
  }
  const plain = String(size);
  return `${sign}${plain}${plain.includes(".") ? "" : ".0"}`;
}
