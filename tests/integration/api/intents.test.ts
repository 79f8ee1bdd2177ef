/**
 * A thousand random sequences of retries, repeats and lost answers over every route that makes something: each intent
 * is done once. An answer may be lost on its way, or the server may die between making something and keeping its
 * answer, which leaves in the table what `died` makes of it.
 */
import { randomUUID } from "node:crypto";
import { sha256 } from "@persona-ai/core/sha256.ts";
import { entities } from "@persona-ai/core/table";
import fc from "fast-check";
import { expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { type Answer, anybody, type Client, type SignedIn } from "../../support/client.ts";
import { settled } from "../../support/generation.ts";
import { operations } from "../../support/openapi.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { expectProblem } from "../../support/problem.ts";
import { answersTo, openAnalysis, readyAnalysis } from "../../support/surveys.ts";
import { makeWorld, publishAndTalk } from "../../support/world.ts";

const SEQUENCES = 1_000;
/** Sequences of one batch run at once: each waits for the table most of the time. */
const BATCH = 20;

/** A request that somebody means once, however often it is sent. `named`: what its answer says was made. */
type Intent = { route: string; path: string; body: object; named: (answer: Answer) => string };
type World = { user: SignedIn; client: Client; intents: Intent[]; check: (done: Intent[]) => Promise<void> };

const times = (n: number) => Array.from({ length: n }, (_, i) => i);
const byId = ({ body }: Answer): string => body.id;

const things = await signUp("Things");
let analysesMade = 0;
let seed = 0;

/** Analyses, and either a link or responses by it: of one owner, who is in all of these sequences. */
async function ofThings(variant: number): Promise<World> {
  const { id, shareToken } = await openAnalysis(things);
  analysesMade++;
  const create = (i: number): Intent => ({
    ...{ route: "POST /analyses", path: "/analyses" },
    body: { instrument: "sapa-bfi-25", title: `Intent ${i}` },
    named: byId,
  });
  const share: Intent = {
    ...{ route: "POST /analyses/{id}/share-token", path: `/analyses/${id}/share-token`, body: {} },
    named: ({ body }) => body.shareToken,
  };
  const answer = (): Intent => ({
    ...{ route: "POST /surveys/{shareToken}/responses", path: `/surveys/${shareToken}/responses` },
    body: { answers: answersTo("sapa-bfi-25", seed++), relation: "friend" },
    named: ({ body }) => `${body.id} ${body.receipt}`,
  });
  const intents = [create(0), create(1), ...(variant % 2 === 0 ? [answer(), answer()] : [share])];
  return {
    ...{ user: things, client: things, intents },
    async check(done) {
      analysesMade += done.filter(({ route }) => route === "POST /analyses").length;
      const { body } = await things.get(`/analyses/${id}`);
      const peers = done.filter(({ route }) => route.startsWith("POST /surveys")).length;
      expect(body.responses.peer).toBe(peers);
      expect(body.shareToken === shareToken).toBe(!done.includes(share));
    },
  };
}

const { personaId } = await publishAndTalk(await makeWorld("Cleo"));

/** What one says to a persona. Answering anew and editing come to what is last: one of them in a sequence. */
async function ofTalk(variant: number): Promise<World> {
  const user = await signUp("Visitor");
  const base = `/personas/${personaId}/messages`;
  const first = accepted(await user.post(base, { content: "Hello." })).body;
  const say = (content: string): Intent => ({
    ...{ route: "POST /personas/{id}/messages", path: base, body: { content }, named: byId },
  });
  const others: Intent[] = [
    {
      ...{ route: "POST /personas/{id}/messages/{messageId}/regenerate", body: {}, named: byId },
      path: `${base}/${first.id}/regenerate`,
    },
    {
      ...{ route: "POST /personas/{id}/messages/{messageId}/edit", named: byId },
      ...{ path: `${base}/${first.replyTo}/edit`, body: { content: "Good day." } },
    },
    {
      ...{ route: "POST /personas/{id}/threads", path: `/personas/${personaId}/threads` },
      ...{ body: { title: "Anew" }, named: byId },
    },
  ];
  const report: Intent = {
    ...{ route: "POST /personas/{id}/messages/{messageId}/report", path: `${base}/${first.id}/report` },
    ...{ body: { reason: "harmful" }, named: byId },
  };
  const other = others[variant % others.length]!;
  return {
    ...{ user, client: user, intents: other === others[0] ? [other, report] : [say("One."), other, report] },
    async check(done) {
      const threads = (await user.get(`/personas/${personaId}/threads`)).body.items;
      const begun = done.filter(({ route }) => /threads|edit/.test(route)).length;
      expect(threads).toHaveLength(1 + begun);
      const { data } = await entities()
        .message.query.primary({ userId: user.user.id, personaId })
        .go({ consistent: true });
      const said = data.filter(({ role }) => role === "user").length;
      const meant = done.filter(({ route }) => /messages$|edit/.test(route)).length;
      expect(said).toBe(1 + meant);
    },
  };
}

/** A persona: begun once, or tried again once, whatever has become of it when the request is repeated. */
async function ofMaking(variant: number): Promise<World> {
  const user = await signUp("Maker");
  const { id: analysisId } = await readyAnalysis(user);
  const named = ({ body }: Answer) => `${body.persona.id} ${body.persona.version}`;
  const error = { code: "model_throttled", message: "Busy.", retryable: true };
  if (variant % 2 === 1) await storePersona(user, { analysisId, status: "failed", error });
  const intent =
    variant % 2 === 1
      ? { route: "POST /personas/me/retry", path: "/personas/me/retry", body: {}, named }
      : { route: "POST /personas/generate", path: "/personas/generate", body: { analysisId }, named };
  return {
    ...{ user, client: user, intents: [intent] },
    async check(done) {
      if (done.length > 0) expect((await settled(user)).version).toBe(variant % 2 === 1 ? 2 : 1);
    },
  };
}

const KINDS = { things: ofThings, talk: ofTalk, making: ofMaking };
const event = fc.record({
  intent: fc.nat(4),
  what: fc.constantFrom("heard", "heard", "lost", "died", "repeated at once"),
});
const sequence = fc.record({
  kind: fc.oneof(
    { weight: 96, arbitrary: fc.constant("things" as const) },
    { weight: 3, arbitrary: fc.constant("talk" as const) },
    { weight: 1, arbitrary: fc.constant("making" as const) },
  ),
  variant: fc.nat(5),
  events: fc.array(event, { minLength: 1, maxLength: 4 }),
});

/** Of every kind and variant, each intent in every way: what must be tried is tried whatever the seed. */
const EACH = [0, 1, 2, 3, 4, 5].flatMap((variant) =>
  (["things", "talk", "making"] as const).map((kind) => ({
    ...{ kind, variant },
    events: [0, 1, 2, 3].map((intent) => ({ intent, what: "heard" })),
  })),
);

/** As the server leaves the table when it dies after it made something, and nobody asks for a minute. */
async function died({ user }: World, { path }: Intent, key: string): Promise<void> {
  await entities()
    .idempotency.patch({ userId: user.user.id, keyHash: sha256(`POST ${path}\n${key}`) })
    .set({ leaseUntil: 0 })
    .remove(["status", "headers", "body"])
    .go({ returnOnConditionCheckFailure: true });
}

const tried = new Map<string, number>();

async function run({
  kind,
  variant,
  events,
}: { kind: keyof typeof KINDS } & { variant: number; events: { intent: number; what: string }[] }) {
  const world = await KINDS[kind](variant);
  const keys = new Map<Intent, string>();
  const told = new Map<Intent, Set<string>>();
  for (const { intent: n, what } of events) {
    const intent = world.intents[n % world.intents.length]!;
    const key = keys.get(intent) ?? randomUUID();
    keys.set(intent, key);
    tried.set(intent.route, (tried.get(intent.route) ?? 0) + 1);
    const client = intent.path.startsWith("/surveys") ? anybody : world.client;
    // The first of two may take longer than the other is made to wait for it.
    const send = async (): Promise<Answer> => {
      const answer = await client.post(intent.path, intent.body, { "Idempotency-Key": key });
      return answer.body.code === "idempotency_key_in_use" ? send() : answer;
    };
    const answers = await Promise.all(times(what === "repeated at once" ? 2 : 1).map(send));
    for (const answer of answers) {
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
      told.set(intent, (told.get(intent) ?? new Set()).add(intent.named(answer)));
    }
    if (what === "died") await died(world, intent, key);
  }
  for (const same of told.values()) expect(same.size).toBe(1);
  await world.check([...keys.keys()]);
}

test(`${SEQUENCES} sequences of retries, repeats and lost answers do each intent once`, async () => {
  const batches = fc.array(sequence, { minLength: BATCH, maxLength: BATCH });
  await fc.assert(
    fc.asyncProperty(batches, async (batch) => {
      await Promise.all(batch.map(run));
    }),
    { numRuns: SEQUENCES / BATCH, endOnFailure: true, examples: [[EACH]] },
  );
  const { data } = await entities()
    .analysis.query.primary({ userId: things.user.id })
    .go({ pages: "all", consistent: true });
  expect(data).toHaveLength(analysesMade);
});

test("they were of every route that takes an Idempotency-Key, which is every POST that makes something", async () => {
  const all = await operations();
  const keyed = all.filter(({ parameters = [] }) =>
    parameters.some(({ name }) => name === "idempotency-key"),
  );
  expect([...tried.keys()].sort()).toEqual(keyed.map(({ id }) => id).sort());
  const making = all.filter(
    ({ method, responses }) => method === "POST" && (responses[201] ?? responses[202]),
  );
  expect(keyed).toEqual(expect.arrayContaining(making));
});

test("what was made and deleted is not made again by a repeat", async () => {
  const ada = await signUp();
  const key = { "Idempotency-Key": randomUUID() };
  const create = () => ada.post("/analyses", { title: "Me", instrument: "sapa-bfi-25" }, key);
  const { id } = accepted(await create()).body;
  accepted(await ada.delete(`/analyses/${id}`));
  for (const again of [await create(), await create()]) expectProblem(again, 404, "analysis_not_found");
  expect((await ada.get("/analyses")).body.items).toEqual([]);
});
