/** What has changed since the version before, and whether it is more than chance. */
import * as api from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { DOMAINS, domainWords } from "../words/traits.ts";

export function Changes({ to }: { to: number }) {
  const { data } = useLoad(() => api.changes(to - 1, to), [to]);
  if (!data) return null;
  const real = DOMAINS.flatMap((domain) => {
    const change = data[domain];
    return change?.reliable ? [{ domain, up: change.difference > 0 }] : [];
  });
  return (
    <section class="stack near" aria-labelledby="changes">
      <h2 id="changes">Since the version before</h2>
      {real.length === 0 ? (
        <p>No trait has changed by more than chance explains.</p>
      ) : (
        <ul class="stack tight">
          {real.map(({ domain, up }) => (
            <li key={domain}>
              {domainWords(domain).name}: {up ? "higher" : "lower"} than before, by more than chance explains.
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
