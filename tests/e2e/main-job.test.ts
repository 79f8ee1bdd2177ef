/** The product's main job against `npm start`, over HTTP alone, on real people's answers; and again after a restart. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { respondents } from "../../scripts/demo/respondents.ts";
import { type Spawned, spawnStack } from "../support/spawn.ts";
import { dataOf, personaOf, signIn } from "./people.ts";

let folder: string;
let stack: Spawned;
let env: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "persona-e2e-"));
  env = { MEMORY: "0", DATA_DIR: join(folder, "data") };
  stack = await spawnStack(env);
});
afterAll(async () => {
  await stack.stop();
  await rm(folder, { recursive: true });
});

test("two people get personas that are clearly their own", async () => {
  const [first, second] = [await personaOf(stack.url), await personaOf(stack.url, respondents[1])];
  expect(first.persona).toMatchObject({
    status: "ready",
    traits: { raters: { self: 1, peers: 5, waiting: 0, excluded: 0 } },
  });
  expect(second.persona.status).toBe("ready");
  expect(first.persona.traits!.domains.neuroticism.level).toBe("low");
  expect(second.persona.traits!.domains.neuroticism.level).toBe("high");
  expect(first.persona.profile!.tagline).not.toBe(second.persona.profile!.tagline);
  expect(first.persona.profile!.summary).not.toBe(second.persona.profile!.summary);
});

test("what was made is still there after a restart, and so are the sign-in and its keys", async () => {
  const client = await signIn(stack.url, "ada@example.com");
  const persona = () => dataOf(client.api.GET("/personas/me"));
  const run = () => dataOf(client.api.GET("/personas/me/run"));
  const before = [await persona(), await run()];
  expect((await stack.stop()).code).toBe(0);
  stack = await spawnStack({ ...env, PORT: String(stack.port) });
  expect([await persona(), await run()]).toEqual(before);
});
