/** Asks before something is deleted, and says what goes with it. The browser's own dialog: focus, Escape and all. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { useAction } from "../hooks.ts";
import type { Key } from "../words/index.ts";
import { Button } from "./button.tsx";
import { Failure } from "./failure.tsx";

type Props = {
  title: string;
  verb: Key;
  children: ComponentChildren;
  onConfirm(): Promise<void>;
  onClose(): void;
};

export function Confirm({ title, verb, children, onConfirm, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();
  const { isBusy, error, run } = useAction();
  useEffect(() => dialog.current?.showModal(), []);
  const confirm = () =>
    run(async () => {
      await onConfirm();
      dialog.current?.close();
    });
  return (
    <dialog ref={dialog} aria-labelledby={name} onClose={onClose}>
      <div class="stack near">
        <h2 id={name}>{title}</h2>
        <div class="stack tight">{children}</div>
        <Failure error={error} />
        <div class="row">
          <Button look="danger" text={verb} onClick={confirm} disabled={isBusy} />
          <Button text="confirm.keep" onClick={() => dialog.current?.close()} />
        </div>
      </div>
    </dialog>
  );
}
