/** The five traits: words first, then the line, and on demand the number, its band, its certainty and the facets. */
import { useState } from "preact/hooks";
import type { Domain, DomainTraits, Traits as Info, ScaleScore } from "../api/index.ts";
import { OwnPicture } from "../parts/emblem.tsx";
import { TraitLine } from "../parts/trait-line.tsx";
import { t } from "../words/index.ts";
import { certaintyInWords, DOMAINS, domainWords, facetName, inWords } from "../words/traits.ts";

export function Traits({ traits, version }: { traits: Info; version: number }) {
  return (
    <section class="stack page-break" aria-labelledby="traits">
      <h2 id="traits">{t("traits")}</h2>
      <p class="muted">{t("traits.how")}</p>
      <div class="stack far">
        {DOMAINS.map((domain) => (
          <Trait key={domain} domain={domain} trait={traits.domains[domain]} />
        ))}
      </div>
      <OwnPicture of="radar" version={version} alt={t("traits.radar")} />
      <Table traits={traits} />
    </section>
  );
}

const round = Math.round;

function Trait({ domain, trait }: { domain: Domain; trait: DomainTraits }) {
  const { name, science, low, high } = domainWords(domain);
  const [isOpen, setOpen] = useState(false);
  const facets = Object.entries(trait.facets ?? {});
  return (
    <div class="stack tight trait">
      <h3>
        {name} <span class="muted science">({science})</span>
      </h3>
      <p>{inWords(domain, trait)}.</p>
      <div>
        <TraitLine t={trait.t} band={trait.band} self={trait.self?.t} peers={trait.peers?.t} />
        <p class="ends">
          <span>{low}</span>
          <span>{high}</span>
        </p>
      </div>
      {trait.agreement && (
        <p>{trait.agreement.higher === "self" ? t("traits.gap-self") : t("traits.gap-peers")}</p>
      )}
      <details class="no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {facets.length > 0 ? t("traits.number-sides", { n: facets.length }) : t("traits.number")}
          <span class="hidden">: {name}</span>
        </summary>
        {isOpen && (
          <div class="stack near numbers">
            <p>
              {t("traits.value", {
                t: round(trait.t),
                from: round(trait.band[0]),
                to: round(trait.band[1]),
              })}
              {trait.certainty !== undefined &&
                ` ${t(`traits.certainty.${trait.level}`, {
                  certain: certaintyInWords(trait.certainty),
                  percent: round(trait.certainty * 100),
                })}`}
            </p>
            <p>{comesFrom(trait)}</p>
            {facets.length > 0 && (
              <ul class="facets">
                {facets.map(([facet, score]) => (
                  <Facet key={facet} name={facetName(domain, facet)} score={score} />
                ))}
              </ul>
            )}
          </div>
        )}
      </details>
    </div>
  );
}

function comesFrom({ self, peers }: DomainTraits): string {
  if (self && peers) return t("traits.from-both", { self: round(self.t), n: peers.n, peers: round(peers.t) });
  return peers ? t("traits.from-peers", { n: peers.n }) : t("traits.from-self");
}

function Facet({ name, score }: { name: string; score: ScaleScore }) {
  return (
    <li>
      <span>{name}</span>
      <TraitLine t={score.t} band={score.band} thin />
      <span class="muted small">{round(score.t)}</span>
    </li>
  );
}

/** The chart's values for those who do not see it, and for whoever wants them as numbers. */
function Table({ traits }: { traits: Info }) {
  return (
    <details class="no-print">
      <summary>{t("table")}</summary>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("table.trait")}</th>
              <th scope="col">{t("table.score")}</th>
              <th scope="col">{t("table.range")}</th>
              <th scope="col">{t("table.below")}</th>
              <th scope="col">{t("table.you")}</th>
              <th scope="col">{t("table.peers")}</th>
            </tr>
          </thead>
          <tbody>
            {DOMAINS.map((domain) => {
              const { t: score, band, percentile, self, peers } = traits.domains[domain];
              return (
                <tr key={domain}>
                  <th scope="row">{domainWords(domain).name}</th>
                  <td>{round(score)}</td>
                  <td>
                    {round(band[0])}–{round(band[1])}
                  </td>
                  <td>{round(percentile)}</td>
                  <td>{self ? round(self.t) : "–"}</td>
                  <td>{peers ? round(peers.t) : "–"}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
