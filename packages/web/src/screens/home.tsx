/** Where one stands, and the one thing to do next. */
import type { ComponentChildren } from "preact";
import * as api from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { OwnEmblem } from "../parts/emblem.tsx";
import { Failure, Loading } from "../parts/failure.tsx";
import { SignedIn } from "../parts/guard.tsx";
import { Screen } from "../shell.tsx";
import { count } from "../words/time.ts";

export function Home() {
  return (
    <SignedIn>
      <Loaded />
    </SignedIn>
  );
}

function Loaded() {
  const { data, error, reload } = useLoad(api.home, []);
  if (!data) {
    return (
      <Screen title="Home">
        {error === undefined ? <Loading /> : <Failure error={error} retry={reload} />}
      </Screen>
    );
  }
  const { user, persona } = data;
  return (
    <Screen title="Home">
      <div class="stack far">
        <h1>Hello, {user.name.split(" ")[0]}</h1>
        <Failure error={error} retry={reload} />
        <Next {...data} />
        {persona?.profile && <Persona {...persona} />}
        <Analyses {...data} />
      </div>
    </Screen>
  );
}

/** What to do next: the screen's one filled button. */
function Next({ analyses, persona }: api.Home) {
  const newest = analyses.find(({ status }) => status === "open") ?? analyses[0];
  if (newest === undefined && persona === undefined)
    return (
      <Todo title="Begin with a questionnaire" href="/app/new" verb="Begin an analysis">
        You choose how long it is. 25 questions take about five minutes, and you can stop and come back.
      </Todo>
    );
  if (persona?.status === "generating")
    return (
      <Todo title="Your persona is being made" href="/app/making" verb="See how far it is">
        You may leave this page: it goes on by itself.
      </Todo>
    );
  if (persona?.status === "failed" && !persona.profile)
    return (
      <Todo title="Your persona could not be made" href="/app/making" verb="See what happened">
        Your answers are kept.
      </Todo>
    );
  if (newest && newest.responses.self === 0 && !persona?.profile)
    return (
      <Todo
        title="Answer for yourself"
        href={`/app/analyses/${newest.id}/answer`}
        verb="Answer the questions"
      >
        “{newest.title}” is ready for your own answers. One question at a time; what you have answered is
        kept.
      </Todo>
    );
  if (newest && !persona?.profile)
    return (
      <Todo title="Your persona can be made" href={`/app/analyses/${newest.id}`} verb="Go to your analysis">
        {newest.responses.peer < 3
          ? "It can be made from your answers alone. With three people who know you, it also shows what others see."
          : `${count(newest.responses.peer, "person has", "people have")} answered about you.`}
      </Todo>
    );
  return (
    <Todo
      title="Talk with your persona"
      href={persona ? `/app/chat/${persona.id}` : "/app/chat"}
      verb="Open the chat"
    >
      It knows how you answered, and remembers what you tell it, until you have it forget.
    </Todo>
  );
}

type TodoProps = { title: string; href: string; verb: string; children: ComponentChildren };

function Todo({ title, href, verb, children }: TodoProps) {
  return (
    <section class="panel stack near" aria-labelledby="next">
      <h2 id="next">{title}</h2>
      <p>{children}</p>
      <p>
        <a class="button filled" href={href}>
          {verb}
        </a>
      </p>
    </section>
  );
}

function Persona({ version, readyVersion = version, profile, visibility, handle }: api.Persona) {
  if (!profile) return null;
  return (
    <section class="stack near" aria-labelledby="persona">
      <h2 id="persona">Your persona</h2>
      <div class="persona-row">
        <OwnEmblem version={readyVersion} size="large" />
        <div class="stack near">
          <p class="voice">
            <strong>{profile.name}</strong>
            <br />
            {profile.tagline}
          </p>
          <p class="row">
            <a href="/app/persona">Read the portrait</a>
            <a href="/app/persona/card">
              {visibility === "public" && handle ? `Your card, @${handle}` : "Make a card"}
            </a>
          </p>
        </div>
      </div>
    </section>
  );
}

function Analyses({ analyses }: api.Home) {
  if (analyses.length === 0) return null;
  return (
    <section class="stack near" aria-labelledby="analyses">
      <div class="row apart">
        <h2 id="analyses">Your analyses</h2>
        <a href="/app/new">Begin another</a>
      </div>
      <ul class="list panel">
        {analyses.map(({ id, title, status, responses }) => (
          <li key={id} class="row apart">
            <a href={`/app/analyses/${id}`}>{title}</a>
            <span class="muted small">
              {responses.self > 0 ? "You have answered" : "Not answered by you yet"} ·{" "}
              {count(responses.peer, "other", "others")}
              {status === "closed" && " · closed"}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
