/**
 * Somebody who was sent a link: who asks, what they will see of it, how long it takes; the questionnaire; and a receipt.
 * There is no sign-in, and what is answered stays in this browser until it is sent.
 */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useLoad } from "../hooks.ts";
import { Share } from "../parts/copy.tsx";
import { Failure, Loading } from "../parts/failure.tsx";
import { useKeptAnswers, written } from "../parts/kept-answers.ts";
import { Questionnaire } from "../parts/survey.tsx";
import { useParams } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { count, dirOf } from "../words/time.ts";

const RELATIONS = [
  ["friend", "A friend"],
  ["family", "Family"],
  ["partner", "Their partner"],
  ["colleague", "A colleague"],
  ["other", "Somebody else"],
] as const;

type Stage = "before" | "questions" | "after";

export function Respondent() {
  const { token = "" } = useParams();
  const { data, error, reload } = useLoad(() => api.survey(token), [token]);
  return (
    <Screen title={data ? `About ${data.about}` : "A survey"}>
      {data ? (
        <Survey token={token} survey={data} />
      ) : error === undefined ? (
        <Loading />
      ) : (
        <div class="stack">
          <h1>This survey cannot be opened</h1>
          <Failure error={error} retry={reload} />
        </div>
      )}
    </Screen>
  );
}

function Survey({ token, survey }: { token: string; survey: api.Survey }) {
  const { items, scale, questions, language, about } = survey;
  const [given, keep, drop] = useKeptAnswers(token);
  const [relation, setRelation] = useState("");
  const [stage, setStage] = useState<Stage>("before");
  const [receipt, setReceipt] = useState<string | null>(null);
  const [key] = useState(() => crypto.randomUUID());
  const { isBusy, error, run } = useAction();
  const dir = survey.dir ?? dirOf(language);

  const send = () =>
    run(async () => {
      const { answers } = given;
      const { start } = survey;
      const body = { relation, answers, openAnswers: written(given), ...(start !== undefined && { start }) };
      const sent = await api.answerSurvey(token, body, key);
      drop();
      setReceipt(sent.receipt ?? "");
    });

  if (receipt !== null) return <Thanks about={about} receipt={receipt} />;
  if (stage === "before")
    return (
      <Before
        {...{ survey, dir, relation, setRelation }}
        begun={Object.keys(given.answers).length}
        begin={() => setStage("questions")}
      />
    );
  if (stage === "questions")
    return (
      <div class="stack">
        <h1 class="quiet">About {about}</h1>
        <Questionnaire
          {...{ items, scale, questions, language, dir, given }}
          lead={`How accurately does this describe ${about}?`}
          onChange={keep}
          onDone={() => setStage("after")}
        />
        <p class="muted small">What you have answered stays in this browser until you send it.</p>
      </div>
    );
  return (
    <div class="stack">
      <h1>That was all</h1>
      <p>Your answers about {about} are ready to be sent. Nothing has been sent so far.</p>
      <Failure error={error} retry={send} />
      <p class="row">
        <button type="button" class="button filled" onClick={send} disabled={isBusy}>
          Send my answers
        </button>
        <button type="button" class="button" onClick={() => setStage("questions")}>
          Look at them again
        </button>
      </p>
    </div>
  );
}

type BeforeProps = {
  survey: api.Survey;
  dir: api.Dir;
  relation: string;
  setRelation(relation: string): void;
  begun: number;
  begin(): void;
};

function Before({ survey, dir, relation, setRelation, begun, begin }: BeforeProps) {
  const {
    about,
    items,
    questions,
    language,
    minutes = Math.ceil(items.length / 6),
    instruction,
    notice,
  } = survey;
  return (
    <div class="stack far">
      <div class="stack near">
        <h1>How do you see {about}?</h1>
        <p class="voice">
          {about} would like to know how people who know them see them. It is{" "}
          {items.length + questions.length} questions and takes about {minutes} minutes. You give no name and
          need no account.
        </p>
      </div>
      {instruction !== undefined && (
        <section class="stack tight">
          <h2>How to answer</h2>
          <p lang={language} dir={dir}>
            {instruction}
          </p>
        </section>
      )}
      <section class="stack tight">
        <h2>Who sees what</h2>
        {notice === undefined ? (
          <p>
            {about} sees how many have answered, and what groups of three or more say together; never your
            answers alone, and not who you are. You get a receipt by which you can take your answers back.
          </p>
        ) : (
          <p class="muted" lang={language} dir={dir}>
            {notice}
          </p>
        )}
      </section>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <fieldset class="field">
          <legend>Who are you to {about}?</legend>
          <div class="choices relations">
            {RELATIONS.map(([value, label]) => (
              <label key={value} class="choice">
                <input
                  type="radio"
                  name="relation"
                  required
                  checked={relation === value}
                  onChange={() => setRelation(value)}
                />
                <span>{label}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <p>
          <button type="submit" class="button filled">
            {begun > 0 ? `Go on after ${count(begun, "answer")}` : "Begin"}
          </button>
        </p>
      </form>
    </div>
  );
}

function Thanks({ about, receipt }: { about: string; receipt: string }) {
  return (
    <div class="stack arrives">
      <h1>Thank you</h1>
      <p class="voice">Your answers are stored, and help {about} to be seen by more than one pair of eyes.</p>
      {receipt !== "" && (
        <section class="panel stack near">
          <h2>Your receipt</h2>
          <p>
            With this address you can read what you said, and take it back. Nobody else has it, and it is
            shown once.
          </p>
          <Share
            label="Keep it"
            url={`${location.origin}/app/receipt#${receipt}`}
            text="My receipt of a survey of Persona AI"
          />
        </section>
      )}
      <p>
        <a href="/app/welcome">What would people say about you?</a>
      </p>
    </div>
  );
}
