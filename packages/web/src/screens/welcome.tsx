/**
 * What this is, and the way in. The provider comes back here: with `error` when it signed nobody in, else with a cookie
 * that makes a session. `login_hint` is handed on, as OpenID Connect has it.
 */
import { useEffect, useState } from "preact/hooks";
import { resume, returned, signIn } from "../api/session.ts";
import { useSession } from "../hooks.ts";
import { Failure, Loading } from "../parts/failure.tsx";
import { useLocation } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { Picture } from "./welcome-picture.tsx";

const within = (path: string | undefined): string => (path?.startsWith("/app/") ? path : "/app/");

const REASONS: Record<string, string> = {
  access_denied: "The sign-in was cancelled. Nothing was stored.",
  sign_in_expired: "The sign-in took too long. Begin it once more.",
  sign_in_invalid: "That sign-in was already used, or began in another browser. Begin it once more.",
};

export function Welcome() {
  const { query, route } = useLocation();
  const session = useSession();
  const [state, setState] = useState<{ isReturning: boolean; error?: unknown }>({ isReturning: false });
  const { error: reason, login_hint: hint, to } = query;

  useEffect(() => {
    const target = returned();
    if (target === undefined || reason !== undefined) return;
    setState({ isReturning: true });
    resume().then(
      (isIn) => (isIn ? route(within(target), true) : setState({ isReturning: false })),
      (error: unknown) => setState({ isReturning: false, error }),
    );
  }, [reason, route]);

  useEffect(() => {
    if (session === "in" && !state.isReturning) route(within(to), true);
  }, [session, state.isReturning, to, route]);

  if (state.isReturning || session === "in" || session === "unknown") {
    return (
      <Screen title="Signing in">
        <Loading />
      </Screen>
    );
  }
  return (
    <Screen title="">
      <div class="stack far welcome">
        <div class="stack">
          <h1>Meet yourself, as you and your friends see you</h1>
          <p class="voice">
            You answer a short questionnaire. People who know you answer the same one about you, without their
            names. From both comes a portrait in plain words, and a persona that talks the way you might.
          </p>
          {reason !== undefined && (
            <div class="notice warning" role="alert">
              <strong>You are not signed in</strong>
              <p>{REASONS[reason] ?? "The sign-in did not work. Begin it once more; nothing was stored."}</p>
            </div>
          )}
          <Failure error={state.error} />
          <p class="row">
            <button type="button" class="button filled" onClick={() => signIn(within(to), hint)}>
              Continue with Google
            </button>
          </p>
        </div>
        <Picture />
        <ul class="stack near facts">
          <li>
            <strong>Nobody is told apart.</strong> Answers of others are used in groups of three or more,
            never one by one.
          </li>
          <li>
            <strong>Uncertain is shown uncertain.</strong> Each trait is a place on a line with how far it may
            be off.
          </li>
          <li>
            <strong>It says what it is.</strong> An AI persona made from a questionnaire: it resembles a
            person and is not one.
          </li>
          <li>
            <strong>It can go again.</strong> One button deletes all of it.
          </li>
        </ul>
      </div>
    </Screen>
  );
}
