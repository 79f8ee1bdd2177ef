/** An address to hand on: shared by the system where it can, copied elsewhere. */
import { useState } from "preact/hooks";

export function Share({ label, url, text }: { label: string; url: string; text: string }) {
  const [note, setNote] = useState("");
  const copy = async () => {
    await navigator.clipboard.writeText(url).then(
      () => setNote("Copied."),
      () => setNote("Select the address and copy it."),
    );
  };
  const share = () => navigator.share({ text, url }).catch(() => {});
  const id = `share-${label.replaceAll(/\W/g, "")}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="row share">
        <input id={id} type="text" readOnly value={url} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" class="button" onClick={copy}>
          Copy
        </button>
        {"share" in navigator && (
          <button type="button" class="button" onClick={share}>
            Share
          </button>
        )}
      </div>
      <p class="small muted" role="status">
        {note}
      </p>
    </div>
  );
}
