/** The conversations, the last one first; one's own persona where there are none. */
import * as api from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { OwnEmblem } from "../parts/emblem.tsx";
import { Failure, Loading } from "../parts/failure.tsx";
import { SignedIn } from "../parts/guard.tsx";
import { Screen } from "../shell.tsx";
import { day } from "../words/time.ts";
import { None } from "./persona.tsx";

export function Chats() {
  return (
    <SignedIn>
      <Loaded />
    </SignedIn>
  );
}

async function load() {
  const [{ items }, home] = await Promise.all([api.conversations(), api.home()]);
  return { items, home };
}

function Loaded() {
  const { data, error, reload } = useLoad(load, []);
  return (
    <Screen title="Chat">
      {data ? (
        <List {...data} />
      ) : error === undefined ? (
        <Loading />
      ) : (
        <Failure error={error} retry={reload} />
      )}
    </Screen>
  );
}

function List({ items, home }: Awaited<ReturnType<typeof load>>) {
  const { persona } = home;
  const own =
    persona?.profile && items.every(({ personaId }) => personaId !== persona.id) ? persona : undefined;
  if (items.length === 0 && !own) return <None {...home} />;
  return (
    <div class="stack">
      <h1>Chat</h1>
      <ul class="list panel">
        {own?.profile && (
          <li class="chat-row">
            <OwnEmblem version={own.readyVersion ?? own.version} />
            <p>
              <a href={`/app/chat/${own.id}`}>{own.profile.name}</a>
              <br />
              <span class="muted small">Your own persona. You have not talked yet.</span>
            </p>
          </li>
        )}
        {items.map(({ personaId, name = "A persona", title, lastMessageAt }) => (
          <li key={personaId} class="chat-row">
            {personaId === persona?.id && <OwnEmblem version={persona.readyVersion ?? persona.version} />}
            <p>
              <a href={`/app/chat/${personaId}`}>{name}</a>
              <br />
              {title}
              <br />
              <span class="muted small">
                {personaId === persona?.id && "Your own persona · "}
                {day(lastMessageAt)}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href="/app/people">Talk with somebody else’s persona</a>
      </p>
    </div>
  );
}
