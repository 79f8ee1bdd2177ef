/** What the persona remembers of oneself: to read, to correct, to have forgotten. */
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useLoad } from "../hooks.ts";
import { Confirm } from "../parts/confirm.tsx";
import { Failure } from "../parts/failure.tsx";
import { day } from "../words/time.ts";
import { onChange } from "./chat-news.ts";
import type { Whom } from "./chat-whom.ts";

/** A memory is learnt after the answer has ended. */
const LEARNT_MS = [1_000, 4_000];

export function Memories({ persona }: { persona: Whom }) {
  const { id, name } = persona;
  const { data, error, reload } = useLoad(() => api.memories(id), [id]);
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    const stop = onChange((changed) => {
      if (changed === id) for (const pause of LEARNT_MS) setTimeout(reload, pause);
    });
    return stop;
  }, [id, reload]);
  const known = (data?.items ?? []).filter(({ endedAt }) => endedAt === undefined);
  return (
    <aside class="stack near memories" aria-labelledby="memories">
      <h2 id="memories">What it remembers of you</h2>
      <Failure error={error} retry={reload} />
      {known.length === 0 ? (
        <p class="muted small">
          Nothing so far. What you tell {name} about yourself appears here, for you to correct.
        </p>
      ) : (
        <ul class="list">
          {known.map((memory) => (
            <Memory key={memory.id} personaId={id} memory={memory} reload={reload} />
          ))}
        </ul>
      )}
      <p>
        <button type="button" class="button plain small" onClick={() => setAsked(true)}>
          Delete this conversation
        </button>
      </p>
      {isAsked && (
        <Confirm
          title="Delete this conversation?"
          verb="Delete it"
          onConfirm={async () => {
            await api.deleteMessages(id);
            location.reload();
          }}
          onClose={() => setAsked(false)}
        >
          <p>Everything you and {name} have said, and everything it remembers of you, goes for good.</p>
        </Confirm>
      )}
    </aside>
  );
}

type MemoryProps = { personaId: string; memory: api.Memory; reload(): void };

function Memory({ personaId, memory, reload }: MemoryProps) {
  const [draft, setDraft] = useState<string>();
  const { isBusy, error, run } = useAction();
  const keep = () =>
    run(async () => {
      await api.changeMemory(personaId, memory.id, draft?.trim() ?? memory.text);
      setDraft(undefined);
      reload();
    });
  const forget = () =>
    run(async () => {
      await api.forgetMemory(personaId, memory.id);
      reload();
    });
  const id = `memory-${memory.id}`;
  return (
    <li class="stack tight">
      {draft === undefined ? (
        <p dir="auto">{memory.text}</p>
      ) : (
        <div class="field">
          <label for={id} class="hidden">
            What is true
          </label>
          <textarea
            id={id}
            rows={3}
            maxLength={500}
            value={draft}
            onInput={(event) => setDraft(event.currentTarget.value)}
          />
        </div>
      )}
      <Failure error={error} />
      {draft === undefined ? (
        <p class="row small">
          <span class="muted">{day(memory.createdAt)}</span>
          <button type="button" class="button plain small" onClick={() => setDraft(memory.text)}>
            Correct<span class="hidden">: {memory.text}</span>
          </button>
          <button type="button" class="button plain small" onClick={forget} disabled={isBusy}>
            Forget<span class="hidden">: {memory.text}</span>
          </button>
        </p>
      ) : (
        <p class="row">
          <button type="button" class="button" onClick={keep} disabled={isBusy || draft.trim() === ""}>
            Keep it so
          </button>
          <button type="button" class="button plain" onClick={() => setDraft(undefined)}>
            Leave it
          </button>
        </p>
      )}
    </li>
  );
}
