/** What a respondent said, by the receipt that only they have, which stands after the # and so reaches no server's log. */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useLoad } from "../hooks.ts";
import { Confirm } from "../parts/confirm.tsx";
import { Failure, Loading } from "../parts/failure.tsx";
import { Screen } from "../shell.tsx";
import { day } from "../words/time.ts";

export function Receipt() {
  const receipt = location.hash.slice(1);
  const { data, error, reload } = useLoad(() => api.receipt(receipt), [receipt]);
  const [state, setState] = useState<"asking" | "gone">();
  if (state === "gone")
    return (
      <Screen title="Withdrawn">
        <div class="stack">
          <h1>Your answers are gone</h1>
          <p>They are deleted, and the group that they were part of is put together anew.</p>
        </div>
      </Screen>
    );
  return (
    <Screen title="Your receipt">
      <div class="stack">
        <h1>What you said</h1>
        {data ? (
          <>
            <p>
              You answered a survey{data.about && ` about ${data.about}`}
              {data.receivedOn && ` on ${day(data.receivedOn)}`}.
            </p>
            <p>
              <button type="button" class="button danger" onClick={() => setState("asking")}>
                Take my answers back
              </button>
            </p>
          </>
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
            <p>
              They are deleted for good. A portrait that was made with them is made anew without them next
              time.
            </p>
          </Confirm>
        )}
      </div>
    </Screen>
  );
}
