import { describe, expect, it } from "vitest";
import { readDocument } from "../documents/read-document.js";
import { fleetStore } from "./fleet-store.js";

function keyOf(variables: Readonly<Record<string, string>>, unit: Parameters<typeof fleetStore>[1] = {}): string {
  const text = Object.entries(variables)
    .map(([name, value]) => `PYNENC__${name}=${value}\n`)
    .join("");
  return fleetStore([readDocument(".env", text)], unit).key;
}

const url = (address: string) => ({ ORCHESTRATOR_CLS: "RedisOrchestrator", REDIS_URL: address });

describe("where a fleet meets", () => {
  it.each([
    "redis://r:6379/0",
    "redis://r:6379",
    "redis://r/",
    "redis://user:secret@r/0",
    "rediss://r?db=0",
    "redis://r:6379/0?health_check_interval=2",
  ])("is the same Redis however its address is written: %s", (address) => {
    expect(keyOf(url(address))).toBe(keyOf(url("redis://r/0")));
    expect(keyOf({ ORCHESTRATOR_CLS: "RedisOrchestrator", REDIS_HOST: "r" })).toBe(keyOf(url(address)));
  });

  it.each(["redis://r/1", "redis://s/0", "redis://r:6380/0", "unix:///run/redis.sock", "redis://r?db=2"])(
    "is another one: %s",
    (address) => {
      expect(keyOf(url(address))).not.toBe(keyOf(url("redis://r/0")));
    },
  );

  it("is looked up by a short name in each namespace, and by a long one anywhere", () => {
    const both = (address: string) => ["dev", "prod"].map((network) => keyOf(url(address), { network }));
    expect(new Set(both("redis://redis:6379/0")).size).toBe(2);
    expect(new Set(both("redis://redis.shop.svc:6379/0")).size).toBe(1);
    expect(new Set(both("redis://10.0.0.7/0")).size).toBe(1);
  });

  it("is another one in each namespace where a host is only known there, or nothing is said", () => {
    const many = (variables: Readonly<Record<string, string>>) =>
      new Set(["dev", "prod"].map((network) => keyOf(variables, { network }))).size;
    expect(many({})).toBe(2);
    expect(many({ REDIS_URL: "redis://$HOST/0" })).toBe(2);
    expect(many({ REDIS_HOST: "redis" })).toBe(2);
    expect(many({ REDIS_HOST: "cache.example.com" })).toBe(1);
    expect(many({ REDIS_URL: "redis://cache.example.com/0" })).toBe(1);
    expect(many({ MONGO_URL: "mongodb://u:p@mongo:27017/shop" })).toBe(2);
    expect(many({ MONGO_URL: "mongodb://a.example.com:27017,b.example.com/shop" })).toBe(1);
  });

  it("is one file of one volume, wherever that is mounted", () => {
    const sqlite = (path: string) => ({ ORCHESTRATOR_CLS: "SQLiteOrchestrator", SQLITE_DB_PATH: path });
    const at = (path: string, mount: string, source: string) =>
      keyOf(sqlite(path), { mounts: [{ path: mount, source }] });
    expect(at("/data/q.db", "/data", "v")).toBe(at("/var/lib/p/q.db", "/var/lib/p/", "v"));
    expect(at("/data/q.db", "/data", "v")).not.toBe(at("/data/other.db", "/data", "v"));
    expect(at("/data/q.db", "/data", "v")).not.toBe(at("/data/q.db", "/data", "w"));
  });
});
