import * as fc from "fast-check";

/** 0001-01-01T00:00:00 and 9999-12-31T23:59:59.999999, in microseconds. */
export const FIRST = -62_135_596_800_000_000n;
export const LAST = 253_402_300_799_999_999n;

/** The last microsecond that a number holds for sure, in the year 2255; as many before the epoch it is in 1684. */
export const SAFE: bigint = BigInt(Number.MAX_SAFE_INTEGER);

/** Whole microseconds of the years 1 to 9999: the ends, the epoch and where numbers end among them. */
export const instantMicroseconds: fc.Arbitrary<bigint> = fc.oneof(
  fc.bigInt({ min: FIRST, max: LAST }),
  fc.bigInt({ min: -SAFE, max: SAFE }),
  fc.bigInt({ min: -3_000_000n, max: 3_000_000n }),
  fc.bigInt({ min: SAFE - 3n, max: SAFE + 3n }),
  fc.bigInt({ min: -SAFE - 3n, max: -SAFE + 3n }),
  fc.constantFrom(FIRST, FIRST + 1n, LAST - 1n, LAST, 0n),
);
