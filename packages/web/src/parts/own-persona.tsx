/** Screens about one's own persona: what is there of it, or what brings it. */
import type { ComponentChildren } from "preact";
import * as api from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { Screen } from "../shell.tsx";
import { t } from "../words/index.ts";
import { loadTraitWords } from "../words/traits.ts";
import { Show } from "./failure.tsx";

export type Own = {
  persona: api.Persona;
  profile: api.Profile;
  traits: api.Traits;
  /** What the profile is written in. */
  language: string | undefined;
};
type Props = { title: string; wide?: boolean; children(own: Own): ComponentChildren };

export function OwnPersona({ title, wide = false, children }: Props) {
  const home = useLoad(() => Promise.all([api.home(), loadTraitWords()]).then(([data]) => data), []);
  const { persona, analyses } = home.data ?? {};
  const { profile, traits } = persona ?? {};
  const language = analyses?.find(({ id }) => id === persona?.analysisId)?.language;
  return (
    <Screen title={profile?.name ?? title} wide={wide}>
      <Show of={home}>
        {(data) =>
          persona && profile && traits ? (
            children({ persona, profile, traits, language })
          ) : (
            <NoPersona {...data} />
          )
        }
      </Show>
    </Screen>
  );
}

export function NoPersona({ persona, analyses }: Pick<api.Home, "persona" | "analyses">) {
  const [href, verb] = persona
    ? ["/app/making", t(persona.status === "failed" ? "making.failed.see" : "home.making.verb")]
    : analyses[0]
      ? [`/app/analyses/${analyses[0].id}`, t("to-analysis")]
      : ["/app/new", t("new.begin")];
  return (
    <div class="stack">
      <h1>{t("persona.none")}</h1>
      <p>{t("persona.none.text")}</p>
      <p>
        <a class="button filled" href={href}>
          {verb}
        </a>
      </p>
    </div>
  );
}
