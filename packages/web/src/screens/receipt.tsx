/** What a respondent said, by the receipt that only they have, which stands after the # and so reaches no server's log. */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { Confirm } from "../parts/confirm.tsx";
import { Show } from "../parts/failure.tsx";
import { Screen } from "../shell.tsx";
import { t } from "../words/index.ts";
import { day, dirOf } from "../words/time.ts";
import { NotFound } from "./not-found.tsx";

async function load(receipt: string) {
  const given = await api.receipt(receipt);
  return { given, questionnaire: await api.questionnaire(given.instrument, given.language) };
}

export function Receipt() {
  const receipt = location.hash.slice(1);
  return receipt === "" ? <NotFound /> : <Said key={receipt} receipt={receipt} />;
}

function Said({ receipt }: { receipt: string }) {
  const loaded = useLoad(() => load(receipt), [receipt]);
  const [state, setState] = useState<"asking" | "gone">();
  if (state === "gone")
    return (
      <Screen title={t("receipt.gone")}>
        <div class="stack">
          <h1>{t("receipt.gone.title")}</h1>
          <p>{t("receipt.gone.text")}</p>
        </div>
      </Screen>
    );
  return (
    <Screen title={t("receipt")}>
      <div class="stack">
        <h1>{t("receipt.said")}</h1>
        <Show of={loaded} isPart>
          {(data) => <Given {...data} withdraw={() => setState("asking")} />}
        </Show>
        {state === "asking" && (
          <Confirm
            title={t("receipt.ask")}
            verb="receipt.verb"
            onConfirm={async () => {
              await api.withdraw(receipt);
              setState("gone");
            }}
            onClose={() => setState((now) => (now === "gone" ? now : undefined))}
          >
            <p>{t("receipt.ask.text")}</p>
          </Confirm>
        )}
      </div>
    </Screen>
  );
}

type Props = Awaited<ReturnType<typeof load>> & { withdraw(): void };

function Given({ given, questionnaire, withdraw }: Props) {
  const { about, receivedOn, answers, openAnswers, questions, language } = given;
  const labels = new Map(questionnaire.scale.map(({ value, label }) => [value, label]));
  const said = questions.flatMap(({ id, text }) =>
    openAnswers[id] ? [{ id, text, answer: openAnswers[id] }] : [],
  );
  return (
    <>
      <p>{t("receipt.about", { about, day: day(receivedOn) })}</p>
      <p>
        <Button look="danger" text="receipt.withdraw" onClick={withdraw} />
      </p>
      <dl class="said-list" lang={language} dir={questionnaire.dir ?? dirOf(language)}>
        {questionnaire.items.map(({ id, text }) => (
          <div key={id}>
            <dt>{text}</dt>
            <dd class="muted">{labels.get(answers[id] ?? Number.NaN) ?? "–"}</dd>
          </div>
        ))}
        {said.map(({ id, text, answer }) => (
          <div key={id}>
            <dt>{text}</dt>
            <dd class="muted">{answer}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
