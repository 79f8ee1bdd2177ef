/**
 * Who is signed in. The refresh token is in a cookie that no script can read; the access token is kept in memory. A
 * mark in localStorage says that there may be a session: without it nothing is asked, so that a first visit gets no
 * refusal. One tab refreshes at a time (Web Locks).
 */
import { Problem, type ProblemBody } from "./problem.ts";

export type State = "unknown" | "out" | "in" | "ended";
type Listener = (state: State) => void;

const MARK = "persona-ai.session";
const RETURN_TO = "persona-ai.return-to";
const listeners = new Set<Listener>();
let token: string | undefined;
let state: State = localStorage.getItem(MARK) === null ? "out" : "unknown";
let refreshing: Promise<void> | undefined;

export class SessionEnded extends Error {}

export const sessionState = (): State => state;

export function onSession(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function become(next: State): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener(next);
}

/** Throws `SessionEnded` when there is none. */
export async function accessToken(): Promise<string> {
  if (token === undefined) await renew();
  if (token === undefined) throw new SessionEnded();
  return token;
}

export function renew(): Promise<void> {
  refreshing ??= navigator.locks
    .request("persona-ai.refresh", refresh)
    .finally(() => (refreshing = undefined));
  return refreshing;
}

async function refresh(): Promise<void> {
  if (localStorage.getItem(MARK) === null) return ended();
  const response = await fetch("/auth/refresh", { method: "POST" });
  if (response.ok) {
    token = ((await response.json()) as { accessToken: string }).accessToken;
    return become("in");
  }
  if (response.status === 401) return ended();
  throw new Problem((await response.json()) as ProblemBody, response.headers.get("Retry-After"));
}

/** What is on the screen stays, when somebody was in the middle of something. */
function ended(): never {
  token = undefined;
  localStorage.removeItem(MARK);
  become(state === "in" ? "ended" : "out");
  throw new SessionEnded("You are signed out.");
}

/** Leaves for the provider, to come back to a path of the app. */
export function signIn(returnTo: string, loginHint?: string): void {
  sessionStorage.setItem(RETURN_TO, returnTo);
  const query = new URLSearchParams({ redirect_uri: `${location.origin}/app/welcome` });
  if (loginHint) query.set("login_hint", loginHint);
  location.assign(`/auth/google?${query}`);
}

/** On the way back: where to, when a sign-in was under way. */
export function returned(): string | undefined {
  const to = sessionStorage.getItem(RETURN_TO) ?? undefined;
  sessionStorage.removeItem(RETURN_TO);
  return to;
}

export async function begin(): Promise<void> {
  localStorage.setItem(MARK, "1");
  await renew();
}

export async function signOut(): Promise<void> {
  await fetch("/auth/logout", { method: "POST" });
  forget();
}

export function forget(): void {
  token = undefined;
  localStorage.removeItem(MARK);
  become("out");
}

/** Another tab has signed out or in. */
addEventListener("storage", ({ key, newValue }) => {
  if (key !== MARK) return;
  if (newValue === null && state === "in") {
    token = undefined;
    become("ended");
  } else if (newValue !== null && state !== "in") {
    renew().catch(() => {});
  }
});
