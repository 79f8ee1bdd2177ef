/** What has changed since the version before, and whether it is more than chance. */
import * as api from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { t } from "../words/index.ts";
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
      <h2 id="changes">{t("changes")}</h2>
      {real.length === 0 ? (
        <p>{t("changes.none")}</p>
      ) : (
        <ul class="stack tight">
          {real.map(({ domain, up }) => (
            <li key={domain}>
              {t(up ? "changes.higher" : "changes.lower", { trait: domainWords(domain).name })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
