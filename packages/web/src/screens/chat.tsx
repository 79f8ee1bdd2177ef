/** A talk with a persona: its answers as they come, what it remembers beside them, and what it is above them. */
import { useRef } from "preact/hooks";
import * as api from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { Emblem, OwnEmblem } from "../parts/emblem.tsx";
import { Show } from "../parts/failure.tsx";
import { useLocation, useParams } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { t } from "../words/index.ts";
import { Memories } from "./chat-memories.tsx";
import { Talk } from "./chat-talk.tsx";
import { Threads } from "./chat-threads.tsx";
import { whom } from "./chat-whom.ts";

/** Every loading is a talk of its own: another thread, or one that was deleted. */
let round = 0;

type Query = { h?: string; at?: string; thread?: string };

/** `at` is a message to begin at, in a thread that is gone on in. */
async function load(id: string, { h: handle, at, thread }: Query) {
  if (thread !== undefined) await api.changeThread(id, thread, { isCurrent: true });
  const [persona, { items, cursor }] = await Promise.all([
    whom(id, handle),
    at === undefined ? api.messages(id) : api.messagesTo(id, at),
  ]);
  return { persona, messages: items.toReversed(), cursor, at, round: ++round };
}

export function ChatScreen() {
  const { personaId = "" } = useParams();
  const { query } = useLocation();
  const first = useRef<Query>(query);
  const loaded = useLoad(async () => {
    const found = await load(personaId, { ...first.current, ...(query.h && { h: query.h }) });
    first.current = {};
    return found;
  }, [personaId, query.h]);
  const name = loaded.data?.persona.name;
  return (
    <Screen title={name === undefined ? t("nav.chat") : t("chat.with", { name })} wide>
      <Show of={loaded}>
        {({ persona, messages, cursor, at, round: key }) => (
          <div class="beside chat">
            <div class="stack">
              <header class="chat-head">
                {persona.handle ? (
                  <Emblem handle={persona.handle} />
                ) : (
                  persona.version !== undefined && <OwnEmblem version={persona.version} />
                )}
                <div>
                  <h1 dir="auto">{persona.name}</h1>
                  <p class="muted small">{t("chat.what-it-is", { name: persona.name })}</p>
                </div>
              </header>
              <p class="narrow small">
                <a href="#beside">{t("chat.beside")}</a>
              </p>
              <Talk key={key} persona={persona} earlier={messages} cursor={cursor} at={at} />
            </div>
            <aside class="stack far aside" id="beside" aria-label={t("chat.beside")}>
              <Threads persona={persona} reload={loaded.reload} />
              <Memories persona={persona} reload={loaded.reload} />
            </aside>
          </div>
        )}
      </Show>
    </Screen>
  );
}
