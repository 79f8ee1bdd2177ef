/** Tells whoever runs this that an answer should not have been given, and why. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useKept } from "../hooks.ts";
import { Failure } from "../parts/failure.tsx";
import { t } from "../words/index.ts";

const REASONS: readonly api.Report["reason"][] = [
  "harmful",
  "sexual",
  "hateful",
  "impersonation",
  "private",
  "wrong",
  "other",
];

type Props = {
  personaId: string;
  message: api.Message;
  change(message: api.Message): void;
  close(): void;
};

export function Report({ personaId, message, change, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();
  const [reason, setReason] = useState<api.Report["reason"]>();
  const [text, setText] = useKept(`report.${message.id}`);
  const { isBusy, error, run } = useAction();
  useEffect(() => dialog.current?.showModal(), []);
  const send = (event: Event) => {
    event.preventDefault();
    if (reason === undefined) return;
    void run(async () => {
      const said = text.trim();
      change(await api.report(personaId, message.id, { reason, ...(said !== "" && { text: said }) }));
      setText("");
      dialog.current?.close();
    });
  };
  return (
    <dialog ref={dialog} aria-labelledby={name} onClose={close}>
      <form class="stack near" onSubmit={send}>
        <h2 id={name}>{t("report")}</h2>
        <p>{t("report.text")}</p>
        <fieldset class="field">
          <legend>{t("report.why")}</legend>
          <div class="choices tight">
            {REASONS.map((value) => (
              <label key={value} class="choice">
                <input
                  type="radio"
                  name="reason"
                  required
                  checked={reason === value}
                  onChange={() => setReason(value)}
                />
                <span>{t(`report.${value}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div class="field">
          <label for="report-text">{t("report.more")}</label>
          <textarea
            id="report-text"
            rows={2}
            dir="auto"
            maxLength={1000}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <Failure error={error} />
        <p class="row">
          <button type="submit" class="button filled" disabled={isBusy}>
            {t("report.verb")}
          </button>
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {t("cancel")}
          </button>
        </p>
      </form>
    </dialog>
  );
}
