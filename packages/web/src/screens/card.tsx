/** The card: its address, what is on it, in public or not; and the persona as a file for other programs. */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useLoad } from "../hooks.ts";
import { CardTraits } from "../parts/card-traits.tsx";
import { Share } from "../parts/copy.tsx";
import { OwnEmblem } from "../parts/emblem.tsx";
import { Failure, Loading } from "../parts/failure.tsx";
import { SignedIn } from "../parts/guard.tsx";
import { Screen } from "../shell.tsx";
import { None } from "./persona.tsx";

export function CardScreen() {
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
    <Screen title="Your card" wide>
      {persona?.profile && persona.traits ? (
        <Editor first={persona} profile={persona.profile} traits={persona.traits} />
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

type Props = { first: api.Persona; profile: api.Profile; traits: api.Traits };

function Editor({ first, profile, traits }: Props) {
  const [persona, setPersona] = useState(first);
  const isPublic = persona.visibility === "public" && persona.handle !== undefined;
  return (
    <div class="beside">
      <div class="stack far">
        <div class="stack near">
          <h1>Your card</h1>
          <p>
            A card is a page that anybody with its address can see: name, tagline, summary and traits, as
            beside. Anybody who is signed in may talk with your persona, and compare themselves with it. Your
            answers, and who answered, are never on it.
          </p>
        </div>
        {isPublic ? (
          <Published persona={persona} change={setPersona} />
        ) : (
          <Unpublished {...{ persona, profile }} change={setPersona} />
        )}
        <Files name={profile.name} />
      </div>
      <section class="stack near" aria-labelledby="preview">
        <h2 id="preview" class="muted small">
          How it looks
        </h2>
        <div class="panel stack">
          <OwnEmblem version={persona.readyVersion ?? persona.version} size="large" />
          <div>
            <p class="preview-name">{profile.name}</p>
            <p class="voice">{profile.tagline}</p>
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
      <h2 id="public">It is public</h2>
      <Share label="Its address" url={url} text="My persona" />
      <Failure error={error} />
      <p class="row">
        <a class="button filled" href={url} target="_blank" rel="noreferrer">
          Open the card
        </a>
        <button type="button" class="button danger" onClick={withdraw} disabled={isBusy}>
          Withdraw it
        </button>
      </p>
      <p class="muted small">
        Withdrawn, it is gone for others within half a minute. The address stays yours.
      </p>
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
  const [handle, setHandle] = useState(persona.handle ?? suggested(profile.name));
  const { isBusy, error, run } = useAction();
  const isTaken = error instanceof api.Problem && error.code === "handle_taken";
  const publish = (event: Event) => {
    event.preventDefault();
    void run(async () =>
      change({ ...persona, ...(await api.changePersona({ visibility: "public", handle })) }),
    );
  };
  return (
    <form class="stack near" onSubmit={publish}>
      <h2>It is not public</h2>
      <div class="field">
        <label for="handle">Its address</label>
        <p class="muted small" id="handle-help">
          {location.host}/c/… — 3 to 30 small letters, digits and hyphens.
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
        <button type="submit" class="button filled" disabled={isBusy}>
          Publish my card
        </button>
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
      const url = URL.createObjectURL(await response.blob());
      Object.assign(document.createElement("a"), { href: url, download: file }).click();
      URL.revokeObjectURL(url);
    });
  return (
    <section class="stack near" aria-labelledby="files">
      <h2 id="files">A character card</h2>
      <p>
        Other chat programs (SillyTavern, RisuAI and more) take {name} as a file: a picture that holds the
        persona, or its JSON. What happens to it there is in your hands.
      </p>
      <label class="choice">
        <input type="checkbox" checked={withTraits} onChange={() => setWithTraits(!withTraits)} />
        <span>With the numbers of my traits</span>
      </label>
      <Failure error={error} />
      <p class="row">
        <button type="button" class="button" onClick={() => save(".png")} disabled={isBusy}>
          Save the picture
        </button>
        <button type="button" class="button" onClick={() => save("")} disabled={isBusy}>
          Save the JSON
        </button>
      </p>
    </section>
  );
}
