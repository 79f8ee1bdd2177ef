/** What a respondent said, by the receipt that only they have, which stands after the # and so reaches no server's log. */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { Confirm } from "../parts/confirm.tsx";
import { Failure, Loading } from "../parts/failure.tsx";
import { Screen } from "../shell.tsx";
import { day, dirOf } from "../words/time.ts";

async function load(receipt: string) {
  const given = await api.receipt(receipt);
  return { given, questionnaire: await api.questionnaire(given.instrument, given.language) };
}

export function Receipt() {
  const receipt = location.hash.slice(1);
  const { data, error, reload } = useLoad(() => load(receipt), [receipt]);
  const [state, setState] = useState<"asking" | "gone">();
  if (state === "gone")
    return (
      <Screen title="Withdrawn">
        <div class="stack">
          <h1>Your answers are gone</h1>
          <p>They are deleted, and nothing new is made of them.</p>
        </div>
      </Screen>
    );
  return (
    <Screen title="Your receipt">
      <div class="stack">
        <h1>What you said</h1>
        {data ? (
          <Given {...data} withdraw={() => setState("asking")} />
        ) : error === undefined ? (
          <Loading />
        ) : (
          <Failure error={error} retry={reload} />
        )}
        {state === "asking" && (
          <Confirm
            title="Take your answers back?"
            verb="Take them back"
            onConfirm={async () => {
              await api.withdraw(receipt);
              setState("gone");
            }}
            onClose={() => setState((now) => (now === "gone" ? now : undefined))}
          >
            <p>They are deleted for good. What was made before stays as it is.</p>
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
      <p>
        You answered about {about} on {day(receivedOn)}.
      </p>
      <p>
        <button type="button" class="button danger" onClick={withdraw}>
          Take my answers back
        </button>
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
