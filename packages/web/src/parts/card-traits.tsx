/** The five traits of a card: name, line, ends. */
import type { Band, Domain } from "../api/index.ts";
import { DOMAINS, domainWords } from "../words/traits.ts";
import { TraitLine } from "./trait-line.tsx";

type Props = { domains: Record<Domain, { t: number; band: Band }> };

export function CardTraits({ domains }: Props) {
  return (
    <ul class="stack near">
      {DOMAINS.map((domain) => {
        const { t, band } = domains[domain];
        const { name, low, high } = domainWords(domain);
        return (
          <li key={domain}>
            <p>
              {name}
              <span class="hidden">
                : {Math.round(t)}, likely {Math.round(band[0])} to {Math.round(band[1])}
              </span>
            </p>
            <TraitLine t={t} band={band} />
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
