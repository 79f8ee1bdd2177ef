/** The product's main job against `npm start`, over HTTP alone, on real people's answers; and again after a restart. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { respondents } from "@persona-ai/local/demo/respondents.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, overHttp, type SignedIn, signIn } from "../support/client.ts";
import { type Spawned, spawnStack } from "../support/spawn.ts";

const [ada, ben] = respondents;
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

async function personaOf(
  person: typeof ada,
): Promise<{ client: SignedIn; persona: Awaited<ReturnType<typeof poll>> }> {
  const { name, self, peers } = person!;
  const client = await signIn(`${name.toLowerCase()}@example.com`, overHttp(stack.url));
  const { body: analysis } = await client.post("/analyses", { title: "Me", instrument: "sapa-bfi-25" });
  await client.put(`/analyses/${analysis.id}/responses/self`, { answers: self.answers });
  const anybody = connect(overHttp(stack.url));
  for (const { relation, answers } of peers) {
    await anybody.post(`/surveys/${analysis.shareToken}/responses`, { relation, answers });
  }
  expect((await client.post("/personas/generate", { analysisId: analysis.id })).status).toBe(202);
  return { client, persona: await poll(client) };
}

async function poll(client: SignedIn) {
  for (let tries = 0; tries < 300; tries++) {
    const { body } = await client.get("/personas/me");
    if (body.status !== "generating") return body;
    await sleep(50);
  }
  throw new Error("Still generating.");
}

test("two people get personas that are clearly their own", async () => {
  const [first, second] = [await personaOf(ada), await personaOf(ben)];
  expect(first.persona).toMatchObject({
    status: "ready",
    traits: { raters: { self: 1, peers: 5, waiting: 0, excluded: 0 } },
  });
  expect(second.persona.status).toBe("ready");
  expect(first.persona.traits.domains.neuroticism.level).toBe("low");
  expect(second.persona.traits.domains.neuroticism.level).toBe("high");
  expect(first.persona.profile.tagline).not.toBe(second.persona.profile.tagline);
  expect(first.persona.profile.summary).not.toBe(second.persona.profile.summary);
});

test("what was made is still there after a restart, and so are the sign-in and its keys", async () => {
  const client = await signIn("ada@example.com", overHttp(stack.url));
  const before = await client.get("/personas/me");
  const run = await client.get("/personas/me/run");
  expect((await stack.stop()).code).toBe(0);
  stack = await spawnStack({ ...env, PORT: String(stack.port) });
  const after = await client.get("/personas/me");
  expect(after.body).toEqual(before.body);
  expect((await client.get("/personas/me/run")).body).toEqual(run.body);
});
