import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../../host/host.js";
import { isRedisAddress, redisAddress, shownAddress } from "./redis-address.js";

const read = (text: string, url?: string) =>
  redisAddress(text, { environment: url === undefined ? {} : { REDIS_URL: url } });

describe("the address of a Redis server", () => {
  it("has a user, a password, a host, a port and a database", () => {
    expect(read("rediss://ann:p%40ss%2Fword@[::1]:7000/3")).toEqual({
      host: "::1",
      port: 7000,
      database: 3,
      isEncrypted: true,
      user: "ann",
      password: "p@ss/word",
    });
  });

  it.each(["redis://cache", "redis://cache/", "redis://cache:6379/0", "REDIS://cache"])(
    "%s is the usual port and database",
    (text) => {
      expect(isRedisAddress(text)).toBe(true);
      expect(shownAddress(read(text))).toBe("redis://cache:6379/0");
    },
  );

  it.each(["fleet.db", "redis.db", "-", "http://cache", "./redis:x"])("%s is none", (text) => {
    expect(isRedisAddress(text)).toBe(false);
  });

  it("is that of REDIS_URL where it is redis: alone", () => {
    const url = "redis://ann:secret@cache:7000/2";
    for (const text of ["redis:", "redis://"]) expect(read(text, url)).toEqual(read(url));
    expect(() => read("redis:")).toThrow("REDIS_URL, which is not set");
  });

  it("has the user and the password of REDIS_URL where that is the same server and it has none of its own", () => {
    const url = "redis://ann:secret@cache:7000/2";
    expect(read("redis://cache:7000/5", url)).toMatchObject({ user: "ann", password: "secret", database: 5 });
    expect(read("redis://bob@cache:7000", url)).toMatchObject({ user: "bob", password: "secret" });
    expect(read("redis://bob:own@cache:7000", url)).toMatchObject({ user: "bob", password: "own" });
    for (const text of ["redis://other:7000", "redis://cache"]) expect(read(text, url).password).toBeUndefined();
  });

  it("never shows what is secret, in whatever way it is written wrongly", () => {
    const secret = "hunter2";
    const around = fc.string({ unit: fc.constantFrom(..."/?#@:%[]& \u0007abc019"), maxLength: 8 });
    const texts = fc
      .tuple(around, around, around, around)
      .map(([one, two, three, four]) => `redis://${one}:${two}${secret}${three}@cache${four}`);
    let shown = 0;
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const address = read(text);
          // Where it reads as a password it is one, and not shown; elsewhere nobody can know that it is.
          if (address.password?.includes(secret) === true) {
            expect(shownAddress(address)).not.toContain(secret);
            shown++;
          }
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          expect((error as Error).message).not.toContain(secret);
          expect((error as Error).message).not.toMatch(/\p{Cc}/u);
        }
      }),
      { seed: 1, numRuns: 2000 },
    );
    expect(shown).toBeGreaterThan(20);
  });

  it.each([
    "redis://cache/one",
    "redis://cache/1/2",
    "redis://cache/1?timeout=3",
    "redis://cache:port",
    "redis:///1",
    "redis:cache",
    "redis://:a#b@cache",
  ])("%s is refused", (text) => {
    expect(() => read(text)).toThrow("is not like redis://host:6379/0");
  });

  it("names the variable that is wrong", () => {
    expect(() => read("redis:", "cache:6379")).toThrow("REDIS_URL is not like");
    expect(() => read("redis://cache", "redis://:100%@cache")).toThrow("REDIS_URL has a %");
  });
});
