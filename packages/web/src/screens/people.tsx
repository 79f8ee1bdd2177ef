/** Published personas: those that fit oneself best, and all of them, newest first. */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useLoad } from "../hooks.ts";
import { Emblem } from "../parts/emblem.tsx";
import { Failure, Loading } from "../parts/failure.tsx";
import { SignedIn } from "../parts/guard.tsx";
import { Screen } from "../shell.tsx";

export function People() {
  return (
    <SignedIn>
      <Loaded />
    </SignedIn>
  );
}

async function load() {
  const [page, { persona }] = await Promise.all([api.cards(), api.home()]);
  const hasCard =
    persona?.visibility === "public" && persona.handle !== undefined && persona.profile !== undefined;
  return {
    page,
    own: hasCard ? persona.handle : undefined,
    matches: hasCard ? (await api.matches()).items : [],
  };
}

function Loaded() {
  const { data, error, reload } = useLoad(load, []);
  return (
    <Screen title="People">
      {data ? (
        <Lists {...data} />
      ) : error === undefined ? (
        <Loading />
      ) : (
        <Failure error={error} retry={reload} />
      )}
    </Screen>
  );
}

function Lists({ page, own, matches }: Awaited<ReturnType<typeof load>>) {
  const [cards, setCards] = useState(page.items);
  const [cursor, setCursor] = useState(page.cursor);
  const { isBusy, error, run } = useAction();
  const more = () =>
    run(async () => {
      const next = await api.cards(cursor);
      setCards([...cards, ...next.items]);
      setCursor(next.cursor);
    });
  const others = cards.filter(({ handle }) => handle !== own);
  return (
    <div class="stack far">
      <h1>People</h1>
      <section class="stack near" aria-labelledby="matches">
        <h2 id="matches">Who fits you on paper</h2>
        {own === undefined ? (
          <p>
            To compare yourself with others, <a href="/app/persona/card">publish your card</a> first.
          </p>
        ) : matches.length === 0 ? (
          <p>Nobody else has published a card yet.</p>
        ) : (
          <ul class="list panel">
            {matches.slice(0, 5).map((match) => (
              <Row key={match.handle} {...match} note={fit(match)} />
            ))}
          </ul>
        )}
      </section>
      <section class="stack near" aria-labelledby="all">
        <h2 id="all">Everybody, newest first</h2>
        {others.length === 0 ? (
          <p>Here will be the cards that others publish.</p>
        ) : (
          <ul class="list panel">
            {others.map((card) => (
              <Row key={card.handle} {...card} note={`@${card.handle}`} />
            ))}
          </ul>
        )}
        <Failure error={error} retry={more} />
        {cursor !== undefined && (
          <p>
            <button type="button" class="button" onClick={more} disabled={isBusy}>
              Show more
            </button>
          </p>
        )}
      </section>
    </div>
  );
}

function fit({ score, interval }: api.Match): string {
  if (!interval) return `fits better than ${Math.round(score)} of 100 random pairs`;
  const [from, to] = api.bandOf(interval);
  return `fits better than ${Math.round(from)} to ${Math.round(to)} of 100 random pairs`;
}

function Row({
  handle,
  name,
  tagline,
  note,
}: {
  handle: string;
  name: string;
  tagline: string;
  note: string;
}) {
  return (
    <li class="chat-row">
      <Emblem handle={handle} />
      <p>
        <a href={`/app/people/${handle}`}>{name}</a>
        <br />
        {tagline}
        <br />
        <span class="muted small">{note}</span>
      </p>
    </li>
  );
}
