/** An address to hand on: shared by the system where it can, copied elsewhere. */
import { useId, useState } from "preact/hooks";
import { t } from "../words/index.ts";
import { Button } from "./button.tsx";

export function Share({ label, url, text }: { label: string; url: string; text: string }) {
  const [note, setNote] = useState("");
  const copy = async () => {
    await navigator.clipboard.writeText(url).then(
      () => setNote(t("copy.copied")),
      () => setNote(t("copy.by-hand")),
    );
  };
  const share = () => navigator.share({ text, url }).catch(() => {});
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="row share">
        <input id={id} type="text" readOnly value={url} onFocus={(event) => event.currentTarget.select()} />
        <Button text="copy" onClick={copy} />
        {"share" in navigator && <Button text="share" onClick={share} />}
      </div>
      <p class="small muted" role="status">
        {note}
      </p>
    </div>
  );
}
