/** The export beside what the table holds: all of it is told, and nothing that is secret. */
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { entities } from "@persona-ai/core/table";
import { expect, test } from "vitest";
import { anybody, type SignedIn, signIn } from "../../support/client.ts";
import { eventually } from "../../support/eventually.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { ownStack } from "../../support/stack.ts";
import { answerAsPeers, answersTo, openAnalysis } from "../../support/surveys.ts";
import { itemsThatMention } from "../../support/whole-table.ts";
import { makeWorld, namesOf, publishAndTalk } from "../../support/world.ts";

/** Of one's own, so that the whole table is a page or two. */
await ownStack();

type Item = Record<string, AttributeValue>;

async function itemsOf({ user }: SignedIn): Promise<Item[]> {
  const items = (await itemsThatMention([user.id])).map((item): Item => JSON.parse(item));
  const keyOf = ({ pk, sk }: Item) => `${pk?.S} ${sk?.S}`;
  return items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** The texts and numbers in a value, however deep. */
function leaves({ S, N, L, M }: AttributeValue): string[] {
  if (S !== undefined || N !== undefined) return [S ?? N ?? ""];
  return [...(L ?? []), ...Object.values(M ?? {})].flatMap(leaves);
}

/** What is not a person's but the table's own, or is the hash of a secret. */
const NOT_TOLD: Record<string, readonly string[]> = {
  user: ["userId"],
  account: ["userId"],
  session: ["userId", "familyHash", "tokenHash", "expiresAt"],
  analysis: [
    "userId",
    "selfResponseId",
    "peerCount",
    "excludedCount",
    "releasedCount",
    "releasedExcludedCount",
    "receivedCount",
    "seenCount",
  ],
  notification: [
    "userId",
    "unsubscribeKey",
    "dueAt",
    "dueShard",
    "readyOf",
    "toldOf",
    "toldResponses",
    "failures",
    "revision",
  ],
  receipt: ["userId", "receiptHash"],
  share: ["userId"],
  persona: [
    "userId",
    "executionArn",
    "revision",
    "generatingSince",
    "generatingShard",
    "readyVersion",
    "tookMs",
  ],
  personaVersion: ["userId", "executionArn"],
  handle: ["userId"],
  card: ["userId", "revision", "shard", "changedAt", "scales"],
  conversation: ["userId", "turn", "turnEndsAt", "newest", "forgets"],
  message: ["userId"],
  memory: ["userId"],
  dailyUse: ["userId", "expiresAt"],
};
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const entityOf = (item: Item): string => item.__edb_e__?.S ?? "";
const isKey = (name: string) => /^(__edb_|gsi\d|pk$|sk$)/.test(name);

test("every item of a user is in their export, field by field", async () => {
  const { owner, ...world } = await publishAndTalk(await makeWorld());
  await signIn(owner.email);
  let [items, text]: [Item[], string] = [[], ""];
  await eventually(async () => {
    items = await itemsOf(owner);
    text = JSON.stringify((await owner.get("/users/me/export")).body);
    expect(await itemsOf(owner)).toEqual(items);
  });
  expect(new Set(items.map(entityOf))).toEqual(new Set(Object.keys(NOT_TOLD)));
  for (const item of items) {
    const entity = entityOf(item);
    const told = Object.entries(item).filter(([name]) => !isKey(name) && !NOT_TOLD[entity]!.includes(name));
    for (const [name, value] of told) {
      for (const leaf of leaves(value)) expect(`${entity}.${name}: ${text}`).toContain(inJson(leaf));
    }
  }
  for (const name of namesOf({ owner, ...world })) expect(text).toContain(name);
});

test("the export is as the owner left it", async () => {
  const ada = await signUp("Ada", { sex: "female", birthYear: 1990 });
  const analysis = await openAnalysis(ada, { questions: ["Why?", "Why not?"] });
  const [why] = analysis.questions.map(({ id }) => id) as [string, string];
  const answers = answersTo("sapa-bfi-25", 2);
  const sent = { answers, openAnswers: { [why]: "Because." }, durationSeconds: 20 };
  const { body: self } = await ada.put(`/analyses/${analysis.id}/responses/self`, sent);
  await answerAsPeers(analysis, 3);
  const { personaId } = await storePersona(ada, {}, 2);
  const { status, headers, body } = await ada.get("/users/me/export");
  expect(status).toBe(200);
  expect(headers.get("Cache-Control")).toBe("no-store");
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  const peer = {
    id: expect.stringMatching(/^rsp_/),
    relation: "peer",
    receivedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  };
  const { body: user } = await ada.get("/users/me");
  expect(body).toEqual({
    exportedAt: time,
    user,
    account: { provider: "google", subject: expect.stringMatching(/^\d{21}$/) },
    sessions: [{ id: expect.stringMatching(/^ses_/), createdAt: time, refreshedAt: time, expiresAt: time }],
    analyses: [
      {
        ...(await ada.get(`/analyses/${analysis.id}`)).body,
        selfResponse: { ...sent, id: self.id, createdAt: time, updatedAt: time, flags: ["too_fast"] },
        peerResponses: [peer, peer, peer],
      },
    ],
    persona: (await ada.get("/personas/me")).body,
    personaVersions: [
      expect.objectContaining({ version: 1, status: "ready" }),
      expect.objectContaining({ version: 2, status: "ready" }),
    ],
    conversations: [],
    dailyUse: [],
  });
  expect(body.persona.id).toBe(personaId);
});

test("what the model answered for a persona that is not ready is told, too", async () => {
  const ada = await signUp();
  await storePersona(ada, { status: "failed" });
  const answers = [{ id: "1", question: "profile:1", request: "hash", body: '{"content":"a draft"}' }];
  await entities().personaVersion.patch({ userId: ada.user.id, version: 1 }).set({ answers }).go();
  const { body } = await ada.get("/users/me/export");
  expect(body.personaVersions).toMatchObject([{ version: 1, modelAnswers: answers }]);
});

test("nothing in the export lets anybody in", async () => {
  const { owner } = await makeWorld();
  const text = JSON.stringify((await owner.get("/users/me/export")).body);
  const secrets = [...owner.refreshToken.split(".").slice(2), ...owner.accessToken.split(".")];
  const hashes = (await itemsOf(owner)).flatMap((item) =>
    Object.entries(item).flatMap(([name, value]) => (/hash/i.test(name) ? leaves(value) : [])),
  );
  expect(hashes).toHaveLength(4);
  for (const secret of [...secrets, ...hashes]) expect(text).not.toContain(secret);
  expect((await anybody.post("/auth/refresh", { refreshToken: owner.refreshToken })).status).toBe(200);
});
