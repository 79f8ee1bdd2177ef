/** The portrait: who it is, what the traits are in words and on lines, strengths with their evidence, what others see. */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { OwnEmblem } from "../parts/emblem.tsx";
import { Failure } from "../parts/failure.tsx";
import { type Own, OwnPersona } from "../parts/own-persona.tsx";
import { Thumbs } from "../parts/thumbs.tsx";
import { known, rich, t } from "../words/index.ts";
import { day, dirOf } from "../words/time.ts";
import { evidenceInWords, inAgreement } from "../words/traits.ts";
import { Changes } from "./persona-changes.tsx";
import { Traits } from "./persona-traits.tsx";

export function PersonaScreen() {
  return <OwnPersona title={t("home.persona")}>{(own) => <Portrait {...own} />}</OwnPersona>;
}

/** What the persona's own words are in, for screen readers, hyphens and the direction. */
type Tongue = { lang: string | undefined; dir: "ltr" | "rtl" | "auto" };

function Portrait({ persona, profile, traits, language }: Own) {
  const { version, readyVersion = version, status, readyAt } = persona;
  const tongue: Tongue = { lang: language, dir: language === undefined ? "auto" : dirOf(language) };
  const { name } = profile;
  return (
    <article class="stack far persona">
      {status !== "ready" && <Newer isFailed={status === "failed"} />}
      <header class="persona-row">
        <OwnEmblem version={readyVersion} size="large" />
        <div class="stack near">
          <h1 dir="auto">{name}</h1>
          <p class="voice tagline" {...tongue}>
            {profile.tagline}
          </p>
          <p class="row no-print">
            <a class="button filled" href={`/app/chat/${persona.id}`}>
              {t("persona.talk")}
            </a>
            <a class="button" href="/app/persona/card">
              {t("persona.card")}
            </a>
            <Button text="persona.print" onClick={() => print()} />
          </p>
        </div>
      </header>
      <section class="stack near" aria-label={t("persona.summary")}>
        {profile.summary.split(/\n+/).map((text) => (
          <p key={text} class="voice" {...tongue}>
            {text}
          </p>
        ))}
        <p class="muted small">
          {madeFrom(traits)} {readyAt && t("persona.made-on", { day: day(readyAt) })}{" "}
          {t("what-it-is", { name })}
        </p>
        <Rating version={readyVersion} first={persona.rating} />
      </section>
      <Claims id="strengths" title={t("persona.strengths")} claims={profile.strengths} tongue={tongue} />
      <Claims id="blind-spots" title={t("persona.blind-spots")} claims={profile.blindSpots} tongue={tongue} />
      <section class="stack near" aria-labelledby="values">
        <h2 id="values">{t("persona.values", { name })}</h2>
        <ul class="stack tight voice" {...tongue}>
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

function Rating({ version, first }: { version: number; first: "up" | "down" | undefined }) {
  const [rating, setRating] = useState(first);
  const { isBusy, error, run } = useAction();
  const rate = (next: "up" | "down" | null) =>
    run(async () => setRating((await api.rateProfile(version, next)).rating));
  return (
    <div class="row no-print">
      <Thumbs asks="persona.rate" {...{ rating, isBusy, rate }} />
      <Failure error={error} />
    </div>
  );
}

const Newer = ({ isFailed }: { isFailed: boolean }) => (
  <p class="notice no-print">
    <span>
      {rich(isFailed ? "persona.newer-failed" : "persona.newer", {
        link: <a href="/app/making">{isFailed ? t("making.failed.see") : t("home.making.verb")}</a>,
      })}
    </span>
  </p>
);

function madeFrom({ raters: { self, peers } }: api.Traits): string {
  if (peers === 0) return t("persona.from-self");
  return self > 0 ? t("persona.from-both", { n: peers }) : t("persona.from-peers", { n: peers });
}

type ClaimsProps = { id: string; title: string; claims: api.Claim[]; tongue: Tongue };

function Claims({ id, title, claims, tongue }: ClaimsProps) {
  return (
    <section class="stack near" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="list">
        {claims.map(({ text, evidence }) => (
          <li key={text} class="stack tight">
            <p class="voice" {...tongue}>
              {text}
            </p>
            <p class="muted small">
              {t("persona.because", { evidence: evidence.map(evidenceInWords).join("; ") })}
            </p>
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
  const { peers, waiting, excluded } = raters;
  if (peers === 0 && waiting === 0 && warned.length === 0) return null;
  return (
    <section class="stack near" aria-labelledby="others-see">
      <h2 id="others-see">{t("others-see")}</h2>
      {peers > 0 && <p>{inAgreement(traits)}</p>}
      {agreement?.profileCorrelation !== undefined && (
        <p class="muted small">{alike(agreement.profileCorrelation)}</p>
      )}
      {peers > 0 && waiting > 0 && <p class="muted small">{t("others-see.waiting", { n: waiting })}</p>}
      {warned.map(({ code, message }) => {
        const key = known(`warning.${code}`);
        return (
          <p key={code} class="notice warning">
            <strong>{t("others-see.warning")}</strong>
            <span>{key === undefined ? message : t(key, { n: peers === 0 ? waiting : excluded })}</span>
          </p>
        );
      })}
    </section>
  );
}

const alike = (r: number): string =>
  t(r >= 0.5 ? "others-see.alike" : r >= 0 ? "others-see.partly" : "others-see.other");
