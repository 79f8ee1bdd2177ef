/**
 * Somebody who was sent a link: who asks, what they will see of it, how long it takes; the questionnaire; and a receipt.
 * There is no sign-in, and what is answered stays in this browser until it is sent.
 */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useLoad } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { Choices } from "../parts/choices.tsx";
import { Share } from "../parts/copy.tsx";
import { Failure, Loading } from "../parts/failure.tsx";
import { useKeptAnswers, written } from "../parts/kept-answers.ts";
import { Questionnaire } from "../parts/survey.tsx";
import { useParams } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { t } from "../words/index.ts";
import { languageName } from "../words/time.ts";

const RELATIONS = ["friend", "family", "partner", "colleague", "other"] as const;

type Stage = "before" | "questions" | "after";

export function Respondent() {
  const { token = "" } = useParams();
  const [language, setLanguage] = useState<string>();
  const { data, error, reload } = useLoad(() => api.survey(token, language), [token, language]);
  return (
    <Screen title={data ? t("respondent.about", { about: data.about }) : t("respondent")}>
      {data ? (
        <Survey token={token} survey={data} setLanguage={setLanguage} />
      ) : error === undefined ? (
        <Loading />
      ) : (
        <div class="stack">
          <h1>{t("respondent.cannot")}</h1>
          <Failure error={error} retry={reload} />
        </div>
      )}
    </Screen>
  );
}

type SurveyProps = { token: string; survey: api.Survey; setLanguage(language: string): void };

function Survey({ token, survey, setLanguage }: SurveyProps) {
  const { items, scale, questions, language, dir, about, start } = survey;
  const [given, keep, drop] = useKeptAnswers(token);
  const [relation, setRelation] = useState("");
  const [stage, setStage] = useState<Stage>("before");
  const [receipt, setReceipt] = useState<string | null>(null);
  const [key] = useState(() => crypto.randomUUID());
  const { isBusy, error, run } = useAction();

  const send = () =>
    run(async () => {
      const body = { relation, answers: given.answers, openAnswers: written(given), start };
      const sent = await api.answerSurvey(token, body, key);
      drop();
      setReceipt(sent.receipt);
    });

  if (receipt !== null) return <Thanks about={about} receipt={receipt} />;
  if (stage === "before")
    return (
      <Before
        {...{ survey, relation, setRelation, setLanguage }}
        begun={Object.keys(given.answers).length}
        begin={() => setStage("questions")}
      />
    );
  if (stage === "questions")
    return (
      <div class="stack">
        <h1 class="quiet">{t("respondent.about", { about })}</h1>
        <Questionnaire
          {...{ items, scale, questions, language, dir, given }}
          lead={t("respondent.lead", { about })}
          onChange={keep}
          onDone={() => setStage("after")}
        />
        <p class="muted small">{t("respondent.kept")}</p>
      </div>
    );
  return (
    <div class="stack">
      <h1>{t("survey.all")}</h1>
      <p>{t("respondent.ready", { about })}</p>
      <Failure error={error} retry={send} />
      <p class="row">
        <Button look="filled" text="respondent.send" onClick={send} disabled={isBusy} />
        <Button text="survey.look" onClick={() => setStage("questions")} />
      </p>
    </div>
  );
}

const sentences = (text: string, language: string): string[] =>
  Array.from(new Intl.Segmenter(language, { granularity: "sentence" }).segment(text), ({ segment }) =>
    segment.trim(),
  );

type BeforeProps = {
  survey: api.Survey;
  relation: string;
  setRelation(relation: string): void;
  setLanguage(language: string): void;
  begun: number;
  begin(): void;
};

function Before({ survey, relation, setRelation, setLanguage, begun, begin }: BeforeProps) {
  const { about, items, questions, language, languages, dir, minutes, instruction } = survey;
  const { notice, noticeLanguage = language } = survey;
  return (
    <div class="stack far">
      <div class="stack near">
        <h1 dir="auto">{t("respondent.title", { about })}</h1>
        <p class="voice">{t("respondent.text", { about, n: items.length + questions.length, minutes })}</p>
      </div>
      {languages.length > 1 && (
        <div class="field">
          <label for="survey-language">{t("respondent.language")}</label>
          <select
            id="survey-language"
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value)}
          >
            {languages.map((code) => (
              <option key={code} value={code}>
                {languageName(code)}
              </option>
            ))}
          </select>
        </div>
      )}
      <section class="stack tight">
        <h2>{t("respondent.how")}</h2>
        <p lang={language} dir={dir}>
          {instruction}
        </p>
      </section>
      <section class="stack tight">
        <h2>{t("respondent.who-sees")}</h2>
        <div class="stack tight" lang={noticeLanguage} dir={noticeLanguage === language ? dir : "ltr"}>
          {sentences(notice, noticeLanguage).map((sentence) => (
            <p key={sentence} class="muted">
              {sentence}
            </p>
          ))}
        </div>
      </section>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <Choices
          legend={t("respondent.relation", { about })}
          look="relations"
          name="relation"
          values={RELATIONS}
          chosen={relation}
          choose={setRelation}
          label={(value) => t(`relation.${value}`)}
          required
        />
        <p>
          <button type="submit" class="button filled">
            {begun > 0 ? t("respondent.go-on", { n: begun }) : t("respondent.begin")}
          </button>
        </p>
      </form>
    </div>
  );
}

function Thanks({ about, receipt }: { about: string; receipt: string }) {
  return (
    <div class="stack arrives">
      <h1>{t("thanks")}</h1>
      <p class="voice">{t("thanks.text", { about })}</p>
      <section class="panel stack near">
        <h2>{t("receipt")}</h2>
        <p>{t("thanks.receipt")}</p>
        <Share
          label={t("thanks.keep")}
          url={`${location.origin}/app/receipt#${receipt}`}
          text={t("thanks.share")}
        />
      </section>
      <p>
        <a href="/app/welcome">{t("thanks.you")}</a>
      </p>
    </div>
  );
}
