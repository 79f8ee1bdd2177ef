/** Somebody's card within the app, and how oneself and they fit: a range, and what it cannot tell. */

import * as api from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { CardTraits } from "../parts/card-traits.tsx";
import { Emblem } from "../parts/emblem.tsx";
import { Failure, Loading } from "../parts/failure.tsx";
import { SignedIn } from "../parts/guard.tsx";
import { RangeLine } from "../parts/trait-line.tsx";
import { useParams } from "../routing.tsx";
import { Screen } from "../shell.tsx";

export function ChemistryScreen() {
  return (
    <SignedIn>
      <Loaded />
    </SignedIn>
  );
}

async function load(handle: string) {
  const [card, { persona }] = await Promise.all([api.card(handle), api.home()]);
  const canCompare =
    persona?.visibility === "public" && persona.handle !== undefined && persona.handle !== handle;
  return { card, persona, chemistry: canCompare ? await api.chemistryWith(handle) : undefined };
}

function Loaded() {
  const { handle = "" } = useParams();
  const { data, error, reload } = useLoad(() => load(handle), [handle]);
  return (
    <Screen title={data?.card.name ?? "Card"}>
      {data ? (
        <Person {...data} />
      ) : error === undefined ? (
        <Loading />
      ) : (
        <Failure error={error} retry={reload} />
      )}
    </Screen>
  );
}

function Person({ card, persona, chemistry }: Awaited<ReturnType<typeof load>>) {
  const { handle, name, tagline, summary, personaId, traits } = card;
  const isOwn = persona?.handle === handle;
  return (
    <div class="stack far">
      <header class="persona-row">
        <Emblem handle={handle} size="large" />
        <div class="stack near">
          <h1>{name}</h1>
          <p class="voice">{tagline}</p>
          <p>
            <a class="button filled" href={`/app/chat/${personaId}${isOwn ? "" : `?h=${handle}`}`}>
              Talk with {name}’s persona
            </a>
          </p>
        </div>
      </header>
      {chemistry ? (
        <Fit chemistry={chemistry} name={name} />
      ) : (
        !isOwn && (
          <p class="notice">
            <span>
              To see how you and {name} fit, <a href="/app/persona/card">publish your own card</a> first.
            </span>
          </p>
        )
      )}
      <section class="stack near" aria-labelledby="summary">
        <h2 id="summary">{name} in short</h2>
        {summary.split(/\n+/).map((text) => (
          <p key={text} class="voice">
            {text}
          </p>
        ))}
        <p class="muted small">This is an AI persona made from a questionnaire. It is not {name}.</p>
      </section>
      <section class="stack near" aria-labelledby="traits">
        <h2 id="traits">Five traits</h2>
        <CardTraits domains={traits.domains} />
      </section>
    </div>
  );
}

function Fit({ chemistry, name }: { chemistry: api.Chemistry; name: string }) {
  const { score, interval, dimensions, summary } = chemistry;
  return (
    <section class="panel stack" aria-labelledby="fit">
      <h2 id="fit">You and {name}, on paper</h2>
      <div>
        <p>{inWords(score, interval)}</p>
        <RangeLine score={score} interval={interval} />
      </div>
      <p class="muted">{summary}</p>
      <ul class="list">
        {dimensions.map(({ id, label, explanation }) => (
          <li key={id} class="stack tight">
            <h3>{label}</h3>
            <p>{explanation}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function inWords(score: number, interval: readonly number[] | undefined): string {
  if (!interval) return `You fit better than about ${Math.round(score)} of 100 random pairs.`;
  const [from, to] = api.bandOf(interval);
  return `You fit better than somewhere between ${Math.round(from)} and ${Math.round(to)} of 100 random pairs. The questionnaires cannot say it more exactly.`;
}
