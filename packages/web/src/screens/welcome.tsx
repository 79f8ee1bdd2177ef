/**
 * What this is, and the way in. The provider comes back here: with `error` when it signed nobody in, else with a cookie
 * that makes a session. `login_hint` is handed on, as OpenID Connect has it.
 */
import { useEffect, useState } from "preact/hooks";
import { resume, returned, signIn } from "../api/session.ts";
import { useSession } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { Failure, Loading } from "../parts/failure.tsx";
import { useLocation } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { known, t } from "../words/index.ts";
import { Picture } from "./welcome-picture.tsx";

const within = (path: string | undefined): string => (path?.startsWith("/app/") ? path : "/app/");

const FACTS = ["apart", "uncertain", "what", "again"] as const;

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
      <Screen title={t("welcome.signing-in")}>
        <Loading />
      </Screen>
    );
  }
  return (
    <Screen title="">
      <div class="stack far welcome">
        <div class="stack">
          <h1>{t("welcome.title")}</h1>
          <p class="voice">{t("welcome.text")}</p>
          {reason !== undefined && (
            <div class="notice warning" role="alert">
              <strong>{t("welcome.not-in")}</strong>
              <p>{t(known(`welcome.error.${reason}`) ?? "welcome.error")}</p>
            </div>
          )}
          <Failure error={state.error} />
          <p class="row">
            <Button look="filled" text="welcome.google" onClick={() => signIn(within(to), hint)} />
          </p>
        </div>
        <Picture />
        <ul class="stack near facts">
          {FACTS.map((fact) => (
            <li key={fact}>
              <strong>{t(`welcome.${fact}`)}</strong> {t(`welcome.${fact}.text`)}
            </li>
          ))}
        </ul>
      </div>
    </Screen>
  );
}
