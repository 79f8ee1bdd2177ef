/** The portrait: who it is, what the traits are in words and on lines, strengths with their evidence, what others see. */
import * as api from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { OwnEmblem } from "../parts/emblem.tsx";
import { Failure, Loading } from "../parts/failure.tsx";
import { SignedIn } from "../parts/guard.tsx";
import { Screen } from "../shell.tsx";
import { count, day } from "../words/time.ts";
import { evidenceInWords, inAgreement } from "../words/traits.ts";
import { Changes } from "./persona-changes.tsx";
import { Traits } from "./persona-traits.tsx";

export function PersonaScreen() {
  return (
    <SignedIn>
      <Loaded />
    </SignedIn>
  );
}

function Loaded() {
  const { data, error, reload } = useLoad(api.home, []);
  const persona = data?.persona;
  return (
    <Screen title={persona?.profile?.name ?? "Your persona"}>
      {persona?.profile && persona.traits ? (
        <Portrait persona={persona} profile={persona.profile} traits={persona.traits} />
      ) : data ? (
        <None {...data} />
      ) : error === undefined ? (
        <Loading />
      ) : (
        <Failure error={error} retry={reload} />
      )}
    </Screen>
  );
}

export function None({ persona, analyses }: Pick<api.Home, "persona" | "analyses">) {
  const [href, verb] = persona
    ? ["/app/making", "See how far it is"]
    : analyses[0]
      ? [`/app/analyses/${analyses[0].id}`, "Go to your analysis"]
      : ["/app/new", "Begin an analysis"];
  return (
    <div class="stack">
      <h1>No persona yet</h1>
      <p>
        Here will be your portrait: your traits in plain words, your strengths, and what others see in you.
      </p>
      <p>
        <a class="button filled" href={href}>
          {verb}
        </a>
      </p>
    </div>
  );
}

type Props = { persona: api.Persona; profile: api.Profile; traits: api.Traits };

function Portrait({ persona, profile, traits }: Props) {
  const { version, readyVersion = version, status } = persona;
  return (
    <article class="stack far persona">
      {status !== "ready" && (
        <p class="notice no-print">
          <span>
            {status === "generating"
              ? "A newer version is being made."
              : "The newest version could not be made."}{" "}
            <a href="/app/making">{status === "generating" ? "See how far it is" : "See what happened"}</a>
          </span>
        </p>
      )}
      <header class="persona-row">
        <OwnEmblem version={readyVersion} size="large" />
        <div class="stack near">
          <h1>{profile.name}</h1>
          <p class="voice tagline">{profile.tagline}</p>
          <p class="row no-print">
            <a class="button filled" href={`/app/chat/${persona.id}`}>
              Talk with it
            </a>
            <a class="button" href="/app/persona/card">
              Card
            </a>
            <button type="button" class="button" onClick={() => print()}>
              Print
            </button>
          </p>
        </div>
      </header>
      <section class="stack near" aria-label="Summary">
        {profile.summary.split(/\n+/).map((text) => (
          <p key={text} class="voice">
            {text}
          </p>
        ))}
        <p class="muted small">
          {madeFrom(traits)} {persona.readyAt && `Made on ${day(persona.readyAt)}.`} This is an AI persona
          made from a questionnaire. It is not {profile.name}.
        </p>
      </section>
      <Claims title="Strengths" claims={profile.strengths} />
      <Claims title="Blind spots" claims={profile.blindSpots} />
      <section class="stack near" aria-labelledby="values">
        <h2 id="values">What matters to {profile.name}</h2>
        <ul class="stack tight voice">
          {profile.values.map((value) => (
            <li key={value}>{value}</li>
          ))}
        </ul>
      </section>
      <Traits traits={traits} version={readyVersion} />
      <OthersSee traits={traits} />
      {readyVersion > 1 && <Changes to={readyVersion} />}
    </article>
  );
}

function madeFrom({ raters }: api.Traits): string {
  const others = count(raters.peers, "person who knows you", "people who know you");
  if (raters.self > 0 && raters.peers > 0) return `Made from your own answers and those of ${others}.`;
  return raters.self > 0 ? "Made from your own answers." : `Made from the answers of ${others}.`;
}

function Claims({ title, claims }: { title: string; claims: api.Claim[] }) {
  const id = title.replace(" ", "-").toLowerCase();
  return (
    <section class="stack near" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="list">
        {claims.map(({ text, evidence }) => (
          <li key={text} class="stack tight">
            <p class="voice">{text}</p>
            <p class="muted small">Because of {evidence.map(evidenceInWords).join("; ")}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What self and others agree on, and where they really differ. */
function OthersSee({ traits }: { traits: api.Traits }) {
  const { raters, agreement, warnings } = traits;
  const warned = warnings.filter(({ message }) => message !== "");
  if (raters.peers === 0 && warned.length === 0) return null;
  return (
    <section class="stack near" aria-labelledby="others-see">
      <h2 id="others-see">What others see</h2>
      {raters.peers > 0 && <p>{inAgreement(traits)}</p>}
      {agreement?.profileCorrelation !== undefined && (
        <p class="muted small">{alike(agreement.profileCorrelation)}</p>
      )}
      {(raters.waiting ?? 0) > 0 && (
        <p class="muted small">
          {count(raters.waiting ?? 0, "more answer waits", "more answers wait")} until a group of three is
          full.
        </p>
      )}
      {warned.map(({ code, message }) => (
        <p key={code} class="notice warning">
          <strong>Good to know</strong>
          <span>{message}</span>
        </p>
      ))}
    </section>
  );
}

const alike = (r: number): string =>
  r >= 0.5
    ? "On the whole they see you much as you see yourself."
    : r >= 0
      ? "On the whole their picture of you is only partly your own."
      : "On the whole they see another pattern than you do.";
