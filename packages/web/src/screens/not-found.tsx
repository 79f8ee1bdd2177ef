import { Screen } from "../shell.tsx";

export function NotFound() {
  return (
    <Screen title="Nothing here">
      <div class="stack">
        <h1>There is nothing at this address</h1>
        <p>The link may have a slip in it, or what it led to is gone.</p>
        <p>
          <a class="button filled" href="/app/">
            Go home
          </a>
        </p>
      </div>
    </Screen>
  );
}
