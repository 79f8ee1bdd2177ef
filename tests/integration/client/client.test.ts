/** The client of the API against the API itself, in this process. */
import { randomUUID } from "node:crypto";
import {
  type ChatEvent,
  ChatInterrupted,
  createClient,
  ProblemError,
  UnexpectedAnswer,
} from "@persona-ai/client";
import { describe, expect, test } from "vitest";
import { inProcess, type SignedIn } from "../../support/client.ts";
import { generate } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { readyAnalysis } from "../../support/surveys.ts";

const BASE = "http://localhost:3000";
type Fetch = typeof globalThis.fetch;

const fetchInProcess: Fetch = async (input, init) => {
  const request = new Request(input, init);
  const { pathname, search } = new URL(request.url);
  const body = request.body === null ? undefined : await request.text();
  return inProcess(pathname + search, {
    method: request.method,
    headers: request.headers,
    ...(body !== undefined && { body }),
  });
};

const clientOf = ({ refreshToken }: Pick<SignedIn, "refreshToken">, fetch = fetchInProcess) =>
  createClient({ baseUrl: BASE, fetch, refreshToken });

const ada = await signUp("Ada");
const { id: personaId } = await generate(ada, (await readyAnalysis(ada)).id);
const persona = clientOf(ada);

async function collect(events: AsyncIterable<ChatEvent>): Promise<ChatEvent[]> {
  const all: ChatEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

describe("a client", () => {
  test("calls routes with a token that it fetches first", async () => {
    const { data } = await persona.api.GET("/users/me");
    expect(data?.name).toBe("Ada");
    expect(persona.isSignedIn).toBe(true);
  });

  test("throws what the API refuses, with its code", async () => {
    const refused = persona.api.POST("/analyses", { body: { title: "", instrument: "sapa-bfi-25" } });
    const error: unknown = await refused.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ status: 400, code: "invalid_request", errors: [{ path: "title" }] });
  });

  test("refreshes once, however many calls wait for it, and tells the new token", async () => {
    const bob = await signUp("Bob");
    const told: string[] = [];
    let refreshes = 0;
    const counting: Fetch = (input, init) => {
      if (String(input instanceof Request ? input.url : input).endsWith("/auth/refresh")) refreshes++;
      return fetchInProcess(input, init);
    };
    const client = createClient({
      baseUrl: `${BASE}/`,
      fetch: counting,
      refreshToken: bob.refreshToken,
      onRefreshToken: (token) => told.push(token),
    });
    await Promise.all(Array.from({ length: 10 }, () => client.api.GET("/users/me")));
    expect(refreshes).toBe(1);
    expect(told).toHaveLength(1);
    expect(told[0]).not.toBe(bob.refreshToken);
  });

  test("renews a token that ended early", async () => {
    const { refreshToken } = await signUp("Cleo");
    const client = createClient({ baseUrl: BASE, fetch: fetchInProcess, accessToken: "stale", refreshToken });
    expect((await client.api.GET("/users/me")).data?.name).toBe("Cleo");
  });

  test("says that nobody is signed in, and asks for nothing, on a first visit", async () => {
    const never: Fetch = () => Promise.reject(new Error("asked"));
    expect(await createClient({ baseUrl: BASE, fetch: never }).resume()).toBe(false);
    const gone = clientOf({ refreshToken: "usr_x.ses_y.z.w" });
    expect(await gone.resume()).toBe(false);
    expect(gone.isSignedIn).toBe(false);
  });

  test("says which address to go to for a sign-in", () => {
    const url = new URL(persona.signIn({ redirectUri: "http://localhost:5173/app#top", loginHint: "a@b.c" }));
    expect(url.pathname).toBe("/auth/google");
    expect(url.searchParams.get("redirect_uri")).toBe("http://localhost:5173/app");
  });

  test("does not take a proxy's page for the API's word", async () => {
    const proxy: Fetch = async () => new Response("<h1>Bad Gateway</h1>", { status: 502 });
    const client = createClient({ baseUrl: BASE, fetch: proxy, accessToken: "x" });
    await expect(client.api.GET("/users/me")).rejects.toThrow(UnexpectedAnswer);
  });
});

describe("a chat", () => {
  test("comes as typed events", async () => {
    const events = await collect(persona.chat(personaId, "Hello!"));
    expect(events.map(({ type }) => type)).toEqual([
      "start",
      ...Array(events.length - 2).fill("delta"),
      "end",
    ]);
    const text = events.map((event) => (event.type === "delta" ? event.text : "")).join("");
    const { body } = await ada.get(`/personas/${personaId}/messages?limit=1`);
    expect(body.items[0].content).toBe(text);
  });

  test("that is refused is a problem", async () => {
    const error: unknown = await collect(persona.chat(randomUUID(), "Hello!")).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: "ProblemError", code: "persona_not_found" });
  });

  test("whose connection ends before it does is an error, and is not asked for again", async () => {
    let asked = 0;
    const broken: Fetch = async () => {
      asked++;
      const head = 'event: message.start\ndata: {"id":"msg_1","replyTo":"msg_0"}\n\n';
      return new Response(`${head}event: message.delta\ndata: {"text":"He"}\n\n`, {
        headers: { "Content-Type": "text/event-stream" },
      });
    };
    const client = createClient({ baseUrl: BASE, fetch: broken, accessToken: "x" });
    await expect(collect(client.chat(personaId, "Hello!"))).rejects.toThrow(ChatInterrupted);
    expect(asked).toBe(1);
  });

  test("that is stopped before it began asks for nothing more", async () => {
    const answer = persona.chat(personaId, "Hello!");
    await answer.stop();
    await expect(collect(answer)).rejects.toThrow(/abort/i);
  });
});

test("a persona is watched until it is ready", async () => {
  const dora = await signUp("Dora");
  const client = clientOf(dora);
  const { id } = await readyAnalysis(dora);
  await client.api.POST("/personas/generate", { body: { analysisId: id } });
  const seen: string[] = [];
  for await (const { status, step } of client.watchPersona()) seen.push(`${status} ${step}`);
  expect(seen.at(-1)).toMatch(/^ready/);
  expect(new Set(seen).size).toBe(seen.length);
});
