/**
 * The REST API of Persona AI, typed by its OpenAPI document. Every route is called as openapi-fetch has it, with the
 * access token added and renewed, and what the API refuses thrown as a `ProblemError`:
 *
 *   const persona = createClient({ baseUrl: "http://localhost:3000" });
 *   if (!(await persona.resume())) persona.signIn();
 *   const { data } = await persona.api.GET("/users/me");
 *   for await (const event of persona.chat(id, "Hello!")) if (event.type === "delta") show(event.text);
 */
import createFetchClient, { type Client, type Middleware } from "openapi-fetch";
import { type Answer, answerTo, type ChatOptions, type Send } from "./chat.ts";
import { errorOf, ProblemError } from "./problem.ts";
import type { components, paths } from "./schema.ts";
import { Session, type SessionOptions } from "./session.ts";
import { type Persona, type WatchOptions, watchPersona } from "./watch.ts";

export { type Answer, type ChatEvent, ChatInterrupted, type ChatOptions } from "./chat.ts";
export { type Problem, type ProblemCode, ProblemError, UnexpectedAnswer } from "./problem.ts";
export type { components, operations, paths } from "./schema.ts";
export type { Persona, WatchOptions } from "./watch.ts";

/** What the API takes and answers, by name: `Schemas["Analysis"]`. */
export type Schemas = components["schemas"];

/** What `api` reads; a chat's events are read by `chat`. */
type Media = "application/json" | "application/problem+json";

export type ClientOptions = Partial<Omit<SessionOptions, "baseUrl">> & {
  /** Where the API is. */
  baseUrl: string;
};

export type PersonaClient = {
  /** Every route of the API: `api.GET("/analyses/{id}", { params: { path: { id } } })`. */
  api: Client<paths, Media>;
  readonly isSignedIn: boolean;
  /** Leaves the page for the provider, and answers with the address. */
  signIn(options?: { redirectUri?: string; loginHint?: string }): string;
  /** Whether somebody is signed in already. A first visit asks for nothing. */
  resume(): Promise<boolean>;
  /** A new access token; tabs take turns. */
  refresh(): Promise<string>;
  signOut(): Promise<void>;
  /** Says something to a persona; the answer comes event by event. */
  chat(personaId: string, content: string, options?: ChatOptions): Answer;
  /** Says a message of one's own in another way, and has that answered; what followed is set aside as a thread. */
  edit(personaId: string, messageId: string, content: string, options?: ChatOptions): Answer;
  /** Has the last message answered anew. */
  regenerate(personaId: string, messageId: string, options?: ChatOptions): Answer;
  /** Your persona whenever it changes, until it is ready or has failed. */
  watchPersona(options?: WatchOptions): AsyncGenerator<Persona>;
  /** Any path of the API with the access token, for what is no JSON. */
  send: Send;
};

export function createClient({ baseUrl: address, fetch: given, ...options }: ClientOptions): PersonaClient {
  const baseUrl = `${address.replace(/\/$/, "")}/`;
  const fetch: typeof globalThis.fetch = given ?? ((input, init) => globalThis.fetch(input, init));
  const session = new Session({ baseUrl, fetch, ...options });

  /** A token that ended early (keys were rotated, a clock is wrong) is renewed once. */
  const authorized = async (request: Request): Promise<Response> => {
    const token = await session.token();
    const again = token === undefined ? undefined : request.clone();
    if (token !== undefined) request.headers.set("Authorization", `Bearer ${token}`);
    const response = await fetch(request);
    if (again === undefined || response.status !== 401) return response;
    const error = await errorOf(response.clone());
    if (!(error instanceof ProblemError) || error.code !== "invalid_token") return response;
    again.headers.set("Authorization", `Bearer ${await session.refresh()}`);
    return fetch(again);
  };
  const send: Send = (path, init) => authorized(new Request(new URL(path.replace(/^\//, ""), baseUrl), init));

  const throwing: Middleware = {
    async onResponse({ response }) {
      if (!response.ok && response.status !== 304) throw await errorOf(response);
    },
  };
  const api = createFetchClient<paths, Media>({ baseUrl: baseUrl.slice(0, -1), fetch: authorized });
  api.use(throwing);

  const messages = (id: string) => `personas/${encodeURIComponent(id)}/messages`;
  const message = (id: string, messageId: string) => `${messages(id)}/${encodeURIComponent(messageId)}`;
  const answered = (id: string, path: string, body: object, options?: ChatOptions): Answer =>
    answerTo(send, path, body, (answer) => `${message(id, answer)}/stop`, options);
  return {
    api,
    get isSignedIn() {
      return session.isSignedIn;
    },
    signIn: (input) => session.signIn(input),
    resume: () => session.resume(),
    refresh: () => session.refresh(),
    signOut: () => session.signOut(),
    chat: (id, content, input) => answered(id, messages(id), { content }, input),
    edit: (id, messageId, content, input) =>
      answered(id, `${message(id, messageId)}/edit`, { content }, input),
    regenerate: (id, messageId, input) => answered(id, `${message(id, messageId)}/regenerate`, {}, input),
    watchPersona: (input) => watchPersona(send, input),
    send,
  };
}
