import {
  generate,
  type KeySet,
  promote,
  publicKeys,
  publish,
  RotationRefused,
  signer,
  verifier,
} from "@persona-ai/core/auth/keys.ts";
import { jwtVerify, SignJWT } from "jose";
import { describe, expect, test } from "vitest";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const start = new Date("2026-01-01T12:00:00Z");
const later = (ms: number) => new Date(start.getTime() + ms);
const kids = ({ keys }: KeySet) => keys.map(({ kid }) => kid);

async function token(set: KeySet): Promise<string> {
  const { kid, key } = await signer(set);
  return new SignJWT({}).setProtectedHeader({ alg: "ES256", kid }).setSubject("somebody").sign(key);
}
const isGood = (jwt: string, set: KeySet) =>
  jwtVerify(jwt, verifier(set)).then(
    () => true,
    () => false,
  );

/** The sets of two rotations, as they are deployed one after the other, days apart. */
async function deployments(): Promise<[KeySet, ...KeySet[]]> {
  const sets: [KeySet, ...KeySet[]] = [{ keys: [await generate(start)] }];
  let set = sets[0];
  for (const day of [0, 10]) {
    set = publish(set, await generate(later(day * DAY)), later(day * DAY));
    sets.push(set);
    set = promote(set, later(day * DAY + 20 * MINUTE));
    sets.push(set);
  }
  return sets;
}

describe("a rotation", () => {
  test("publishes a key before it signs, and keeps the former one until the next rotation", async () => {
    const sets = (await deployments()).map(kids);
    const [[a], [, b], , [, c]] = sets as [string[], string[], string[], string[], string[]];
    expect(sets).toEqual([[a], [a, b], [b, a], [b, c], [c, b]]);
  });

  test("never lets an instance sign what one of the deployment before, or after, does not verify", async () => {
    const sets = await deployments();
    for (const [i, set] of sets.entries()) {
      const signed = await token(set);
      for (const other of sets.slice(Math.max(0, i - 1), i + 2))
        expect(await isGood(signed, other)).toBe(true);
    }
  });

  test("keeps a token of the former key good, and ends it with the next rotation", async () => {
    const [before, , promoted, published] = (await deployments()) as [KeySet, KeySet, KeySet, KeySet];
    const signed = await token(before);
    expect(await isGood(signed, promoted)).toBe(true);
    expect(await isGood(signed, published)).toBe(false);
  });

  test("publishes neither private parts nor dates", async () => {
    const sets = await deployments();
    const names = sets.flatMap((set) => publicKeys(set).keys).map((key) => Object.keys(key).sort());
    for (const each of names) expect(each).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
  });
});

describe("a step is refused", () => {
  test("when the published key has not been out for a quarter of an hour", async () => {
    const set = publish({ keys: [await generate(start)] }, await generate(start), start);
    expect(() => promote(set, later(15 * MINUTE - 1_000))).toThrow("not before 2026-01-01T12:15:00.000Z");
    expect(kids(promote(set, later(15 * MINUTE)))).toEqual(kids(set).reverse());
  });

  test("when there is no published key to sign, so that promoting twice does not bring the old key back", async () => {
    expect(() => promote({ keys: [] })).toThrow(RotationRefused);
    const set = promote(publish({ keys: [await generate(start)] }, await generate(start), start), later(DAY));
    expect(() => promote(set, later(2 * DAY))).toThrow("publish one first");
  });

  test("when a published key waits to sign", async () => {
    const made = await generate(start);
    const set = publish({ keys: [await generate(start)] }, made, start);
    expect(() => publish(set, made, later(DAY))).toThrow("promote");
  });

  test("when the former key has not been kept for a day", async () => {
    const set = promote(publish({ keys: [await generate(start)] }, await generate(start), start), later(DAY));
    const next = await generate(later(2 * DAY));
    expect(() => publish(set, next, later(2 * DAY - 1_000))).toThrow("not before 2026-01-03T12:00:00.000Z");
    expect(kids(publish(set, next, later(2 * DAY)))).toEqual([set.keys[0]?.kid, next.kid]);
  });
});
