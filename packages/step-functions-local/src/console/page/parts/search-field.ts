import { useLayoutEffect, useRef } from "preact/hooks";
import { html } from "../html.ts";
import { Icon } from "./icon.ts";

type Props = { label: string; value: string; onInput(value: string): void; hasKey?: boolean };

/** A field to search with; with `hasKey`, `/` leads to it from anywhere but another field. */
export function SearchField({ label, value, onInput, hasKey = false }: Props) {
  const input = useRef<HTMLInputElement>(null);
  // Whoever sees the field can press the key.
  useLayoutEffect(() => {
    if (!hasKey) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping = (event.target as HTMLElement).matches("input, textarea, select");
      if (event.key !== "/" || isTyping || document.querySelector("dialog[open]") !== null) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [hasKey]);
  return html`<label class="search">
    <${Icon} name="search" />
    <input
      ref=${input} type="search" placeholder=${label} aria-label=${label} value=${value} spellcheck=${false}
      aria-keyshortcuts=${hasKey ? "/" : undefined}
      onInput=${(event: InputEvent) => onInput((event.target as HTMLInputElement).value)}
    />
  </label>`;
}
