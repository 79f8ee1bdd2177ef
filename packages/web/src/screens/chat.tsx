/** A talk with a persona: its answers as they come, what it remembers beside them, and what it is above them. */

import * as api from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { Emblem, OwnEmblem } from "../parts/emblem.tsx";
import { Failure, Loading } from "../parts/failure.tsx";
import { SignedIn } from "../parts/guard.tsx";
import { useLocation, useParams } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { Memories } from "./chat-memories.tsx";
import { Talk } from "./chat-talk.tsx";
import { whom } from "./chat-whom.ts";

export function ChatScreen() {
  return (
    <SignedIn>
      <Loaded />
    </SignedIn>
  );
}

async function load(id: string, handle: string | undefined) {
  const [persona, { items, cursor }] = await Promise.all([whom(id, handle), api.messages(id)]);
  return { persona, messages: items.toReversed(), cursor };
}

function Loaded() {
  const { personaId = "" } = useParams();
  const { query } = useLocation();
  const { data, error, reload } = useLoad(() => load(personaId, query.h), [personaId, query.h]);
  const persona = data?.persona;
  return (
    <Screen title={persona ? `Talking with ${persona.name}` : "Chat"} wide>
      {data && persona ? (
        <div class="beside chat">
          <div class="stack">
            <header class="chat-head">
              {persona.handle ? (
                <Emblem handle={persona.handle} />
              ) : (
                persona.version !== undefined && <OwnEmblem version={persona.version} />
              )}
              <div>
                <h1>{persona.name}</h1>
                <p class="muted small">
                  This is an AI persona made from a questionnaire. It is not {persona.name}, and can be wrong.
                </p>
              </div>
            </header>
            <Talk key={persona.id} persona={persona} earlier={data.messages} cursor={data.cursor} />
          </div>
          <Memories persona={persona} />
        </div>
      ) : error === undefined ? (
        <Loading />
      ) : (
        <Failure error={error} retry={reload} />
      )}
    </Screen>
  );
}
