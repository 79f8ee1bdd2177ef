/** Who may talk with a public persona, how much, and how much they have: counts alone, nobody's name and no words. */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useLoad } from "../hooks.ts";
import { Choices } from "../parts/choices.tsx";
import { Failure, Show } from "../parts/failure.tsx";
import { locale, t } from "../words/index.ts";

const AUDIENCES = ["signed_in", "nobody"] as const;
/** Tokens a month; 0 stands for no end. An answer takes one to three thousand, most of them for what it is asked with. */
const BUDGETS = [0, 100_000, 1_000_000, 10_000_000];

const number = (n: number): string => new Intl.NumberFormat(locale()).format(n);

type Props = { persona: api.Persona; change(next: api.Persona): void };

export function OthersTalk({ persona, change }: Props) {
  const { audience = "signed_in", tokensPerMonth = 0 } = persona.chat ?? {};
  const [note, setNote] = useState("");
  const { isBusy, error, run } = useAction();
  const set = (chat: NonNullable<api.PersonaChange["chat"]>) =>
    run(async () => {
      setNote("");
      change({ ...persona, ...(await api.changePersona({ chat })) });
      setNote(t("settings.saved"));
    });
  const budgets = BUDGETS.includes(tokensPerMonth) ? BUDGETS : [...BUDGETS, tokensPerMonth];
  return (
    <section class="stack near" aria-labelledby="talk">
      <h2 id="talk">{t("talk")}</h2>
      <Choices
        legend={t("talk.who")}
        isLegendHidden
        name="audience"
        values={AUDIENCES}
        chosen={audience}
        choose={(value) => set({ audience: value })}
        label={(value) => t(`talk.${value}`)}
        isDisabled={() => isBusy}
      />
      {audience === "signed_in" && (
        <div class="field">
          <label for="budget">{t("talk.budget")}</label>
          <p class="muted small" id="budget-help">
            {t("talk.budget.text")}
          </p>
          <select
            id="budget"
            aria-describedby="budget-help"
            value={tokensPerMonth}
            disabled={isBusy}
            onChange={(event) => set({ tokensPerMonth: Number(event.currentTarget.value) || null })}
          >
            {budgets.map((tokens) => (
              <option key={tokens} value={tokens}>
                {tokens === 0 ? t("talk.no-end") : t("talk.tokens", { n: number(tokens) })}
              </option>
            ))}
          </select>
        </div>
      )}
      <Failure error={error} />
      <p class="small muted" role="status">
        {note}
      </p>
      <Use />
    </section>
  );
}

function Use() {
  return (
    <Show of={useLoad(api.personaUse, [])} isPart>
      {({ people, messages, items }) =>
        people === 0 ? (
          <p class="muted">{t("talk.nobody-yet")}</p>
        ) : (
          <>
            <p>{t("talk.use", { n: people, messages: number(messages) })}</p>
            <div class="scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t("talk.month")}</th>
                    <th scope="col">{t("talk.people")}</th>
                    <th scope="col">{t("talk.messages")}</th>
                    <th scope="col">{t("talk.tokens-used")}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((month) => (
                    <tr key={month.month}>
                      <th scope="row">{nameOf(month.month)}</th>
                      <td>{number(month.people)}</td>
                      <td>{number(month.messages)}</td>
                      <td>{number(month.tokens)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )
      }
    </Show>
  );
}

/** "2026-11" → "November 2026". */
const nameOf = (month: string): string =>
  new Intl.DateTimeFormat(locale(), { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
