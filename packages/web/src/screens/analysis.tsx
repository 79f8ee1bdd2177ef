/** One analysis: who has answered, the link for others, and the making of a persona. */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useLoad } from "../hooks.ts";
import { Confirm } from "../parts/confirm.tsx";
import { Share } from "../parts/copy.tsx";
import { Failure, Loading } from "../parts/failure.tsx";
import { SignedIn } from "../parts/guard.tsx";
import { useLocation, useParams } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { count } from "../words/time.ts";

const ENOUGH = 3;

export function AnalysisScreen() {
  return (
    <SignedIn>
      <Loaded />
    </SignedIn>
  );
}

function Loaded() {
  const { id = "" } = useParams();
  const { data, error, reload, set } = useLoad(() => api.analysis(id), [id]);
  return (
    <Screen title={data?.title ?? "Analysis"}>
      {data ? (
        <Analysis analysis={data} change={set} />
      ) : error === undefined ? (
        <Loading />
      ) : (
        <Failure error={error} retry={reload} />
      )}
    </Screen>
  );
}

function Analysis({ analysis, change }: { analysis: api.Analysis; change(next: api.Analysis): void }) {
  const { id, title, status, responses, questions } = analysis;
  const { route } = useLocation();
  const { isBusy, error, run } = useAction();
  const isAnswered = responses.self > 0;
  const canMake = isAnswered || responses.peer >= ENOUGH;
  const make = () =>
    run(async () => {
      await api.generate(id);
      route("/app/making");
    });
  return (
    <div class="stack far">
      <div class="stack near">
        <h1>{title}</h1>
        {status === "closed" && <p class="muted">Closed: it takes no more answers.</p>}
      </div>

      <section class="stack near" aria-labelledby="own">
        <h2 id="own">You</h2>
        {isAnswered ? (
          <p>
            You have answered. You can <a href={`/app/analyses/${id}/answer`}>answer anew</a>; your new
            answers then stand for the old ones.
          </p>
        ) : (
          <>
            <p>Your own answers come first: one question at a time, and what you have answered is kept.</p>
            <p>
              <a class={canMake ? "button" : "button filled"} href={`/app/analyses/${id}/answer`}>
                Answer the questions
              </a>
            </p>
          </>
        )}
      </section>

      <section class="stack near" aria-labelledby="others">
        <h2 id="others">People who know you</h2>
        <Others {...responses} />
        {status === "open" && (
          <Share label="The link for them" url={analysis.shareUrl} text={`How do you see me? ${title}`} />
        )}
        <p class="muted small">
          They need no account and give no name. Their answers are used in groups of three or more, so that
          nobody can be told apart, and a group counts once it is full.
        </p>
      </section>

      {questions.length > 0 && (
        <section class="stack near" aria-labelledby="questions">
          <h2 id="questions">Your own questions</h2>
          <ul class="stack tight">
            {questions.map((question) => (
              <li key={question.id}>{question.text}</li>
            ))}
          </ul>
        </section>
      )}

      {canMake && (
        <section class="panel stack near" aria-labelledby="make">
          <h2 id="make">Your persona</h2>
          <p>
            {responses.peer >= ENOUGH
              ? "It is made from your answers and theirs. That takes a minute or two, and you may leave the page."
              : "It can be made from your own answers now, and made anew when others have answered."}
          </p>
          <Failure error={error} retry={make} />
          <p>
            <button type="button" class="button filled" onClick={make} disabled={isBusy}>
              Make my persona
            </button>
          </p>
        </section>
      )}
      <Manage analysis={analysis} change={change} />
    </div>
  );
}

function Others({ peer, waiting = 0, excluded = 0 }: api.Analysis["responses"]) {
  if (peer === 0 && waiting === 0) return <p>Nobody has answered yet. Ask three people or more.</p>;
  return (
    <p>
      <strong>{count(peer, "person has", "people have")} answered.</strong>
      {waiting > 0 && ` ${count(waiting, "answer waits", "answers wait")} until a group of three is full.`}
      {excluded > 0 &&
        ` ${count(excluded, "answer was", "answers were")} given without care and ${excluded === 1 ? "is" : "are"} left out.`}
    </p>
  );
}

function Manage({ analysis, change }: { analysis: api.Analysis; change(next: api.Analysis): void }) {
  const { id, status } = analysis;
  const { route } = useLocation();
  const [asked, setAsked] = useState<"delete" | "link">();
  const { error, run } = useAction();
  const isOpen = status === "open";
  const toggle = () =>
    run(async () => change(await api.changeAnalysis(id, { status: isOpen ? "closed" : "open" })));
  return (
    <section class="stack tight" aria-labelledby="manage">
      <h2 id="manage">Manage</h2>
      <Failure error={error} />
      <p class="row">
        <button type="button" class="button" onClick={toggle}>
          {isOpen ? "Close it to answers" : "Open it again"}
        </button>
        <button type="button" class="button" onClick={() => setAsked("link")}>
          Make a new link
        </button>
        <button type="button" class="button danger" onClick={() => setAsked("delete")}>
          Delete it
        </button>
      </p>
      {asked === "delete" && (
        <Confirm
          title="Delete this analysis?"
          verb="Delete it"
          onConfirm={async () => {
            await api.deleteAnalysis(id);
            route("/app/");
          }}
          onClose={() => setAsked(undefined)}
        >
          <p>
            All answers in it go, yours and theirs, and the persona that was made from it. This cannot be
            undone.
          </p>
        </Confirm>
      )}
      {asked === "link" && (
        <Confirm
          title="Make a new link?"
          verb="Make a new link"
          onConfirm={async () => change({ ...analysis, ...(await api.renewLink(id)) })}
          onClose={() => setAsked(undefined)}
        >
          <p>The old link ends at once. Answers that have come in stay.</p>
        </Confirm>
      )}
    </section>
  );
}
