import { formatNumber } from "./format-number.js";

/**
 * A duration for people: `40 s`, `30.1 s`, `0.3 s`, `12 min 30 s`, `1 h 30 min`, `50 ms`, `250 µs`.
 *
 * From 0.1 s up to 10 min in seconds, because pynenc's own numbers are compared there; above in hours, minutes and
 * seconds, below in milliseconds and microseconds. Four significant digits, and never fewer than hundredths.
 */
export function formatDuration(seconds: number): string {
  if (Number.isNaN(seconds)) return "unknown";
  if (seconds < 0) return `-${formatDuration(-seconds)}`;
  if (seconds === Number.POSITIVE_INFINITY) return "forever";
  if (seconds === 0) return "0 s";
  // By what is written: 999.999 µs are 1 ms, and not 1000 µs.
  const microseconds = formatNumber(seconds * 1e6);
  if (Number(microseconds) < 1000) return `${microseconds} µs`;
  const milliseconds = formatNumber(seconds * 1e3);
  if (Number(milliseconds) < 100) return `${milliseconds} ms`;
  const short = formatNumber(seconds);
  return Number(short) < TEN_MINUTES ? `${short} s` : formatLong(seconds);
}

const TEN_MINUTES = 600;

/** Hours, minutes and seconds, without the parts that are 0; whole seconds from an hour on. */
function formatLong(seconds: number): string {
  const rounded = seconds < 3600 ? Math.round(seconds * 100) / 100 : Math.round(seconds);
  const hours = Math.floor(rounded / 3600);
  const minutes = Math.floor((rounded - hours * 3600) / 60);
  const rest = rounded - hours * 3600 - minutes * 60;
  const parts = [
    hours > 0 ? `${hours} h` : "",
    minutes > 0 ? `${minutes} min` : "",
    rest > 0 ? `${formatNumber(rest)} s` : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}
