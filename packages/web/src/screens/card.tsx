/** The card: its address, what is on it, in public or not; and the persona as a file for other programs. */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useTyped } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { CardTraits } from "../parts/card-traits.tsx";
import { Share } from "../parts/copy.tsx";
import { OwnEmblem } from "../parts/emblem.tsx";
import { Failure } from "../parts/failure.tsx";
import { type Own, OwnPersona } from "../parts/own-persona.tsx";
import { saveAs } from "../parts/save.ts";
import { t } from "../words/index.ts";
import { OthersTalk } from "./card-talk.tsx";

export function CardScreen() {
  return (
    <OwnPersona title={t("card")} wide>
      {(own) => <Editor {...own} />}
    </OwnPersona>
  );
}

function Editor({ persona: first, profile, traits, language }: Own) {
  const [persona, setPersona] = useState(first);
  const isPublic = persona.visibility === "public" && persona.handle !== undefined;
  return (
    <div class="beside">
      <div class="stack far">
        <div class="stack near">
          <h1>{t("card")}</h1>
          <p>{t("card.text")}</p>
        </div>
        {isPublic ? (
          <Published persona={persona} change={setPersona} />
        ) : (
          <Unpublished {...{ persona, profile }} change={setPersona} />
        )}
        {isPublic && <OthersTalk persona={persona} change={setPersona} />}
        <Files name={profile.name} />
      </div>
      <section class="stack near" aria-labelledby="preview">
        <h2 id="preview" class="muted small">
          {t("card.looks")}
        </h2>
        <div class="panel stack">
          <OwnEmblem version={persona.readyVersion ?? persona.version} size="large" />
          <div>
            <p class="preview-name" dir="auto">
              {profile.name}
            </p>
            <p class="voice" dir="auto" lang={language}>
              {profile.tagline}
            </p>
          </div>
          <CardTraits domains={traits.domains} />
        </div>
      </section>
    </div>
  );
}

type StateProps = { persona: api.Persona; change(next: api.Persona): void };

function Published({ persona, change }: StateProps) {
  const { isBusy, error, run } = useAction();
  const url = `${location.origin}/c/${persona.handle}`;
  const withdraw = () =>
    run(async () => change({ ...persona, ...(await api.changePersona({ visibility: "private" })) }));
  return (
    <section class="stack near" aria-labelledby="public">
      <h2 id="public">{t("card.public")}</h2>
      <Share label={t("card.address")} url={url} text={t("card.share")} />
      <Failure error={error} />
      <p class="row">
        <a class="button filled" href={url} target="_blank" rel="noreferrer">
          {t("card.open")}
        </a>
        <Button look="danger" text="card.withdraw" onClick={withdraw} disabled={isBusy} />
      </p>
      <p class="muted small">{t("card.withdraw.text")}</p>
    </section>
  );
}

const HANDLE = "[a-z0-9][a-z0-9\\-]{1,28}[a-z0-9]";

/** "Ada Lovelace" → "ada-lovelace". */
const suggested = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 30)
    .replace(/^-+|-+$/g, "");

function Unpublished({ persona, profile, change }: StateProps & { profile: api.Profile }) {
  const [handle, setHandle, published] = useTyped("card.handle", persona.handle ?? suggested(profile.name));
  const { isBusy, error, run } = useAction();
  const isTaken = error instanceof api.Problem && error.code === "handle_taken";
  const publish = (event: Event) => {
    event.preventDefault();
    void run(async () => {
      change({ ...persona, ...(await api.changePersona({ visibility: "public", handle })) });
      published();
    });
  };
  return (
    <form class="stack near" onSubmit={publish}>
      <h2>{t("card.private")}</h2>
      <div class="field">
        <label for="handle">{t("card.address")}</label>
        <p class="muted small" id="handle-help">
          {t("card.address.text", { host: location.host })}
        </p>
        <input
          id="handle"
          type="text"
          required
          minLength={3}
          maxLength={30}
          pattern={HANDLE}
          autoCapitalize="none"
          autoComplete="off"
          spellcheck={false}
          aria-describedby="handle-help"
          aria-invalid={isTaken}
          value={handle}
          onInput={(event) => setHandle(event.currentTarget.value.toLowerCase())}
        />
      </div>
      <Failure error={error} />
      <p>
        <Button look="filled" text="card.publish" disabled={isBusy} />
      </p>
    </form>
  );
}

/** The persona for other chat programs, without the numbers unless they are asked for. */
function Files({ name }: { name: string }) {
  const [withTraits, setWithTraits] = useState(false);
  const { isBusy, error, run } = useAction();
  const save = (extension: "" | ".png") =>
    run(async () => {
      const response = await api.characterCard(extension, withTraits);
      const file =
        /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? "persona";
      saveAs(await response.blob(), file);
    });
  return (
    <section class="stack near" aria-labelledby="files">
      <h2 id="files">{t("card.file")}</h2>
      <p>{t("card.file.text", { name })}</p>
      <label class="choice">
        <input type="checkbox" checked={withTraits} onChange={() => setWithTraits(!withTraits)} />
        <span>{t("card.file.numbers")}</span>
      </label>
      <Failure error={error} />
      <p class="row">
        <Button text="card.file.picture" onClick={() => save(".png")} disabled={isBusy} />
        <Button text="card.file.json" onClick={() => save("")} disabled={isBusy} />
      </p>
      <p class="muted small">{t("card.file.one-way")}</p>
    </section>
  );
}
