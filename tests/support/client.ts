/**
 * A JSON client of the API: of the app in this process unless told otherwise, or of a stack over HTTP.
 *
 *   const ada = await signIn("ada@example.com");
 *   const { status, body } = await ada.post("/analyses", { title: "Me", instrument: "sapa-bfi-25" });
 *   const bob = await signIn("bob@example.com", overHttp(stack.url));
 */
import type { User } from "@persona-ai/core/user";

/** Sends a request to a path of the API, without following redirects. */
export type Send = (path: string, init: RequestInit) => Response | Promise<Response>;
// biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape, and check what they find
export type Answer = { status: number; headers: Headers; body: any };
type Headings = Record<string, string>;
type Bare = (path: string, headers?: Headings) => Promise<Answer>;
type WithBody = (path: string, body?: unknown, headers?: Headings) => Promise<Answer>;

/** A body that is a string is sent as it is, anything else as JSON. */
export type Client = {
  get: Bare;
  delete: Bare;
  post: WithBody;
  put: WithBody;
  patch: WithBody;
};
export type SignedIn = Client & {
  user: User.Info;
  accessToken: string;
  refreshToken: string;
};

export const inProcess: Send = async (path, init) => {
  const { app } = await import("@persona-ai/functions/api/index.ts");
  return app.request(path, init);
};

export const overHttp =
  (url: string): Send =>
  (path, init) =>
    fetch(new URL(path, url), { ...init, redirect: "manual" });

export function connect(send: Send, accessToken?: string): Client {
  const call = async (method: string, path: string, body: unknown, headers: Headings): Promise<Answer> => {
    const response = await send(path, {
      method,
      headers: {
        ...(accessToken !== undefined && { Authorization: `Bearer ${accessToken}` }),
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get("Content-Type") ?? "");
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  const bare =
    (method: string): Bare =>
    (path, headers = {}) =>
      call(method, path, undefined, headers);
  const withBody =
    (method: string): WithBody =>
    (path, body, headers = {}) =>
      call(method, path, body, headers);
  return {
    get: bare("GET"),
    delete: bare("DELETE"),
    post: withBody("POST"),
    put: withBody("PUT"),
    patch: withBody("PATCH"),
  };
}

/** Somebody who is not signed in. */
export const anybody: Client = connect(inProcess);

/** Signs in by the local provider, as a browser would that keeps no cookies. */
export async function signIn(email: string, send: Send = inProcess): Promise<SignedIn> {
  const api = connect(send);
  const begun = await api.get(`/auth/google?login_hint=${encodeURIComponent(email)}`);
  const provider = await fetch(location(begun), { redirect: "manual" });
  const { pathname, search } = new URL(location(provider));
  const { status, body } = await api.get(pathname + search);
  if (status !== 200) throw new Error(`Sign-in of ${email} answered ${status}: ${JSON.stringify(body)}`);
  return { ...connect(send, body.accessToken), ...body };
}

function location({ status, headers }: Pick<Answer, "status" | "headers">): string {
  const target = headers.get("Location");
  if (status !== 302 || target === null) throw new Error(`Expected a redirect, not a ${status}`);
  return target;
}
