import { expect } from "vitest";

/** Expects a RangeError that names the argument, shows its value as text and says what would be allowed. */
export function expectRefusal(call: () => unknown, argument: string, value: string): void {
  let refusal: unknown;
  try {
    call();
  } catch (error) {
    refusal = error;
  }
  expect(refusal, `${argument} ${value} should be refused`).toBeInstanceOf(RangeError);
  const message = refusal instanceof RangeError ? refusal.message : "";
  expect(message.startsWith(`${argument} is ${value}, but must be `), message).toBe(true);
  expect(message.split(", but must be ")[1]?.length ?? 0, message).toBeGreaterThan(5);
}
