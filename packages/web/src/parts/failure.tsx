/** What is there, or not yet, or went wrong, in words, with what to do. */
import type { ComponentChildren } from "preact";
import type { Loaded } from "../hooks.ts";
import { t } from "../words/index.ts";
import { describeProblem } from "../words/problem.ts";

export function Failure({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  if (error === undefined) return null;
  const { title, text, canRetry } = describeProblem(error);
  return (
    <div class="notice failure" role="alert">
      <strong>{title}</strong>
      <p>{text}</p>
      {canRetry && retry && (
        <p>
          <button type="button" class="button" onClick={retry}>
            {t("try-again")}
          </button>
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

type Props<T> = { of: Loaded<T>; children(data: T): ComponentChildren };

/** What was loaded; what could not be loaded anew stands above what is there. */
export function Show<T>({ of: { data, error, reload }, children }: Props<T>) {
  if (data === undefined) return error === undefined ? <Loading /> : <Failure error={error} retry={reload} />;
  return (
    <>
      <Failure error={error} retry={reload} />
      {children(data)}
    </>
  );
}
