import { expect, test } from "vitest";
import { Random } from "../scenario/random.js";
import { createMember } from "./member.js";
import { Membership } from "./membership.js";

const OPTIONS = { history: 0, longestDeadAfter: 100, clockSpread: 0 };

function idsOf(membership: Membership, local: number, deadAfter = 100, flipsTies = false): string {
  return membership
    .read(local, deadAfter, flipsTies)
    .members.map(({ id }) => id)
    .join("");
}

test("a first heartbeat registers, in the order of creation", () => {
  const membership = new Membership(OPTIONS);
  const [a, b] = [createMember(0, "a"), createMember(1, "b")];
  membership.heartbeat(b, 10, 10);
  membership.heartbeat(a, 20, 20);
  expect(idsOf(membership, 20)).toBe("ba");
});

test("a heartbeat counts for as long as it may be old, that age included", () => {
  const membership = new Membership(OPTIONS);
  const [a, b] = [createMember(0, "a"), createMember(1, "b")];
  membership.heartbeat(a, 0, 0);
  membership.heartbeat(b, 50, 50);
  expect(idsOf(membership, 100)).toBe("ab");
  expect(idsOf(membership, 101)).toBe("b");
  membership.heartbeat(a, 300, 300);
  expect(idsOf(membership, 300)).toBe("a");
});

test("the same fleet is the same view, so that nothing needs to be looked up again", () => {
  const membership = new Membership(OPTIONS);
  const [a, b] = [createMember(0, "a"), createMember(1, "b")];
  membership.heartbeat(a, 0, 0);
  membership.heartbeat(b, 0, 0);
  const view = membership.read(10, 100, false);
  membership.heartbeat(a, 20, 20);
  expect(membership.read(90, 100, false)).toBe(view);
});

test("ties may come in either order", () => {
  const membership = new Membership(OPTIONS);
  const members = ["a", "b", "c"].map((id, index) => createMember(index, id));
  for (const member of members) membership.establish(member, member.id === "c" ? 1 : 0, 0);
  expect(idsOf(membership, 0)).toBe("abc");
  expect(idsOf(membership, 0, 100, true)).toBe("bac");
});

test("a stale read shows what was there then", () => {
  const membership = new Membership({ ...OPTIONS, history: 50 });
  const [a, b] = [createMember(0, "a"), createMember(1, "b")];
  membership.establish(a, -5, 0);
  membership.heartbeat(a, 40, 40);
  membership.heartbeat(b, 60, 60);
  membership.heartbeat(a, 70, 70);
  const seen = (local: number, time: number) =>
    membership
      .readAsOf(local, 30, false, time)
      .members.map(({ id }) => id)
      .join("");
  expect(seen(70, 70)).toBe("ab");
  expect(seen(70, 59)).toBe("a");
  expect(seen(71, 69)).toBe("b");
  expect(seen(31, 39)).toBe("");
});

test("a failover takes back heartbeats and registrations", () => {
  const membership = new Membership({ ...OPTIONS, history: 50 });
  const members = ["a", "b"].map((id, index) => createMember(index, id));
  const [a, b] = members;
  if (a === undefined || b === undefined) throw new Error("two members");
  membership.establish(a, -5, 0);
  membership.heartbeat(a, 40, 40);
  membership.heartbeat(a, 70, 70);
  membership.heartbeat(b, 80, 80);
  membership.rollBack(members, 60);
  expect(idsOf(membership, 80)).toBe("a");
  expect(a.lastHeartbeat).toBe(40);
  expect(b.isRegistered).toBe(false);
  membership.heartbeat(b, 90, 90);
  expect(b.createdAt).toBe(90);
  expect(idsOf(membership, 90)).toBe("ab");
});

test("it answers as going through everybody does", () => {
  const random = new Random(2);
  for (let run = 0; run < 200; run++) {
    const size = 1 + random.upTo(7);
    const spread = random.upTo(40);
    const offsets = Array.from({ length: size }, () => random.upTo(spread));
    const membership = new Membership({ history: 0, longestDeadAfter: 100, clockSpread: spread });
    const members = Array.from({ length: size }, (_, index) => createMember(index, String(index)));
    for (let now = 0; now < 3000; now += 1 + random.upTo(30)) {
      const index = random.upTo(size - 1);
      const [member, offset] = [members[index], offsets[index]];
      if (member === undefined || offset === undefined) continue;
      // Some fall silent for long, so that they are dropped and come back.
      if (random.oneIn(index + 1)) membership.heartbeat(member, now, now + offset);
      const deadAfter = random.pick([100, 60]);
      const expected = members
        .filter((one) => one.isRegistered && one.lastHeartbeat >= now + offset - deadAfter)
        .sort((one, other) => one.createdAt - other.createdAt || one.index - other.index)
        .map(({ id }) => id)
        .join("");
      expect(idsOf(membership, now + offset, deadAfter)).toBe(expected);
    }
  }
});
