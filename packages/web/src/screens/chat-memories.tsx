/** What the persona remembers of oneself: to read, to correct, to have forgotten. */
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useKept, useLoad } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { Confirm } from "../parts/confirm.tsx";
import { Failure } from "../parts/failure.tsx";
import { t } from "../words/index.ts";
import { day } from "../words/time.ts";
import { onChange } from "./chat-news.ts";
import type { Whom } from "./chat-whom.ts";

/** A memory is learnt after the answer has ended. */
const LEARNT_MS = [1_000, 4_000];

type Props = { persona: Whom; reload(): void };

export function Memories({ persona, reload: reloadTalk }: Props) {
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
    <section class="stack near" aria-labelledby="memories">
      <h2 id="memories">{t("memories")}</h2>
      <Failure error={error} retry={reload} />
      {known.length === 0 ? (
        <p class="muted small">{t("memories.none", { name })}</p>
      ) : (
        <ul class="list">
          {known.map((memory) => (
            <Memory key={memory.id} personaId={id} memory={memory} reload={reload} />
          ))}
        </ul>
      )}
      <p>
        <Button look="plain small" text="memories.delete" onClick={() => setAsked(true)} />
      </p>
      {isAsked && (
        <Confirm
          title={t("memories.delete.ask")}
          verb="delete"
          onConfirm={async () => {
            await api.deleteMessages(id);
            reload();
            reloadTalk();
          }}
          onClose={() => setAsked(false)}
        >
          <p>{t("memories.delete.text", { name })}</p>
        </Confirm>
      )}
    </section>
  );
}

type MemoryProps = { personaId: string; memory: api.Memory; reload(): void };

function Memory({ personaId, memory, reload }: MemoryProps) {
  const [draft, setDraft] = useKept(`memory.${memory.id}`);
  const [isEdited, setEdited] = useState(draft !== "");
  const { isBusy, error, run } = useAction();
  const keep = () =>
    run(async () => {
      await api.changeMemory(personaId, memory.id, draft.trim());
      close();
      reload();
    });
  const close = () => {
    setDraft("");
    setEdited(false);
  };
  const forget = () =>
    run(async () => {
      await api.forgetMemory(personaId, memory.id);
      reload();
    });
  const id = `memory-${memory.id}`;
  return (
    <li class="stack tight">
      {!isEdited ? (
        <p dir="auto">{memory.text}</p>
      ) : (
        <div class="field">
          <label for={id} class="hidden">
            {t("memory.true")}
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
      {!isEdited ? (
        <p class="row small">
          <span class="muted">{day(memory.createdAt)}</span>
          <Button
            look="plain small"
            text="memory.correct"
            about={memory.text}
            onClick={() => {
              setDraft(memory.text);
              setEdited(true);
            }}
          />
          <Button
            look="plain small"
            text="memory.forget"
            about={memory.text}
            onClick={forget}
            disabled={isBusy}
          />
        </p>
      ) : (
        <p class="row">
          <Button text="memory.keep" onClick={keep} disabled={isBusy || draft.trim() === ""} />
          <Button look="plain" text="cancel" onClick={close} />
        </p>
      )}
    </li>
  );
}
