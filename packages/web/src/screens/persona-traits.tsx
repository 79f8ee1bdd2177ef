/** The five traits: words first, then the line, and on demand the number, its band, its certainty and the facets. */
import { useState } from "preact/hooks";
import type { Domain, DomainTraits, Traits as Info, ScaleScore } from "../api/index.ts";
import { OwnPicture } from "../parts/emblem.tsx";
import { TraitLine } from "../parts/trait-line.tsx";
import { certaintyInWords, DOMAINS, domainWords, facetName, inWords } from "../words/traits.ts";

export function Traits({ traits, version }: { traits: Info; version: number }) {
  return (
    <section class="stack page-break" aria-labelledby="traits">
      <h2 id="traits">Five traits</h2>
      <p class="muted">
        The middle of each line is where most people are. The bar is where the true place is, nine times of
        ten; a wide and pale one means that we know less. S is how you see yourself, P how your peers see you.
      </p>
      <div class="stack far">
        {DOMAINS.map((domain) => (
          <Trait key={domain} domain={domain} trait={traits.domains[domain]} />
        ))}
      </div>
      <OwnPicture
        of="radar"
        version={version}
        alt="Your five traits as a star: a shape to know again, not to read."
      />
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
        <p>
          {trait.agreement.higher === "self"
            ? "You see more of this in yourself than others do, by more than chance explains."
            : "Others see more of this in you than you do, by more than chance explains."}
        </p>
      )}
      <details class="no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          The number{facets.length > 0 && ` and its ${facets.length} sides`}
          <span class="hidden"> of {name.toLowerCase()}</span>
        </summary>
        {isOpen && (
          <div class="stack near numbers">
            <p>
              {round(trait.t)} on a scale with 50 as the average and two thirds of people between 40 and 60.
              Nine times of ten the true value is between {round(trait.band[0])} and {round(trait.band[1])}.
              {trait.certainty !== undefined &&
                ` That it is ${trait.level === "average" ? "about average" : trait.level} is ${certaintyInWords(trait.certainty)} (${round(trait.certainty * 100)} of 100).`}
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
  if (self && peers)
    return `You see yourself at ${round(self.t)}, ${peers.n} peers see you at ${round(peers.t)}.`;
  if (peers) return `It is what ${peers.n} peers say.`;
  return "It is from your own answers alone.";
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
      <summary>All of it as a table</summary>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Trait</th>
              <th scope="col">Score</th>
              <th scope="col">Likely range</th>
              <th scope="col">Of 100 people, below</th>
              <th scope="col">You</th>
              <th scope="col">Peers</th>
            </tr>
          </thead>
          <tbody>
            {DOMAINS.map((domain) => {
              const { t, band, percentile, self, peers } = traits.domains[domain];
              return (
                <tr key={domain}>
                  <th scope="row">{domainWords(domain).name}</th>
                  <td>{round(t)}</td>
                  <td>
                    {round(band[0])} to {round(band[1])}
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
