/** Published personas: those that fit oneself best, in groups that no one can be told apart in, and all, newest first. */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useLoad } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { Emblem } from "../parts/emblem.tsx";
import { Failure, Show } from "../parts/failure.tsx";
import { Screen } from "../shell.tsx";
import { rich, t } from "../words/index.ts";

const SHOWN = 10;

async function load() {
  const [page, { persona }] = await Promise.all([api.cards(), api.home()]);
  const own = api.handleOfCard(persona);
  return { page, own, matches: own === undefined ? [] : (await api.matches()).items };
}

export function People() {
  return (
    <Screen title={t("nav.people")}>
      <Show of={useLoad(load, [])}>{(data) => <Lists {...data} />}</Show>
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
      <h1>{t("nav.people")}</h1>
      <section class="stack near" aria-labelledby="matches">
        <h2 id="matches">{t("people.fit")}</h2>
        {own === undefined ? (
          <p>
            {rich("people.publish", { link: <a href="/app/persona/card">{t("people.publish.link")}</a> })}
          </p>
        ) : matches.length === 0 ? (
          <p>{t("people.nobody")}</p>
        ) : (
          <Groups matches={matches.slice(0, SHOWN)} />
        )}
      </section>
      <section class="stack near" aria-labelledby="all">
        <h2 id="all">{t("people.all")}</h2>
        {others.length === 0 ? (
          <p>{t("people.none")}</p>
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
            <Button text="people.more" onClick={more} disabled={isBusy} />
          </p>
        )}
      </section>
    </div>
  );
}

/** Within a group nobody fits better than another as far as the answers tell; their order says nothing. */
function Groups({ matches }: { matches: api.Match[] }) {
  const groups = [...Map.groupBy(matches, ({ group }) => group)];
  return (
    <>
      <p class="muted small">{t("people.groups")}</p>
      {groups.map(([group, members], i) => (
        <div key={group} class="stack tight">
          {groups.length > 1 && (
            <h3 class="muted">{t(i === 0 ? "people.group.first" : "people.group.next")}</h3>
          )}
          <ul class="list panel">
            {members.map((match) => (
              <Row key={match.handle} {...match} note={fit(match)} />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function fit({ interval }: api.Match): string {
  const [from, to] = api.bandOf(interval);
  return t("people.range", { from: Math.round(from), to: Math.round(to) });
}

type RowProps = { handle: string; name: string; tagline: string; note: string };

function Row({ handle, name, tagline, note }: RowProps) {
  return (
    <li class="chat-row">
      <Emblem handle={handle} />
      <p>
        <a dir="auto" href={`/app/people/${handle}`}>
          {name}
        </a>
        <br />
        <span dir="auto">{tagline}</span>
        <br />
        <span class="muted small">{note}</span>
      </p>
    </li>
  );
}
