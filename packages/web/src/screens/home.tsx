/** Where one stands, and the one thing to do next. */
import type { ComponentChildren } from "preact";
import * as api from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { OwnEmblem } from "../parts/emblem.tsx";
import { Show } from "../parts/failure.tsx";
import { Screen } from "../shell.tsx";
import { type Key, t } from "../words/index.ts";

export function Home() {
  return (
    <Screen title={t("nav.home")}>
      <Show of={useLoad(api.home, [])}>
        {(home) => (
          <div class="stack far">
            <h1 dir="auto">{t("home.hello", { name: greeted(home.user.name) })}</h1>
            <Next {...home} />
            {home.persona?.profile && <Persona {...home.persona} />}
            <Analyses {...home} />
          </div>
        )}
      </Show>
    </Screen>
  );
}

/** By the first name; one that begins with a title or an initial is kept whole. */
const greeted = (name: string) => name.match(/^[^\s.]+(?=\s|$)/)?.[0] ?? name;

/** What to do next: the screen's one filled button. */
function Next({ analyses, persona, unread }: api.Home) {
  const newest = analyses.find(({ status }) => status === "open") ?? analyses[0];
  if (newest === undefined && persona === undefined)
    return (
      <Todo title={t("home.begin")} href="/app/new" verb="new.begin">
        {t("home.begin.text")}
      </Todo>
    );
  if (persona?.status === "generating")
    return (
      <Todo title={t("making.title")} href="/app/making" verb="home.making.verb">
        {t("home.making.text")}
      </Todo>
    );
  if (persona?.status === "failed" && !persona.profile)
    return (
      <Todo title={t("making.failed")} href="/app/making" verb="making.failed.see">
        {t("making.kept")}
      </Todo>
    );
  if (newest && newest.responses.self === 0 && !persona?.profile)
    return (
      <Todo title={t("home.answer")} href={`/app/analyses/${newest.id}/answer`} verb="analysis.answer.verb">
        {t("home.answer.text", { title: newest.title })}
      </Todo>
    );
  if (newest && !persona?.profile)
    return (
      <Todo title={t("home.make")} href={`/app/analyses/${newest.id}`} verb="to-analysis">
        {newest.responses.peer < 3
          ? t("home.make.alone")
          : t("home.make.answered", { n: newest.responses.peer })}
      </Todo>
    );
  return (
    <Todo
      title={t("home.talk")}
      href={persona && unread.messages === 0 ? `/app/chat/${persona.id}` : "/app/chat"}
      verb="home.talk.verb"
    >
      {unread.messages > 0 ? t("home.talk.unread", { n: unread.messages }) : t("home.talk.text")}
    </Todo>
  );
}

type TodoProps = { title: string; href: string; verb: Key; children: ComponentChildren };

function Todo({ title, href, verb, children }: TodoProps) {
  return (
    <section class="panel stack near" aria-labelledby="next">
      <h2 id="next">{title}</h2>
      <p class="long">{children}</p>
      <p>
        <a class="button filled" href={href}>
          {t(verb)}
        </a>
      </p>
    </section>
  );
}

function Persona({ version, readyVersion = version, profile, visibility, handle }: api.Persona) {
  if (!profile) return null;
  return (
    <section class="stack near" aria-labelledby="persona">
      <h2 id="persona">{t("home.persona")}</h2>
      <div class="persona-row">
        <OwnEmblem version={readyVersion} size="large" />
        <div class="stack near">
          <p class="voice" dir="auto">
            <strong>{profile.name}</strong>
            <br />
            {profile.tagline}
          </p>
          <p class="row">
            <a href="/app/persona">{t("home.portrait")}</a>
            <a href="/app/persona/card">
              {visibility === "public" && handle ? t("home.card", { handle }) : t("home.card.make")}
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
        <h2 id="analyses">{t("home.analyses")}</h2>
        <a href="/app/new">{t("home.another")}</a>
      </div>
      <ul class="list panel">
        {analyses.map(({ id, title, status, responses, newResponses = 0 }) => (
          <li key={id} class="row apart">
            <a class="long" dir="auto" href={`/app/analyses/${id}`}>
              {title}
            </a>
            <span class="muted small">
              {responses.self > 0 ? t("home.answered") : t("home.not-answered")} ·{" "}
              {t("home.others", { n: responses.peer })}
              {status === "closed" && ` · ${t("home.closed")}`}
              {newResponses > 0 && <strong> · {t("home.new-answers", { n: newResponses })}</strong>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
