/** The conversations with one persona: which one is talked in, what it is called, and another begun. */
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useKept, useLoad } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { Failure } from "../parts/failure.tsx";
import { t } from "../words/index.ts";
import { day } from "../words/time.ts";
import { onChange } from "./chat-news.ts";
import type { Whom } from "./chat-whom.ts";

type Props = { persona: Whom; reload(): void };

export function Threads({ persona: { id }, reload: reloadTalk }: Props) {
  const { data, error, reload, set } = useLoad(() => api.threads(id), [id]);
  const { isBusy, error: refused, run } = useAction();
  useEffect(() => onChange((changed) => changed === id && reload()), [id, reload]);
  const threads = data?.items ?? [];
  const goTo = (change: () => Promise<unknown>) =>
    run(async () => {
      await change();
      // Before the talk: what is renamed beside it is what one sees.
      set(await api.threads(id));
      reloadTalk();
    });
  if (threads.length === 0) return <Failure error={error} retry={reload} />;
  return (
    <section class="stack near" aria-labelledby="threads">
      <h2 id="threads">{t("threads")}</h2>
      <Failure error={refused ?? error} />
      <ul class="list">
        {threads.map((thread) =>
          thread.isCurrent ? (
            <Current key={thread.id} personaId={id} thread={thread} reload={reload} />
          ) : (
            <li key={thread.id}>
              <button
                type="button"
                class="button plain thread"
                disabled={isBusy}
                onClick={() => goTo(() => api.changeThread(id, thread.id, { isCurrent: true }))}
              >
                <span dir="auto">{titleOf(thread)}</span>
              </button>
            </li>
          ),
        )}
      </ul>
      <p>
        <Button
          look="plain small"
          text="threads.begin"
          onClick={() => goTo(() => api.beginThread(id))}
          disabled={isBusy}
        />
      </p>
    </section>
  );
}

const titleOf = ({ title, createdAt }: api.Thread): string =>
  title ?? t("threads.of", { day: day(createdAt) });

type CurrentProps = { personaId: string; thread: api.Thread; reload(): void };

function Current({ personaId, thread, reload }: CurrentProps) {
  const [name, setName] = useKept(`thread.${personaId}.${thread.id}`);
  const [isNamed, setNamed] = useState(name !== "");
  const { isBusy, error, run } = useAction();
  const close = () => {
    setName("");
    setNamed(false);
  };
  const keep = (event: Event) => {
    event.preventDefault();
    void run(async () => {
      await api.changeThread(personaId, thread.id, { title: name.trim() });
      close();
      reload();
    });
  };
  if (!isNamed)
    return (
      <li class="stack tight" aria-current="true">
        <p dir="auto" class="long">
          <strong>{titleOf(thread)}</strong>
        </p>
        <p>
          <Button
            look="plain small"
            text="threads.rename"
            onClick={() => {
              setName(titleOf(thread));
              setNamed(true);
            }}
          />
        </p>
      </li>
    );
  return (
    <li>
      <form class="stack tight" onSubmit={keep}>
        <label for="thread-name" class="hidden">
          {t("threads.name")}
        </label>
        <input
          id="thread-name"
          type="text"
          dir="auto"
          required
          maxLength={100}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <Failure error={error} />
        <p class="row">
          <Button text="settings.save" disabled={isBusy || name.trim() === ""} />
          <Button look="plain" text="cancel" onClick={close} />
        </p>
      </form>
    </li>
  );
}
