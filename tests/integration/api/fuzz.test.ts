/**
 * A thousand random requests to all operations, right and wrong ones: the answer is never a fault of ours, every
 * refusal is a whole problem (to people who open a page, a page), and every success is what /openapi.json says it is.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { type Answer, inProcess, type SignedIn } from "../../support/client.ts";
import { checkerOf, openApi, operationsOf } from "../../support/openapi.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { expectProblem } from "../../support/problem.ts";
import { type Request, requests } from "../../support/requests.ts";
import { answersTo, openAnalysis, readyAnalysis } from "../../support/surveys.ts";
import { makeWorld, publishAndTalk } from "../../support/world.ts";

const REQUESTS = 1_000;
const document = await openApi();
const operations = operationsOf(document);
const check = checkerOf(document);

const ada = await signUp("Ada");
await storePersona(ada);
const cards = [await publishAndTalk(await makeWorld("Cleo")), await publishAndTalk(await makeWorld("Dora"))];
const stranger = await openAnalysis(await signUp("Eve"));
/** What there is to name; it grows while the requests run. */
const analyses = [stranger.id, (await readyAnalysis(ada)).id, (await openAnalysis(ada)).id];
const shareTokens = [stranger.shareToken, (await openAnalysis(ada)).shareToken];
const answers = fc.nat(3).map((seed) => answersTo("sapa-bfi-25", seed));
const anAnalysis = fc.nat().map((n) => `analysis ${n}`);

const handles = fc.constantFrom(...cards.map(({ handle }) => handle));

const instruments = fc.constantFrom("sapa-bfi-25", "ipip-neo-120");
const personas = fc.constantFrom(...cards.map(({ personaId }) => personaId));
const messages: string[] = [];
async function talkTo(personaId: string): Promise<void> {
  const { body } = accepted(
    await ada.post(`/personas/${personaId}/messages`, { content: "I live in Cork." }),
  );
  messages.push(body.id, body.replyTo);
}
for (const { personaId } of cards) await talkTo(personaId);

const known = {
  messageId: fc.nat().map((n) => `message ${n}`),
  threadId: fc.constant("main"),
  handle: handles,
  a: handles,
  b: handles,
  analysisId: anAnalysis,
  shareToken: fc.nat().map((n) => `share ${n}`),
  limit: fc.integer({ min: 1, max: 100 }),
  language: fc.constantFrom("en", "de"),
  answers,
  openAnswers: fc.constant({}),
  redirect_uri: fc.constant("http://localhost:5173/"),
};

/** Mostly of the kind that the path is about. */
function idsIn(path: string) {
  const own = path.startsWith("/personas")
    ? personas
    : path.startsWith("/instruments")
      ? instruments
      : anAnalysis;
  return fc.oneof({ weight: 4, arbitrary: own }, anAnalysis, personas, instruments);
}

/** Names in a request what there is by now. */
function resolve(text: string): string {
  return text
    .replace(
      /^analysis (\d+)$|(?<=")analysis (\d+)(?=")/,
      (_, a, b) => analyses[Number(a ?? b) % analyses.length]!,
    )
    .replace(/^message (\d+)$/, (_, n) => messages.at(-1 - (Number(n) % 4))!)
    .replace(/^share (\d+)$/, (_, n) => shareTokens[Number(n) % shareTokens.length]!);
}

/** A URL forgets a segment that is empty or of dots, encoded or not: the request would be for another path. */
const segmentOf = (text: string): string => (/^\.{0,2}$/.test(text) ? "%20" : encodeURIComponent(text));

async function send({ id, path, query, headers, body }: Request, user: SignedIn): Promise<Answer> {
  const [method = "", template = ""] = id.split(" ");
  const url = template.replace(/\{(.+?)\}/g, (_, name) => segmentOf(resolve(path[name]!)));
  const search = new URLSearchParams(query);
  const response = await inProcess(`${url}?${search}`, {
    method,
    headers: { Authorization: `Bearer ${user.accessToken}`, ...headers },
    ...(body !== undefined && { body: resolve(body) }),
  });
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get("Content-Type") ?? "");
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** Statuses by operation. */
const answered = new Map<string, number[]>(operations.map(({ id }) => [id, []]));

/** Sees to it that there is always something to find. */
async function replenish(id: string, { status, body }: Answer): Promise<void> {
  if (id === "POST /analyses" && status === 201) {
    analyses.push(body.id);
    shareTokens.push(body.shareToken);
  } else if (id === "DELETE /analyses/{id}" && status === 204) {
    const { id: another, shareToken } = await readyAnalysis(ada);
    analyses.push(another);
    shareTokens.push(shareToken);
  } else if (id === "DELETE /personas/{id}/messages" && status === 204) {
    for (const { personaId } of cards) await talkTo(personaId);
  } else if (id === "DELETE /personas/me" && status === 204) {
    await storePersona(ada);
  }
}

test(`${REQUESTS} random requests get answers that the document allows`, async () => {
  const any = fc.oneof(
    ...operations.map((operation) =>
      requests(operation, document.components.schemas, { ...known, id: idsIn(operation.path) }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(any, async (request) => {
      const { id } = request;
      const answer = await send(request, id === "DELETE /users/me" ? await signUp("Throwaway") : ada);
      const { status, body } = answer;
      answered.get(id)!.push(status);
      expect(status).toBeLessThan(500);
      const operation = operations.find((one) => one.id === id)!;
      const isPage = "text/html" in (operation.responses[status]?.content ?? {});
      if (status >= 400 && !isPage) expectProblem(answer, status, body.code);
      expect(["route_not_found", "account_gone"]).not.toContain(body.code);
      expect(check(operation, answer)).toEqual([]);
      await replenish(id, answer);
    }),
    { numRuns: REQUESTS },
  );
});

test("they tried every operation, and a fair part of them got through", () => {
  for (const [id, statuses] of answered)
    expect({ id, tried: statuses.length > 0 }).toEqual({ id, tried: true });
  const statuses = [...answered.values()].flat();
  const share = (from: number, to: number) =>
    statuses.filter((status) => status >= from && status < to).length / statuses.length;
  expect(share(200, 400)).toBeGreaterThan(0.3);
  expect(share(400, 500)).toBeGreaterThan(0.3);
});
