/** What is around every screen: the head with its ways, and bars that say what is amiss without taking the page away. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { signIn } from "./api/session.ts";
import { useConnection, useSession, useTitle } from "./hooks.ts";
import { Button } from "./parts/button.tsx";
import { useLocation } from "./routing.tsx";
import { t } from "./words/index.ts";

const WAYS = [
  ["/app/", "nav.home"],
  ["/app/persona", "nav.persona"],
  ["/app/chat", "nav.chat"],
  ["/app/people", "nav.people"],
  ["/app/settings", "nav.settings"],
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
        <nav class="nav" aria-label={t("nav")}>
          {WAYS.map(([way, label]) => (
            <a key={way} href={way} aria-current={isCurrent(way) ? "page" : undefined}>
              {t(label)}
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
            <strong>{t("problem.unreachable")}.</strong> {t("problem.unreachable.text")}
          </p>
        </div>
      )}
      {session === "ended" && (
        <div class="bar">
          <p>
            <strong>{t("problem.signed-out")}.</strong> {t("shell.kept")}
          </p>
          <Button text="shell.sign-in" onClick={() => signIn(url)} />
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
