/** A talk with a persona: its answers as they come, what it remembers beside them, and what it is above them. */
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

async function load(id: string, handle: string | undefined) {
  const [persona, { items, cursor }] = await Promise.all([whom(id, handle), api.messages(id)]);
  return { persona, messages: items.toReversed(), cursor, round: ++round };
}

export function ChatScreen() {
  const { personaId = "" } = useParams();
  const { query } = useLocation();
  const loaded = useLoad(() => load(personaId, query.h), [personaId, query.h]);
  const name = loaded.data?.persona.name;
  return (
    <Screen title={name === undefined ? t("nav.chat") : t("chat.with", { name })} wide>
      <Show of={loaded}>
        {({ persona, messages, cursor, round: key }) => (
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
              <Talk key={key} persona={persona} earlier={messages} cursor={cursor} />
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
