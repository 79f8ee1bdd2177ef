/** What the app asks of the API, by what it is for. */
import { client, Problem } from "./client.ts";
import { signedIn } from "./session.ts";
import type * as T from "./types.ts";

export { Problem, Unreachable } from "./client.ts";
export { SessionEnded } from "./session.ts";
export * from "./types.ts";

const at = encodeURIComponent;
const query = (values: Record<string, string | number | undefined>): string => {
  const set = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return set.length === 0 ? "" : `?${new URLSearchParams(set)}`;
};

type Asking = { body?: unknown; headers?: Record<string, string>; anonymous?: true };
const anonymous = { anonymous: true } as const;

async function ask(method: string, path: string, { body, headers }: Asking): Promise<Response> {
  const response = await client.send(path, {
    method,
    headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (response.ok) return response;
  const isProblem = /problem\+json/.test(response.headers.get("Content-Type") ?? "");
  if (!isProblem) throw new Error(`The service answered ${response.status}.`);
  throw new Problem(await response.json(), Number(response.headers.get("Retry-After")) || undefined);
}

const send = (method: string, path: string, asking: Asking = {}): Promise<Response> =>
  asking.anonymous ? ask(method, path, asking) : signedIn(() => ask(method, path, asking));

async function json<T>(method: string, path: string, asking?: Asking): Promise<T> {
  const response = await send(method, path, asking);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export const ownFile = (path: string): Promise<Response> => send("GET", path);

export const me = () => json<T.User>("GET", "/users/me");
export const changeMe = (body: Partial<Pick<T.User, "name" | "sex" | "birthYear">>) =>
  json<T.User>("PATCH", "/users/me", { body });
export const notifications = () => json<T.Notifications>("GET", "/users/me/notifications");
export const changeNotifications = (body: Partial<Omit<T.Notifications, "isAvailable">>) =>
  json<T.Notifications>("PATCH", "/users/me/notifications", { body });
export const exported = () => send("GET", "/users/me/export").then((response) => response.blob());
export const deleteMe = () => json<void>("DELETE", "/users/me");

export const instruments = () => json<{ items: T.Instrument[] }>("GET", "/instruments", anonymous);
export const questionnaire = (id: string, language: string) =>
  json<T.Questionnaire>("GET", `/instruments/${at(id)}${query({ language })}`, anonymous);

/** What traits are called, by the instrument that measures them all. */
export const traitWords = (language: string) =>
  json<T.TraitWords>("GET", `/instruments/ipip-neo-120/traits${query({ language })}`, anonymous);

export const analysis = (id: string) => json<T.Analysis>("GET", `/analyses/${at(id)}`);
export const createAnalysis = (
  body: { title: string; instrument: string; language: string; questions: string[] },
  key: string,
) => json<T.Analysis>("POST", "/analyses", { body, headers: { "Idempotency-Key": key } });
export const changeAnalysis = (id: string, body: { title?: string; status?: "open" | "closed" }) =>
  json<T.Analysis>("PATCH", `/analyses/${at(id)}`, { body });
export const seen = (id: string, responses: number) =>
  json<unknown>("PUT", `/analyses/${at(id)}/seen`, { body: { responses } });
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
  body: T.Draft & { relation: string; start: string },
  key: string,
) =>
  json<{ id: string; receipt: string }>("POST", `/surveys/${at(token)}/responses`, {
    ...anonymous,
    body,
    headers: { "Idempotency-Key": key },
  });
export const receipt = (id: string) => json<T.Given>("GET", `/receipts/${at(id)}`, anonymous);
export const withdraw = (id: string) => json<void>("DELETE", `/receipts/${at(id)}`, anonymous);

export const generate = (analysisId: string) =>
  json<{ persona: T.Persona }>("POST", "/personas/generate", { body: { analysisId } });
/** A persona that has never been ready has no card yet, whatever its owner has set. */
export const handleOfCard = (persona: T.Persona | undefined): string | undefined =>
  persona?.visibility === "public" && persona.profile !== undefined ? persona.handle : undefined;
export const changePersona = (body: T.PersonaChange) => json<T.Persona>("PATCH", "/personas/me", { body });
export const personaUse = () => json<T.PersonaUse>("GET", "/personas/me/use");
export const changes = (from: number, to: number) =>
  json<Record<string, T.Change>>("GET", `/personas/me/changes${query({ from, to })}`);
export const characterCard = (extension: "" | ".png", traits: boolean) =>
  send("GET", `/personas/me/character-card${extension}${query({ traits: String(traits) })}`);

export const messages = (personaId: string, cursor?: string) =>
  json<T.Page<T.Message>>("GET", `/personas/${at(personaId)}/messages${query({ limit: 30, cursor })}`);
/** The newest messages back to one of them, of as many as are searched. */
export async function messagesTo(personaId: string, id: string): Promise<T.Page<T.Message>> {
  let { items, cursor } = await messages(personaId);
  while (cursor !== undefined && items.length < 1_000 && items.every((message) => message.id !== id)) {
    const page = await messages(personaId, cursor);
    items = [...items, ...page.items];
    cursor = page.cursor;
  }
  return { items, cursor };
}
export const deleteMessages = (personaId: string) =>
  json<void>("DELETE", `/personas/${at(personaId)}/messages`);
export const memories = (personaId: string) =>
  json<T.Page<T.Memory>>("GET", `/personas/${at(personaId)}/memories?limit=100`);
export const changeMemory = (personaId: string, id: string, text: string) =>
  json<T.Memory>("PATCH", `/personas/${at(personaId)}/memories/${at(id)}`, { body: { text } });
export const forgetMemory = (personaId: string, id: string) =>
  json<void>("DELETE", `/personas/${at(personaId)}/memories/${at(id)}`);

export const cards = (cursor?: string) =>
  json<T.Page<T.Card>>("GET", `/cards${query({ limit: 20, cursor })}`, anonymous);
export const card = (handle: string) => json<T.Card>("GET", `/cards/${at(handle)}`, anonymous);
export const chemistryWith = (handle: string, language: string) =>
  json<T.Chemistry>("GET", `/cards/${at(handle)}/chemistry${query({ language })}`);
export const matches = () => json<T.Page<T.Match>>("GET", "/personas/me/matches?limit=20");

export const home = () => json<T.Home>("GET", "/home");

/** One's own answers so far: what was kept since they were stored, or what was stored. */
export async function draft(id: string): Promise<T.Draft> {
  const own = await json<T.OwnAnswers>("GET", `/analyses/${at(id)}/responses/self?draft=true`);
  return own.draft ?? own;
}

/** The persona whenever it has changed, until it is ready or has failed. */
export async function watchPersona(tell: (persona: T.Persona) => void, signal: AbortSignal): Promise<void> {
  await signedIn(async () => {
    for await (const persona of client.watchPersona({ signal })) tell(persona);
  });
}

export const conversations = () => json<T.Page<T.Conversation>>("GET", "/conversations?limit=50");
export const search = (words: string) =>
  json<T.Page<T.Found>>("GET", `/conversations/search${query({ q: words, limit: 20 })}`);
export const threads = (personaId: string) =>
  json<T.Page<T.Thread>>("GET", `/personas/${at(personaId)}/threads`);
export const beginThread = (personaId: string) =>
  json<T.Thread>("POST", `/personas/${at(personaId)}/threads`, { body: {} });
export const changeThread = (personaId: string, id: string, body: { title?: string; isCurrent?: true }) =>
  json<T.Thread>("PATCH", `/personas/${at(personaId)}/threads/${at(id)}`, { body });

const message = (personaId: string, id: string) => `/personas/${at(personaId)}/messages/${at(id)}`;
export const alternatives = (personaId: string, id: string) =>
  json<T.Page<T.Message>>("GET", `${message(personaId, id)}/alternatives`);
export const read = (personaId: string, id: string) =>
  json<{ unread: number }>("PUT", `${message(personaId, id)}/read`);
export const choose = (personaId: string, id: string) =>
  json<T.Message>("POST", `${message(personaId, id)}/choose`);
export const rateProfile = (version: number, rating: "up" | "down" | null) =>
  json<Pick<T.Persona, "rating">>("PUT", `/personas/me/versions/${version}/rating`, { body: { rating } });
export const rate = (personaId: string, id: string, rating: "up" | "down" | null) =>
  json<T.Message>("PUT", `${message(personaId, id)}/rating`, { body: { rating } });
export const report = (personaId: string, id: string, body: T.Report) =>
  json<T.Message>("POST", `${message(personaId, id)}/report`, { body });

export type Answer = ReturnType<typeof client.chat>;

/** Says something; with the key of a message that may have arrived already, it is said once. */
export const say = (
  personaId: string,
  content: string,
  idempotencyKey: string,
  signal: AbortSignal,
): Answer => client.chat(personaId, content, { idempotencyKey, signal });
export const sayOtherwise = (
  personaId: string,
  messageId: string,
  content: string,
  idempotencyKey: string,
  signal: AbortSignal,
): Answer => client.edit(personaId, messageId, content, { idempotencyKey, signal });
export const sayAnew = (personaId: string, messageId: string, signal: AbortSignal): Answer =>
  client.regenerate(personaId, messageId, { signal });
