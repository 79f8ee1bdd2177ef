/** One analysis: who has answered, the link for others, and the making of a persona. */
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useLoad } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { Confirm } from "../parts/confirm.tsx";
import { Share } from "../parts/copy.tsx";
import { Failure, Show } from "../parts/failure.tsx";
import { useLocation, useParams } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { rich, t } from "../words/index.ts";

const ENOUGH = 3;

export function AnalysisScreen() {
  const { id = "" } = useParams();
  const loaded = useLoad(() => api.analysis(id), [id]);
  return (
    <Screen title={loaded.data?.title ?? t("analysis")}>
      <Show of={loaded}>{(analysis) => <Analysis analysis={analysis} change={loaded.set} />}</Show>
    </Screen>
  );
}

type Props = { analysis: api.Analysis; change(next: api.Analysis): void };

function Analysis({ analysis, change }: Props) {
  const { id, title, status, responses, questions } = analysis;
  const { route } = useLocation();
  const { isBusy, error, run } = useAction();
  // What is shown has been seen; that it could not be said so loses nothing.
  const { peer } = responses;
  useEffect(() => {
    if (peer > 0) api.seen(id, peer).catch(() => {});
  }, [id, peer]);
  const canMake = responses.self > 0 || responses.peer >= ENOUGH;
  const make = () =>
    run(async () => {
      await api.generate(id);
      route("/app/making");
    });
  const answer = `/app/analyses/${id}/answer`;
  return (
    <div class="stack far">
      <div class="stack near">
        <h1 dir="auto">{title}</h1>
        {status === "closed" && <p class="muted">{t("analysis.closed")}</p>}
      </div>

      <section class="stack near" aria-labelledby="own">
        <h2 id="own">{t("analysis.you")}</h2>
        {responses.self > 0 ? (
          <p>{rich("analysis.answered", { link: <a href={answer}>{t("analysis.anew")}</a> })}</p>
        ) : (
          <>
            <p>{t("analysis.first")}</p>
            <p>
              <a class={canMake ? "button" : "button filled"} href={answer}>
                {t("analysis.answer.verb")}
              </a>
            </p>
          </>
        )}
      </section>

      <section class="stack near" aria-labelledby="others">
        <h2 id="others">{t("analysis.others")}</h2>
        <Others {...responses} />
        {status === "open" && (
          <Share label={t("analysis.link")} url={analysis.shareUrl} text={t("analysis.share", { title })} />
        )}
        <p class="muted small">{t("analysis.groups")}</p>
      </section>

      {questions.length > 0 && (
        <section class="stack near" aria-labelledby="questions">
          <h2 id="questions">{t("analysis.questions")}</h2>
          <ul class="stack tight long">
            {questions.map((question) => (
              <li key={question.id} dir="auto">
                {question.text}
              </li>
            ))}
          </ul>
        </section>
      )}

      {canMake && (
        <section class="panel stack near" aria-labelledby="make">
          <h2 id="make">{t("home.persona")}</h2>
          <p>{responses.peer >= ENOUGH ? t("analysis.make.all") : t("analysis.make.alone")}</p>
          <Failure error={error} retry={make} />
          <p>
            <Button look="filled" text="analysis.make" onClick={make} disabled={isBusy} />
          </p>
        </section>
      )}
      <Manage analysis={analysis} change={change} />
    </div>
  );
}

function Others({ peer, waiting, excluded }: api.Analysis["responses"]) {
  if (peer === 0 && waiting === 0) return <p>{t("analysis.nobody")}</p>;
  return (
    <p>
      <strong>{t("analysis.n-answered", { n: peer })}</strong>
      {waiting > 0 && ` ${t(waiting < ENOUGH ? "analysis.waiting" : "analysis.next", { n: waiting })}`}
      {excluded > 0 && ` ${t("analysis.excluded", { n: excluded })}`}
    </p>
  );
}

function Manage({ analysis, change }: Props) {
  const { id, status } = analysis;
  const { route } = useLocation();
  const [asked, setAsked] = useState<"delete" | "link">();
  const { error, run } = useAction();
  const isOpen = status === "open";
  const toggle = () =>
    run(async () => change(await api.changeAnalysis(id, { status: isOpen ? "closed" : "open" })));
  return (
    <section class="stack tight" aria-labelledby="manage">
      <h2 id="manage">{t("analysis.manage")}</h2>
      <Failure error={error} />
      <p class="row">
        <Button text={isOpen ? "analysis.close" : "analysis.open"} onClick={toggle} />
        <Button text="analysis.new-link" onClick={() => setAsked("link")} />
        <Button look="danger" text="delete" onClick={() => setAsked("delete")} />
      </p>
      {asked === "delete" && (
        <Confirm
          title={t("analysis.delete")}
          verb="delete"
          onConfirm={async () => {
            await api.deleteAnalysis(id);
            route("/app/");
          }}
          onClose={() => setAsked(undefined)}
        >
          <p>{t("analysis.delete.text")}</p>
        </Confirm>
      )}
      {asked === "link" && (
        <Confirm
          title={t("analysis.new-link.ask")}
          verb="analysis.new-link"
          onConfirm={async () => change({ ...analysis, ...(await api.renewLink(id)) })}
          onClose={() => setAsked(undefined)}
        >
          <p>{t("analysis.new-link.text")}</p>
        </Confirm>
      )}
    </section>
  );
}
