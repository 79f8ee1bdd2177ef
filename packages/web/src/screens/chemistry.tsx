/** Somebody's card within the app, and how oneself and they fit: a range, and what it cannot tell. */
import * as api from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { CardTraits } from "../parts/card-traits.tsx";
import { Emblem } from "../parts/emblem.tsx";
import { Show } from "../parts/failure.tsx";
import { RangeLine } from "../parts/trait-line.tsx";
import { useParams } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { currentLanguage, rich, t } from "../words/index.ts";
import { loadTraitWords } from "../words/traits.ts";

async function load(handle: string) {
  const [card, { persona }] = await Promise.all([api.card(handle), api.home(), loadTraitWords()]);
  const own = api.handleOfCard(persona);
  const canCompare = own !== undefined && own !== handle;
  return {
    card,
    persona,
    chemistry: canCompare ? await api.chemistryWith(handle, currentLanguage()) : undefined,
  };
}

export function ChemistryScreen() {
  const { handle = "" } = useParams();
  const loaded = useLoad(() => load(handle), [handle]);
  return (
    <Screen title={loaded.data?.card.name ?? t("persona.card")}>
      <Show of={loaded}>{(data) => <Person {...data} />}</Show>
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
          <h1 dir="auto">{name}</h1>
          <p class="voice" dir="auto">
            {tagline}
          </p>
          <p>
            <a class="button filled" href={`/app/chat/${personaId}${isOwn ? "" : `?h=${handle}`}`}>
              {t("chemistry.talk", { name })}
            </a>
          </p>
        </div>
      </header>
      {chemistry ? <Fit chemistry={chemistry} name={name} /> : !isOwn && <FirstPublish name={name} />}
      <section class="stack near" aria-labelledby="summary">
        <h2 id="summary">{t("chemistry.in-short", { name })}</h2>
        {summary.split(/\n+/).map((text) => (
          <p key={text} class="voice" dir="auto">
            {text}
          </p>
        ))}
        <p class="muted small">{t("what-it-is", { name })}</p>
      </section>
      <section class="stack near" aria-labelledby="traits">
        <h2 id="traits">{t("traits")}</h2>
        <CardTraits domains={traits.domains} />
      </section>
    </div>
  );
}

const FirstPublish = ({ name }: { name: string }) => (
  <p class="notice">
    <span>
      {rich("chemistry.publish", {
        name,
        link: <a href="/app/persona/card">{t("chemistry.publish.link")}</a>,
      })}
    </span>
  </p>
);

function Fit({ chemistry, name }: { chemistry: api.Chemistry; name: string }) {
  const { score, interval, dimensions } = chemistry;
  const [from, to] = api.bandOf(interval);
  return (
    <section class="panel stack" aria-labelledby="fit">
      <h2 id="fit">{t("chemistry.fit", { name })}</h2>
      <div>
        <p>{t("chemistry.range", { from: Math.round(from), to: Math.round(to) })}</p>
        <RangeLine score={score} interval={interval} />
      </div>
      <p class="muted">{t("chemistry.cannot")}</p>
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
