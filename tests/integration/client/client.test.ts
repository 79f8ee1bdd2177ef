/** The client of the API against the API itself, in this process. */
import { randomUUID } from "node:crypto";
import {
  type ChatEvent,
  ChatInterrupted,
  createClient,
  ProblemError,
  UnexpectedAnswer,
  type WatchOptions,
} from "@persona-ai/client";
import { describe, expect, test } from "vitest";
import { inProcess, type SignedIn } from "../../support/client.ts";
import { holdFirstStep } from "../../support/faults/generations.ts";
import { ownFaultStack } from "../../support/faults/stack.ts";
import { generate } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { readyAnalysis } from "../../support/surveys.ts";

const stack = await ownFaultStack();
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

describe("a persona is watched until it is ready", () => {
  const EVENTS = "/personas/me/events";
  const POLL = "/personas/me";

  /**
   * What is seen of it, and what was asked; `stream` answers for the events, where it is given. It is made once it was
   * looked at and asked for again.
   */
  async function watch(options: WatchOptions, stream?: (request: Request) => Promise<Response>) {
    const dora = await signUp("Dora");
    const held = holdFirstStep(stack, dora.user.id);
    const asked: string[] = [];
    const counting: Fetch = async (input, init) => {
      const request = new Request(input, init);
      const { pathname } = new URL(request.url);
      asked.push(pathname);
      if (asked.filter((path) => path === POLL || path === EVENTS).length > 1) held.release();
      return pathname === EVENTS && stream ? stream(request) : fetchInProcess(request);
    };
    const client = clientOf(dora, counting);
    const { id } = await readyAnalysis(dora);
    await client.api.POST("/personas/generate", { body: { analysisId: id } });
    const seen: string[] = [];
    try {
      for await (const { status, step, profile } of client.watchPersona(options)) {
        seen.push(`${status} ${step} ${profile === undefined ? "" : "with a profile"}`);
      }
    } finally {
      held.release();
      await held.idle();
      held.end();
    }
    expect(seen.at(-1)).toBe("ready done with a profile");
    expect(new Set(seen).size).toBe(seen.length);
    return { seen, polls: asked.filter((path) => path === POLL).length, asked };
  }

  test("by events, with one request to begin with and one to be told", async () => {
    const { polls, asked } = await watch({});
    expect(polls).toBe(1);
    expect(asked.filter((path) => path === EVENTS)).toHaveLength(1);
  });

  test("by its ETag, when it is wished", async () => {
    expect((await watch({ events: false })).asked).not.toContain(EVENTS);
  });

  test.each<[string, () => Promise<Response>]>([
    ["are not there", async () => new Response("no", { status: 404 })],
    [
      "are a page of a proxy's",
      async () => new Response("<p>", { headers: { "Content-Type": "text/html" } }),
    ],
    ["cannot be reached", () => Promise.reject(new TypeError("fetch failed"))],
    [
      "are held back on their way",
      async () => new Response(new ReadableStream(), { headers: { "Content-Type": "text/event-stream" } }),
    ],
  ])("by its ETag, when events %s", async (_, stream) => {
    const { polls, asked } = await watch({ silentMs: 50 }, stream);
    expect(polls).toBeGreaterThan(1);
    expect(asked.filter((path) => path === EVENTS)).toHaveLength(1);
  });

  test("by another stream, when one has ended before it is", async () => {
    let streams = 0;
    const { asked } = await watch({}, async (request) => {
      if (++streams > 1) return fetchInProcess(request);
      return new Response(": waiting\n\n", { headers: { "Content-Type": "text/event-stream" } });
    });
    expect(asked.filter((path) => path === EVENTS).length).toBeGreaterThan(0);
  });

  test("until nobody wants to know", async () => {
    const gone = new AbortController();
    const stalled = async () => {
      gone.abort();
      return new Response(new ReadableStream(), { headers: { "Content-Type": "text/event-stream" } });
    };
    await expect(watch({ signal: gone.signal }, stalled)).rejects.toThrow(/abort/i);
  });
});
