/** One thing that was said, with what can be done about it: to say it otherwise; to rate, report, go through answers. */
import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useKept, useLoad } from "../hooks.ts";
import { Button, SignButton } from "../parts/button.tsx";
import { Failure } from "../parts/failure.tsx";
import { Thumbs } from "../parts/thumbs.tsx";
import { t } from "../words/index.ts";
import { Report } from "./chat-report.tsx";

/** Of the message that was looked for. */
export type Mark = { ref: RefObject<HTMLDivElement | null>; tabIndex: -1; "aria-current": "true" };

type AskedProps = {
  text: string;
  mark?: Mark | undefined;
  /** The id of a message that has arrived, unless an answer is coming. */
  id?: string | undefined;
  edit?: ((text: string) => void) | undefined;
};

export function Asked({ text, mark, id = "", edit }: AskedProps) {
  const [draft, setDraft] = useKept(`edit.${id}`);
  const [isEdited, setEdited] = useState(draft !== "" && edit !== undefined);
  const close = () => {
    setDraft("");
    setEdited(false);
  };
  if (isEdited && edit)
    return (
      <form
        class="asked editing stack tight"
        onSubmit={(event) => {
          event.preventDefault();
          edit(draft.trim());
        }}
      >
        <label for="edited">{t("chat.edit.label")}</label>
        <textarea
          id="edited"
          rows={3}
          dir="auto"
          maxLength={4000}
          value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)}
        />
        <p class="muted small">{t("chat.edit.text")}</p>
        <p class="row">
          <Button text="chat.edit.verb" disabled={draft.trim() === "" || draft.trim() === text} />
          <Button look="plain" text="cancel" onClick={close} />
        </p>
      </form>
    );
  return (
    <div class="asked-row" {...mark}>
      <div class="asked">
        <span class="hidden">{t("chat.you")}: </span>
        <p dir="auto">{text}</p>
      </div>
      {edit && (
        <Button
          look="plain small quiet"
          text="chat.edit"
          about={text.slice(0, 60)}
          onClick={() => {
            setDraft(text);
            setEdited(true);
          }}
        />
      )}
    </div>
  );
}

const NOTES = {
  complete: undefined,
  interrupted: "chat.interrupted",
  stopped: "chat.stopped",
} as const;

type SaidProps = { name: string; text: string; status?: api.Message["status"]; isComing?: boolean };

export function Said({ name, text, status = "complete", isComing = false }: SaidProps) {
  const note = NOTES[status];
  return (
    <div class={isComing ? "said coming" : "said"} aria-hidden={isComing ? "true" : undefined}>
      <span class="hidden">{name}: </span>
      <p class="voice" dir="auto">
        {text === "" ? <span class="muted">…</span> : text}
      </p>
      {note && <p class="muted small">{t(note)}</p>}
    </div>
  );
}

type ActionsProps = {
  personaId: string;
  message: api.Message;
  /** Only the last answer can be given anew, or be another one. */
  anew: (() => void) | undefined;
  change(message: api.Message): void;
};

export function Actions({ personaId, message, anew, change }: ActionsProps) {
  const [isReporting, setReporting] = useState(false);
  const { isBusy, error, run } = useAction();
  const rate = (rating: "up" | "down" | null) =>
    run(async () => change(await api.rate(personaId, message.id, rating)));
  return (
    <div class="actions">
      <p class="row">
        <Thumbs asks="chat.rate" rating={message.rating} {...{ isBusy, rate }} />
        {message.isReported ? (
          <span class="muted small">{t("report.done")}</span>
        ) : (
          <SignButton sign="flag" text="report" onClick={() => setReporting(true)} />
        )}
        {anew && (message.alternatives ?? 0) > 0 && (
          <Alternatives personaId={personaId} message={message} change={change} />
        )}
        {anew && <Button look="plain small" text="chat.anew" onClick={anew} />}
      </p>
      <Failure error={error} />
      {isReporting && <Report {...{ personaId, message, change }} close={() => setReporting(false)} />}
    </div>
  );
}

type AlternativesProps = Omit<ActionsProps, "anew">;

function Alternatives({ personaId, message, change }: AlternativesProps) {
  const { data } = useLoad(
    () => api.alternatives(personaId, message.id),
    [personaId, message.replyTo, message.alternatives],
  );
  const { isBusy, error, run } = useAction();
  const items = data?.items ?? [];
  const at = items.findIndex(({ id }) => id === message.id);
  if (at === -1) return null;
  const choose = (other: api.Message | undefined) =>
    other && run(async () => change(await api.choose(personaId, other.id)));
  return (
    <span class="alternatives">
      <SignButton
        sign="before"
        text="chat.before"
        onClick={() => choose(items[at - 1])}
        disabled={isBusy || at === 0}
      />
      <span class="small muted" role="status">
        {t("chat.alternative", { at: at + 1, total: items.length })}
      </span>
      <SignButton
        sign="after"
        text="chat.after"
        onClick={() => choose(items[at + 1])}
        disabled={isBusy || at === items.length - 1}
      />
      <Failure error={error} />
    </span>
  );
}
