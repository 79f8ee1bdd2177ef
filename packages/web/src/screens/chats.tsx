/** The conversations, the last one first, and what was said in them by its words; one's own persona where there are none. */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { OwnEmblem } from "../parts/emblem.tsx";
import { Show } from "../parts/failure.tsx";
import { NoPersona } from "../parts/own-persona.tsx";
import { useLocation } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { t } from "../words/index.ts";
import { day } from "../words/time.ts";

async function load() {
  const [{ items }, home] = await Promise.all([api.conversations(), api.home()]);
  return { items, home };
}

export function Chats() {
  const { query } = useLocation();
  return (
    <Screen title={t("nav.chat")}>
      <Show of={useLoad(load, [])}>
        {({ items, home }) =>
          items.length === 0 && !home.persona?.profile ? (
            <NoPersona {...home} />
          ) : (
            <div class="stack">
              <h1>{t("nav.chat")}</h1>
              {items.length > 0 && <Search key={query.q} words={query.q ?? ""} />}
              {query.q ? <Found key={query.q} words={query.q} /> : <List items={items} home={home} />}
            </div>
          )
        }
      </Show>
    </Screen>
  );
}

function Search({ words }: { words: string }) {
  const [text, setText] = useState(words);
  const { route } = useLocation();
  const search = (event: Event) => {
    event.preventDefault();
    route(text.trim() === "" ? "/app/chat" : `/app/chat?q=${encodeURIComponent(text.trim())}`);
  };
  return (
    <search>
      <form class="row search" onSubmit={search}>
        <label class="hidden" for="words">
          {t("chats.search")}
        </label>
        <input
          id="words"
          type="search"
          dir="auto"
          maxLength={200}
          placeholder={t("chats.search")}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <Button text="chats.search.verb" />
      </form>
    </search>
  );
}

function Found({ words }: { words: string }) {
  const found = useLoad(() => api.search(words), [words]);
  return (
    <section class="stack" aria-label={t("chats.found", { words })}>
      <Show of={found} isPart>
        {({ items }) => (
          <>
            <p role="status">{t("chats.n-found", { n: items.length })}</p>
            {items.length > 0 && (
              <ul class="list panel long">
                {items.map(({ personaId, name, message, ...found }) => (
                  <li key={message.id} class="stack tight">
                    <p class="muted small">
                      {message.role === "user" ? t("chats.you-to", { name: name ?? "…" }) : name} ·{" "}
                      {day(message.createdAt)}
                    </p>
                    <p dir="auto" class="excerpt">
                      {message.content}
                    </p>
                    <p>
                      <a href={`/app/chat/${personaId}?${placeOf(message, found)}`}>
                        {t("chats.open")}
                        <span class="hidden">: {message.content.slice(0, 60)}</span>
                      </a>
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Show>
      <p>
        <a href="/app/chat">{t("chats.all")}</a>
      </p>
    </section>
  );
}

/** An answer is shown with the message that it answers, whatever other answer stands in its place. */
const placeOf = (
  { id, replyTo = id }: api.Message,
  { threadId, isCurrent }: Pick<api.Found, "threadId" | "isCurrent">,
): string => String(new URLSearchParams({ at: replyTo, ...(!isCurrent && { thread: threadId }) }));

function List({ items, home: { persona } }: Awaited<ReturnType<typeof load>>) {
  const own =
    persona?.profile && items.every(({ personaId }) => personaId !== persona.id) ? persona : undefined;
  return (
    <>
      <ul class="list panel long">
        {own?.profile && (
          <li class="chat-row">
            <OwnEmblem version={own.readyVersion ?? own.version} />
            <p>
              <a dir="auto" href={`/app/chat/${own.id}`}>
                {own.profile.name}
              </a>
              <br />
              <span class="muted small">{t("chats.own-first")}</span>
            </p>
          </li>
        )}
        {items.map(({ personaId, name = t("chats.a-persona"), title, unread = 0, lastMessageAt }) => (
          <li key={personaId} class="chat-row">
            {personaId === persona?.id && <OwnEmblem version={persona.readyVersion ?? persona.version} />}
            <p>
              <a dir="auto" href={`/app/chat/${personaId}`}>
                {name}
              </a>
              <br />
              <span dir="auto">{title}</span>
              <br />
              <span class="muted small">
                {personaId === persona?.id && `${t("chats.own")} · `}
                {day(lastMessageAt)}
                {unread > 0 && <strong> · {t("chats.unread", { n: unread })}</strong>}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href="/app/people">{t("chats.somebody")}</a>
      </p>
    </>
  );
}
