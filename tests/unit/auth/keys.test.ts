import { generate, publicKeys, rotate, signer, verifier } from "@persona-ai/core/auth/keys.ts";
import { jwtVerify, SignJWT } from "jose";
import { expect, test } from "vitest";

const sign = async (set: Parameters<typeof signer>[0]) => {
  const { kid, key } = await signer(set);
  return new SignJWT({}).setProtectedHeader({ alg: "ES256", kid }).setSubject("somebody").sign(key);
};

test("a token that the previous key signed verifies after a rotation, and one of the key before that does not", async () => {
  const first = { keys: [await generate()] };
  const second = rotate(first, await generate());
  const third = rotate(second, await generate());
  const token = await sign(first);

  expect((await jwtVerify(token, verifier(second))).payload.sub).toBe("somebody");
  await expect(jwtVerify(token, verifier(third))).rejects.toThrow("no applicable key found");
  expect((await jwtVerify(await sign(second), verifier(third))).payload.sub).toBe("somebody");
});

test("the newest key signs", async () => {
  const newest = await generate();
  expect((await signer(rotate({ keys: [await generate()] }, newest))).kid).toBe(newest.kid);
});

test("the public keys have no private part", async () => {
  const { keys } = publicKeys({ keys: [await generate()] });
  expect(Object.keys(keys[0] ?? {}).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
});

test("a set without a key cannot sign", async () => {
  await expect(signer({ keys: [] })).rejects.toThrow("SigningKeys");
});
