/** What went wrong, in words, with what to do. */
import { told } from "../words/problem.ts";

export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  if (error === undefined) return null;
  const { title, text, canRetry } = told(error);
  return (
    <div class="notice failure" role="alert">
      <strong>{title}</strong>
      <p>{text}</p>
      {canRetry && retry && (
        <p>
          <button type="button" class="button" onClick={retry}>
            Try again
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
      Loading…
    </p>
  );
}
