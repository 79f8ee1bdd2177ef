/** What the app asks of the API, by what it is for. */
import { eventsOf } from "./events.ts";
import { Problem, Unreachable } from "./problem.ts";
import { json, type RequestOptions, send } from "./request.ts";
import type * as T from "./types.ts";

export { Problem, Unreachable } from "./problem.ts";
export { SessionEnded } from "./session.ts";
export type * from "./types.ts";

const at = encodeURIComponent;
const query = (values: Record<string, string | number | undefined>): string => {
  const set = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return set.length === 0 ? "" : `?${new URLSearchParams(set)}`;
};
const anonymous: RequestOptions = { anonymous: true };

export const me = () => json<T.User>("GET", "/users/me");
export const changeMe = (body: Partial<Pick<T.User, "name" | "sex" | "birthYear">>) =>
  json<T.User>("PATCH", "/users/me", { body });
export const exported = () => send("GET", "/users/me/export").then((response) => response.blob());
export const deleteMe = () => json<void>("DELETE", "/users/me");

export const instruments = () => json<{ items: T.Instrument[] }>("GET", "/instruments", anonymous);
export const questionnaire = (id: string, language: string) =>
  json<T.Questionnaire>("GET", `/instruments/${at(id)}${query({ language })}`, anonymous);

export const analyses = () => json<T.Page<T.Analysis>>("GET", "/analyses?limit=50");
export const analysis = (id: string) => json<T.Analysis>("GET", `/analyses/${at(id)}`);
export const createAnalysis = (
  body: { title: string; instrument: string; language: string; questions: string[] },
  key: string,
) => json<T.Analysis>("POST", "/analyses", { body, headers: { "Idempotency-Key": key } });
export const changeAnalysis = (id: string, body: { title?: string; status?: "open" | "closed" }) =>
  json<T.Analysis>("PATCH", `/analyses/${at(id)}`, { body });
export const deleteAnalysis = (id: string) => json<void>("DELETE", `/analyses/${at(id)}`);
export const renewLink = (id: string) =>
  json<Pick<T.Analysis, "shareToken" | "shareUrl">>("POST", `/analyses/${at(id)}/share-token`, { body: {} });
export const keepDraft = (id: string, body: T.Draft) =>
  json<unknown>("PUT", `/analyses/${at(id)}/responses/self?draft=true`, { body });
export const answerSelf = (id: string, body: T.Draft & { durationSeconds?: number }) =>
  json<unknown>("PUT", `/analyses/${at(id)}/responses/self`, { body });

export const survey = (token: string, language?: string) =>
  json<T.Survey>("GET", `/surveys/${at(token)}${query({ language })}`, anonymous);
export const answerSurvey = (
  token: string,
  body: T.Draft & { relation: string; start?: string },
  key: string,
) =>
  json<{ id: string; receipt?: string }>("POST", `/surveys/${at(token)}/responses`, {
    ...anonymous,
    body,
    headers: { "Idempotency-Key": key },
  });
export const receipt = (id: string) => json<T.Given>("GET", `/receipts/${at(id)}`, anonymous);
export const withdraw = (id: string) => json<void>("DELETE", `/receipts/${at(id)}`, anonymous);

export const generate = (analysisId: string) =>
  json<{ persona: T.Persona }>("POST", "/personas/generate", { body: { analysisId } });
export const persona = () => json<T.Persona>("GET", "/personas/me");
export const changePersona = (body: { visibility?: "private" | "public"; handle?: string | null }) =>
  json<T.Persona>("PATCH", "/personas/me", { body });
export const versions = () => json<T.Page<T.Version>>("GET", "/personas/me/versions");
export const changes = (from: number, to: number) =>
  json<Record<string, T.Change>>("GET", `/personas/me/changes${query({ from, to })}`);
export const characterCard = (extension: "" | ".png", traits: boolean) =>
  send("GET", `/personas/me/character-card${extension}${query({ traits: String(traits) })}`);

export const messages = (personaId: string, cursor?: string) =>
  json<T.Page<T.Message>>("GET", `/personas/${at(personaId)}/messages${query({ limit: 30, cursor })}`);
export const deleteMessages = (personaId: string) =>
  json<void>("DELETE", `/personas/${at(personaId)}/messages`);
export const stopMessage = (personaId: string, messageId: string) =>
  json<unknown>("POST", `/personas/${at(personaId)}/messages/${at(messageId)}/stop`);
export const memories = (personaId: string) =>
  json<T.Page<T.Memory>>("GET", `/personas/${at(personaId)}/memories?limit=100`);
export const changeMemory = (personaId: string, id: string, text: string) =>
  json<T.Memory>("PATCH", `/personas/${at(personaId)}/memories/${at(id)}`, { body: { text } });
export const forgetMemory = (personaId: string, id: string) =>
  json<void>("DELETE", `/personas/${at(personaId)}/memories/${at(id)}`);

export const cards = (cursor?: string) =>
  json<T.Page<T.Card>>("GET", `/cards${query({ limit: 20, cursor })}`, anonymous);
export const card = (handle: string) => json<T.Card>("GET", `/cards/${at(handle)}`, anonymous);
export const chemistryWith = (handle: string) => json<T.Chemistry>("GET", `/cards/${at(handle)}/chemistry`);
export const matches = () => json<T.Page<T.Match>>("GET", "/personas/me/matches?limit=20");

export async function home(): Promise<T.Home> {
  const [user, { items }, own] = await Promise.all([
    me(),
    analyses(),
    persona().catch((error: unknown) => {
      if (error instanceof Problem && error.status === 404) return undefined;
      throw error;
    }),
  ]);
  return { user, analyses: items, ...(own && { persona: own }), unread: 0 };
}

/** One's own answers so far: what was kept since they were stored, or what was stored. */
export async function draft(id: string): Promise<T.Draft | undefined> {
  try {
    const own = await json<T.OwnAnswers>("GET", `/analyses/${at(id)}/responses/self`);
    return own.draft ?? own;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  }
}

const FIRST_POLL_MS = 500;
const LAST_POLL_MS = 4_000;

/** Tells of the persona whenever it has changed, until it is ready or has failed; waits out what is not there. */
export async function watchPersona(tell: (persona: T.Persona) => void, signal: AbortSignal): Promise<void> {
  let etag: string | undefined;
  let pause = FIRST_POLL_MS;
  while (!signal.aborted) {
    try {
      const response = await send("GET", "/personas/me", {
        headers: etag ? { "If-None-Match": etag } : {},
        signal,
      });
      if (response.status !== 304) {
        const persona = (await response.json()) as T.Persona;
        etag = response.headers.get("ETag") ?? undefined;
        pause = FIRST_POLL_MS;
        tell(persona);
        if (persona.status !== "generating") return;
      }
    } catch (error) {
      const isPassing = error instanceof Unreachable || (error instanceof Problem && error.status >= 429);
      if (!isPassing) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(LAST_POLL_MS, pause * 1.3);
  }
}

export const conversations = () => json<T.Page<T.Conversation>>("GET", "/conversations?limit=50");

export type Spoken =
  | { type: "start"; id: string }
  | { type: "delta"; text: string }
  | { type: "end"; id: string; stopReason?: string };

const EVENT_STREAM = { Accept: "text/event-stream" };

async function* answer(
  path: string,
  body: unknown,
  key: string,
  signal: AbortSignal,
): AsyncGenerator<Spoken> {
  const headers = { ...EVENT_STREAM, "Idempotency-Key": key };
  const response = await send("POST", path, { body, headers, signal });
  for await (const { event, data } of eventsOf(response)) {
    const content = JSON.parse(data);
    if (event === "message.start") yield { type: "start", id: content.id };
    else if (event === "message.delta") yield { type: "delta", text: content.text };
    else if (event === "message.end") return yield { type: "end", ...content };
    else if (event === "error") throw new Problem(content);
  }
  throw new Unreachable("The answer broke off.");
}

export const say = (personaId: string, content: string, key: string, signal: AbortSignal) =>
  answer(`/personas/${at(personaId)}/messages`, { content }, key, signal);
export const sayAnew = (personaId: string, messageId: string, key: string, signal: AbortSignal) =>
  answer(`/personas/${at(personaId)}/messages/${at(messageId)}/regenerate`, {}, key, signal);
