/**
 * Who may do what: every operation of /openapi.json, called by nobody, by somebody else and by its owner. An operation
 * that is not in the table below fails the first test.
 *
 * - `anybody`: needs no sign-in, and answers everybody alike.
 * - `own`: is about whoever calls, with no id: somebody else gets their own, never the owner's.
 * - `byId`: names a thing: to somebody else it is not there.
 */
import { describe, expect, test } from "vitest";
import { type Answer, anybody, connect, inProcess, type SignedIn } from "../../support/client.ts";
import { checkerOf, openApi, operationsOf } from "../../support/openapi.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { expectProblem } from "../../support/problem.ts";
import { answersTo } from "../../support/surveys.ts";
import { makeWorld, namesOf, publishAndTalk, type Talked, type World } from "../../support/world.ts";

type Rule = {
  who: "anybody" | "own" | "byId";
  status: number;
  body?: (world: World) => unknown;
  query?: string;
  /** Which of a conversation's messages it names: the answer, where it is not what was said. */
  names?: "answer";
  /** What the owner's must be like first. */
  prepare?: (world: World) => Promise<World>;
  /** As what it is not there, to somebody else. */
  missing?: string;
};

const answers = answersTo("sapa-bfi-25", 1);
/** With a private persona. */
const talk = { who: "byId", prepare: publishAndTalk, missing: "persona_not_found" } as const;
const refreshToken = ({ owner }: World) => ({ refreshToken: owner.refreshToken });

let peers = 10;

const RULES: Record<string, Rule> = {
  "GET /health": { who: "anybody", status: 200 },
  "GET /auth/google": { who: "anybody", status: 302 },
  "GET /auth/google/callback": { who: "anybody", status: 400 },
  "POST /auth/refresh": { who: "anybody", status: 401, body: () => ({ refreshToken: "x" }) },
  "POST /auth/logout": { who: "anybody", status: 204, body: refreshToken },
  "GET /.well-known/jwks.json": { who: "anybody", status: 200 },
  "GET /users/me": { who: "own", status: 200 },
  "PATCH /users/me": { who: "own", status: 200, body: () => ({ name: "New" }) },
  "DELETE /users/me": { who: "own", status: 204 },
  "GET /users/me/export": { who: "own", status: 200 },
  "GET /users/me/notifications": { who: "own", status: 200 },
  "PATCH /users/me/notifications": { who: "own", status: 200, body: () => ({ personaReady: true }) },
  "GET /unsubscribe/{token}": { who: "anybody", status: 404 },
  "POST /unsubscribe/{token}": { who: "anybody", status: 404 },
  "GET /home": { who: "own", status: 200 },
  "GET /instruments": { who: "anybody", status: 200 },
  "GET /instruments/{id}": { who: "anybody", status: 200 },
  "GET /instruments/{id}/traits": { who: "anybody", status: 200 },
  "POST /analyses": {
    who: "own",
    status: 201,
    body: () => ({ title: "New", instrument: "sapa-bfi-25" }),
  },
  "GET /analyses": { who: "own", status: 200 },
  "GET /analyses/{id}": { who: "byId", status: 200 },
  "PATCH /analyses/{id}": { who: "byId", status: 200, body: () => ({ status: "closed" }) },
  "DELETE /analyses/{id}": { who: "byId", status: 204 },
  "PUT /analyses/{id}/seen": { who: "byId", status: 200, body: () => ({ responses: 1 }) },
  "PUT /analyses/{id}/responses/self": { who: "byId", status: 200, body: () => ({ answers }) },
  "GET /analyses/{id}/responses/self": { who: "byId", status: 200 },
  "GET /analyses/{id}/responses": { who: "byId", status: 200 },
  "DELETE /analyses/{id}/responses/{responseId}": { who: "byId", status: 204 },
  "POST /analyses/{id}/share-token": { who: "byId", status: 201, body: () => ({}) },
  "GET /receipts/{receipt}": { who: "anybody", status: 200 },
  "DELETE /receipts/{receipt}": { who: "anybody", status: 404 },
  "GET /surveys/{shareToken}": { who: "anybody", status: 200 },
  "POST /surveys/{shareToken}/responses": {
    who: "anybody",
    status: 201,
    body: () => ({ relation: "friend", answers: answersTo("sapa-bfi-25", ++peers) }),
  },
  "POST /personas/generate": {
    who: "byId",
    status: 202,
    body: ({ analysisId }) => ({ analysisId }),
  },
  "POST /personas/me/retry": { who: "own", status: 202, prepare: failPersona },
  "GET /personas/me": { who: "own", status: 200 },
  "PATCH /personas/me": { who: "own", status: 200, body: () => ({ visibility: "public" }) },
  "DELETE /personas/me": { who: "own", status: 204 },
  "GET /personas/me/run": { who: "own", status: 200 },
  "GET /personas/me/events": { who: "own", status: 200, prepare: publishAndTalk },
  "GET /personas/me/use": { who: "own", status: 200 },
  "GET /personas/me/versions": { who: "own", status: 200 },
  "PUT /personas/me/versions/{version}/rating": {
    who: "own",
    status: 200,
    prepare: publishAndTalk,
    body: () => ({ rating: "up" }),
  },
  "GET /personas/me/changes": { who: "own", status: 200, prepare: publishAndTalk },
  "GET /personas/me/character-card": { who: "own", status: 200, prepare: publishAndTalk },
  "GET /personas/me/character-card.png": { who: "own", status: 200, prepare: publishAndTalk },
  "GET /personas/me/matches": { who: "own", status: 200, prepare: publishAndTalk },
  "POST /personas/{id}/messages": { ...talk, status: 200, body: () => ({ content: "Hello!" }) },
  "POST /personas/{id}/messages/{messageId}/regenerate": { ...talk, status: 200 },
  "POST /personas/{id}/messages/{messageId}/edit": {
    ...talk,
    status: 200,
    body: () => ({ content: "Good morning!" }),
  },
  "POST /personas/{id}/messages/{messageId}/stop": { ...talk, status: 204, names: "answer" },
  "GET /personas/{id}/messages/{messageId}/alternatives": { ...talk, status: 200, names: "answer" },
  "POST /personas/{id}/messages/{messageId}/choose": { ...talk, status: 200, names: "answer" },
  "PUT /personas/{id}/messages/{messageId}/rating": {
    ...talk,
    status: 200,
    names: "answer",
    body: () => ({ rating: "up" }),
  },
  "PUT /personas/{id}/messages/{messageId}/read": { ...talk, status: 200, names: "answer" },
  "POST /personas/{id}/messages/{messageId}/report": {
    ...talk,
    status: 201,
    names: "answer",
    body: () => ({ reason: "other" }),
  },
  "GET /personas/{id}/messages/export": { ...talk, status: 200 },
  "GET /personas/{id}/threads": { ...talk, status: 200 },
  "POST /personas/{id}/threads": { ...talk, status: 201, body: () => ({ title: "Another" }) },
  "PATCH /personas/{id}/threads/{threadId}": { ...talk, status: 200, body: () => ({ title: "The first" }) },
  "GET /conversations": { who: "own", status: 200, prepare: publishAndTalk },
  "GET /conversations/search": { who: "own", status: 200, prepare: publishAndTalk, query: "?q=gardener" },
  "GET /personas/{id}/messages": { ...talk, status: 200 },
  "DELETE /personas/{id}/messages": { ...talk, status: 204 },
  "GET /personas/{id}/memories": { ...talk, status: 200 },
  "DELETE /personas/{id}/memories": { ...talk, status: 204 },
  "PATCH /personas/{id}/memories/{memoryId}": { ...talk, status: 200, body: () => ({ text: "Likes cats." }) },
  "DELETE /personas/{id}/memories/{memoryId}": { ...talk, status: 204 },
  "GET /cards": { who: "anybody", status: 200 },
  "GET /cards/{handle}": { who: "anybody", status: 200 },
  "GET /c/{handle}": { who: "anybody", status: 200 },
  "GET /cards/{handle}/emblem.svg": { who: "anybody", status: 200 },
  "GET /personas/me/emblem.svg": { who: "own", status: 200, prepare: publishAndTalk },
  "GET /personas/me/radar.svg": { who: "own", status: 200, prepare: publishAndTalk },
  "GET /cards/{handle}/image.svg": { who: "anybody", status: 200 },
  "GET /cards/{handle}/image.png": { who: "anybody", status: 200 },
  "GET /cards/{handle}/chemistry": { who: "own", status: 200, prepare: publishAndTalk },
  "GET /chemistry/{a}/{b}": { who: "anybody", status: 200 },
};

async function failPersona(world: World): Promise<World> {
  const { owner, analysisId } = world;
  await owner.delete("/personas/me");
  const error = { code: "model_unavailable", message: "Please try again.", retryable: true };
  await storePersona(owner, { analysisId, status: "failed", error });
  return world;
}

function call(id: string, world: World, caller?: SignedIn): Promise<Answer> {
  const [method = "", template = ""] = id.split(" ");
  const {
    messageId = "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
    answerId = messageId,
    memoryId = "mem_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
  } = world as Partial<Talked>;
  const { query = "", names } = RULES[id] ?? {};
  const path = template
    .replace("{shareToken}", world.shareToken)
    .replace("{responseId}", world.responseIds[1]!)
    .replace("{receipt}", method === "GET" ? world.receipt : "of-nobody")
    .replace("/instruments/{id}", "/instruments/sapa-bfi-25")
    .replace("/analyses/{id}", `/analyses/${world.analysisId}`)
    .replace("/personas/{id}", `/personas/${world.personaId}`)
    .replace("{messageId}", names === "answer" ? answerId : messageId)
    .replace("{threadId}", "main")
    .replace("{version}", "1")
    .replace("{memoryId}", memoryId)
    .replace(/\{handle\}|\{a\}/, neighbour.handle)
    .replace("{b}", another.handle);
  const api = caller ? connect(inProcess, caller.accessToken) : anybody;
  const send = { GET: api.get, DELETE: api.delete, POST: api.post, PUT: api.put, PATCH: api.patch }[method]!;
  return method === "GET" || method === "DELETE"
    ? (send as typeof api.get)(path + query)
    : (send as typeof api.post)(path, RULES[id]?.body?.(world));
}

/** What is stored about the owner, but for what changes by itself while their persona is made. */
async function theirs({ owner }: World) {
  const { user, sessions, analyses } = (await owner.get("/users/me/export")).body;
  return { user, sessions, analyses };
}

const rules = (who: Rule["who"]) =>
  Object.entries(RULES)
    .filter(([, rule]) => rule.who === who)
    .map(([id, rule]) => [id, rule] as const);

const document = await openApi();
const operations = operationsOf(document);
const check = checkerOf(document);
const stranger = await signUp("Eve");
const neighbour = await publishAndTalk(await makeWorld("Cleo"));
const another = await publishAndTalk(await makeWorld("Dora"));
const world = await makeWorld();
/** For what is only read. */
const talked = await publishAndTalk(await makeWorld("Bob"));

/** As an operation needs its owner's: of its own, where it changes something. */
async function preparedFor(id: string, { status, prepare }: Rule): Promise<World> {
  if (prepare === publishAndTalk && id.startsWith("GET")) return talked;
  const changes = status === 204 || id.startsWith("PATCH") || prepare;
  const own = changes ? await makeWorld("Bob") : world;
  return (await prepare?.(own)) ?? own;
}

test("the table has every operation of the document, and no other", () => {
  expect(operations.map(({ id }) => id).toSorted()).toEqual(Object.keys(RULES).toSorted());
});

test("the document says of each whether it needs a sign-in", () => {
  for (const { id, security } of operations) {
    // An empty list, or an empty one among several ways, says that none is needed; without a list, nothing is said.
    const isFree = security?.length === 0 || security?.some((way) => Object.keys(way).length === 0);
    const isOpen = RULES[id]?.who === "anybody";
    const expected = { id, isFree: isOpen, security: isOpen ? security : [{ bearer: [] }] };
    expect({ id, isFree, security }).toEqual(expected);
  }
});

describe("to nobody", () => {
  test.each([...rules("own"), ...rules("byId")])("%s is refused", async (id) => {
    expectProblem(await call(id, world), 401, "authentication_required");
  });
});

describe("to everybody alike", () => {
  test.each(rules("anybody"))("%s answers", async (id, { status }) => {
    const statuses = [
      await call(id, world),
      await call(id, world, stranger),
      await call(id, world, world.owner),
    ];
    expect(statuses.map((answer) => answer.status)).toEqual([status, status, status]);
  });
});

describe("to somebody else", () => {
  test.each(rules("byId"))("%s is not there, and stays as it was", async (id) => {
    const path = `/analyses/${world.analysisId}`;
    const before = [await world.owner.get(path), await world.owner.get(`${path}/responses`)];
    expectProblem(await call(id, world, stranger), 404, RULES[id]?.missing ?? "analysis_not_found");
    const after = [await world.owner.get(path), await world.owner.get(`${path}/responses`)];
    expect(after.map(({ body }) => body)).toEqual(before.map(({ body }) => body));
  });

  test.each(rules("own"))("%s gives and changes nothing of the owner's", async (id) => {
    const somebody = await signUp("Eve");
    const before = await theirs(world);
    const { status, body } = await call(id, world, somebody);
    expect(status).toBeLessThan(500);
    for (const name of namesOf(world)) expect(JSON.stringify(body)).not.toContain(name);
    expect(await theirs(world)).toEqual(before);
  });
});

describe("to its owner", () => {
  test.each([...rules("own"), ...rules("byId")])("%s answers, as the document says", async (id, rule) => {
    const prepared = await preparedFor(id, rule);
    const answer = await call(id, prepared, prepared.owner);
    expect(answer.status).toBe(rule.status);
    expect(check(operations.find((one) => one.id === id)!, answer)).toEqual([]);
  });
});
