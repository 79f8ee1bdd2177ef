/** Tells whoever runs this that an answer should not have been given, and why. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useKept } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { Choices } from "../parts/choices.tsx";
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
        <Choices
          legend={t("report.why")}
          look="tight"
          name="reason"
          values={REASONS}
          chosen={reason}
          choose={setReason}
          label={(value) => t(`report.${value}`)}
          required
        />
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
          <Button look="filled" text="report.verb" disabled={isBusy} />
          <Button text="cancel" onClick={() => dialog.current?.close()} />
        </p>
      </form>
    </dialog>
  );
}
