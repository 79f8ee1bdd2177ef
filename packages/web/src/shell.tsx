/** What is around every screen: the head with its ways, and bars that say what is amiss without taking the page away. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { signIn } from "./api/session.ts";
import { useConnection, useSession, useTitle } from "./hooks.ts";
import { useLocation } from "./routing.tsx";

const WAYS = [
  ["/app/", "Home"],
  ["/app/persona", "Persona"],
  ["/app/chat", "Chat"],
  ["/app/people", "People"],
  ["/app/settings", "Settings"],
] as const;

export function Head() {
  const { path } = useLocation();
  // Whoever answers about somebody else has nothing to do with their own things, signed in or not.
  const isAsked = path.startsWith("/app/s/") || path.startsWith("/app/receipt");
  const isIn = useSession() === "in" && !isAsked;
  const isCurrent = (way: string) =>
    way === "/app/" ? path === "/app" || path === way : path.startsWith(way);
  return (
    <header class="head no-print">
      <a class="brand" href={isIn ? "/app/" : "/app/welcome"}>
        <img src="/app/icon.svg" alt="" width="28" height="28" />
        Persona AI
      </a>
      {isIn && (
        <nav class="nav" aria-label="Main">
          {WAYS.map(([way, label]) => (
            <a key={way} href={way} aria-current={isCurrent(way) ? "page" : undefined}>
              {label}
            </a>
          ))}
        </nav>
      )}
    </header>
  );
}

export function Bars() {
  const isReachable = useConnection();
  const session = useSession();
  const { url } = useLocation();
  return (
    <div class="no-print" aria-live="polite">
      {!isReachable && (
        <div class="bar">
          <p>
            <strong>Persona AI cannot be reached.</strong> What you wrote is kept. We try again by ourselves.
          </p>
        </div>
      )}
      {session === "ended" && (
        <div class="bar">
          <p>
            <strong>You are signed out.</strong> What you wrote is kept.
          </p>
          <button type="button" class="button" onClick={() => signIn(url)}>
            Sign in again
          </button>
        </div>
      )}
    </div>
  );
}

type ScreenProps = { title: string; wide?: boolean; children: ComponentChildren };

/** A screen: its title is the document's, and the focus begins at it when one comes from another screen. */
export function Screen({ title, wide = false, children }: ScreenProps) {
  useTitle(title);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (arrived) main.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  return (
    <main id="main" ref={main} tabIndex={-1} class={wide ? "wide arrives" : "arrives"}>
      {children}
    </main>
  );
}

let arrived = false;
