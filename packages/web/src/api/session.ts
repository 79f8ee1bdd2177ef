/** Who is signed in, as screens show it. Tokens are the client's; tabs tell each other by its mark in localStorage. */
import { client, isRefused } from "./client.ts";

export type State = "unknown" | "out" | "in" | "ended";
type Listener = (state: State) => void;

const MARK = "persona-ai signed in";
const RETURN_TO = "persona-ai.return-to";
const listeners = new Set<Listener>();
let state: State = localStorage.getItem(MARK) === null ? "out" : "unknown";

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

/** What is on the screen stays, when somebody was in the middle of something. */
export function ended(): SessionEnded {
  become(state === "in" || state === "ended" ? "ended" : "out");
  return new SessionEnded("You are signed out.");
}

/** Waits until it is known who is signed in; a first visit asks for nothing. */
export async function resume(): Promise<boolean> {
  const isIn = await client.resume();
  if (isIn) become("in");
  else ended();
  return isIn;
}

/** Leaves for the provider, to come back to a path of the app. */
export function signIn(returnTo: string, loginHint?: string): void {
  sessionStorage.setItem(RETURN_TO, returnTo);
  client.signIn({
    redirectUri: `${location.origin}/app/welcome`,
    ...(loginHint !== undefined && { loginHint }),
  });
}

/** On the way back: where to, when a sign-in was under way. */
export function returned(): string | undefined {
  const to = sessionStorage.getItem(RETURN_TO) ?? undefined;
  sessionStorage.removeItem(RETURN_TO);
  return to;
}

export async function signOut(): Promise<void> {
  await client.signOut();
  become("out");
}

/** The account is gone, and its session with it. */
export async function forget(): Promise<void> {
  await client.signOut().catch(() => localStorage.removeItem(MARK));
  become("out");
}

/** Another tab has signed out or in. */
addEventListener("storage", ({ key, newValue }) => {
  if (key !== MARK) return;
  if (newValue === null && state === "in") become("ended");
  else if (newValue !== null && state !== "in") resume().catch(() => {});
});

/** Runs what needs a session, and tells when there is none any more. */
export async function signedIn<T>(run: () => Promise<T>): Promise<T> {
  if (!client.isSignedIn && !(await resume())) throw ended();
  try {
    return await run();
  } catch (error) {
    throw isRefused(error) ? ended() : error;
  }
}
