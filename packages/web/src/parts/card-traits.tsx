/** The five traits of a card: name, line, ends. */
import { bandOf, type Domain } from "../api/types.ts";
import { t } from "../words/index.ts";
import { DOMAINS, domainWords } from "../words/traits.ts";
import { TraitLine } from "./trait-line.tsx";

type Props = { domains: Record<Domain, { t: number; band: readonly number[] }> };

export function CardTraits({ domains }: Props) {
  return (
    <ul class="stack near">
      {DOMAINS.map((domain) => {
        const { t: score, band } = domains[domain];
        const [from, to] = bandOf(band);
        const { name, low, high } = domainWords(domain);
        return (
          <li key={domain}>
            <p>
              {name}
              <span class="hidden">
                {`: ${t("traits.likely", { t: Math.round(score), from: Math.round(from), to: Math.round(to) })}`}
              </span>
            </p>
            <TraitLine t={score} band={band} />
            <p class="ends">
              <span>{low}</span>
              <span>{high}</span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
