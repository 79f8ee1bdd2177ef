/** What is there, or not yet, or went wrong, in words, with what to do. */
import type { ComponentChildren } from "preact";
import type { Loaded } from "../hooks.ts";
import { t } from "../words/index.ts";
import { describeProblem } from "../words/problem.ts";
import { Button } from "./button.tsx";

export function Failure({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  if (error === undefined) return null;
  const { title, text, canRetry } = describeProblem(error);
  return (
    <div class="notice failure" role="alert">
      <strong>{title}</strong>
      <p>{text}</p>
      {canRetry && retry && (
        <p>
          <Button text="try-again" onClick={retry} />
        </p>
      )}
    </div>
  );
}

/** While it loads nothing moves; after a moment it says so. */
export function Loading() {
  return (
    <p class="muted loading" role="status">
      {t("loading")}
    </p>
  );
}

/** Where nothing else is on the screen: its heading, and the way on. */
export function FailedScreen({ error, retry }: { error: unknown; retry(): void }) {
  const { title, text, canRetry } = describeProblem(error);
  return (
    <div class="stack" role="alert">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        {canRetry ? (
          <Button look="filled" text="try-again" onClick={retry} />
        ) : (
          <a class="button filled" href="/app/">
            {t("not-found.home")}
          </a>
        )}
      </p>
    </div>
  );
}

/** `isPart`: the screen has a heading without it. */
type Props<T> = { of: Loaded<T>; isPart?: boolean; children(data: T): ComponentChildren };

/** What was loaded; what could not be loaded anew stands above what is there. */
export function Show<T>({ of: { data, error, reload }, isPart = false, children }: Props<T>) {
  const Failed = isPart ? Failure : FailedScreen;
  if (data === undefined) return error === undefined ? <Loading /> : <Failed error={error} retry={reload} />;
  return (
    <>
      <Failure error={error} retry={reload} />
      {children(data)}
    </>
  );
}
